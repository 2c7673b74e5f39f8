//! What a family is told, on the days around each boundary.

use super::*;
use crate::model::{Coverage, DocumentKind, MemberFacts, Paper, PaperState};
use crate::rules::table::is_source;
use crate::words::{Lang, Words};

/// Of a family that has told nothing else.
fn family_warnings_on(family: &[Member], today: NaiveDate) -> Vec<FamilyWarning> {
    super::family_warnings_on(family, &Affairs::default(), today)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn member(id: &str) -> Member {
    Member { id: id.to_owned(), name: "山田　花子".to_owned(), facts: MemberFacts::default(), papers: Vec::new() }
}

fn with_card(id: &str, birth: &str, issued: &str) -> Member {
    let card = CardFacts { birth_date: Some(day(birth)), card_issued: Some(day(issued)), ..CardFacts::default() };
    Member { facts: MemberFacts { card, ..MemberFacts::default() }, ..member(id) }
}

/// An adult whose certificate ends 2023-07-07 (opens 04-08, promised 10-07).
fn adult() -> Member {
    with_card("adult", "1985-07-07", "2018-09-01")
}

/// A child whose card ends 2023-07-07 (opens 04-08).
fn child() -> Member {
    with_card("child", "2015-07-07", "2018-09-01")
}

fn paper(kind: DocumentKind, state: PaperState, saved: Option<&str>, until: Option<&str>) -> Paper {
    let coverage = Coverage { saved_on: saved.map(day), valid_until: until.map(day), ..Coverage::default() };
    Paper { document: "d".to_owned(), kind, saved_on: saved.map(day), coverage, pages: vec![1], state }
}

fn with_paper(kind: DocumentKind, state: PaperState, saved: Option<&str>, until: Option<&str>) -> Member {
    Member { papers: vec![paper(kind, state, saved, until)], ..member("m") }
}

/// Paper, stage, severity, date and days left of each warning.
fn told(family: &[Member], today: &str) -> Vec<(&'static str, &'static str, &'static str, String, i64)> {
    let warnings = family_warnings_on(family, day(today));
    warnings.iter().map(|w| (w.paper.key(), w.stage.key(), w.severity.key(), w.date.to_string(), w.days_left)).collect()
}

#[test]
fn user_certificate_warns_from_the_window_on_and_changes_on_each_boundary() {
    let end = "2023-07-07";
    let table = [
        ("2023-04-07", None),
        ("2023-04-08", Some(("renewable", "info", end, 90))),
        ("2023-05-11", Some(("renewable", "info", end, 57))),
        ("2023-05-12", Some(("renewable", "soon", end, 56))),
        ("2023-06-29", Some(("renewable", "soon", end, 8))),
        ("2023-06-30", Some(("renewable", "urgent", end, 7))),
        ("2023-07-07", Some(("renewable", "urgent", end, 0))),
        ("2023-07-08", Some(("grace", "urgent", "2023-10-07", 91))),
        ("2023-10-07", Some(("grace", "urgent", "2023-10-07", 0))),
        ("2023-10-08", Some(("ended", "ended", end, -93))),
    ];
    for (today, expected) in table {
        let expected =
            expected.map(|(stage, severity, date, left)| ("user_certificate", stage, severity, date.to_owned(), left));
        assert_eq!(told(&[adult()], today), Vec::from_iter(expected), "{today}");
    }
}

#[test]
fn childs_card_presses_from_eight_weeks_and_has_no_grace() {
    let table = [
        ("2023-04-07", None),
        ("2023-04-08", Some(("renewable", "info", 90))),
        ("2023-05-11", Some(("renewable", "info", 57))),
        ("2023-05-12", Some(("renewable", "soon", 56))),
        ("2023-06-05", Some(("renewable", "soon", 32))),
        ("2023-06-06", Some(("renewable", "urgent", 31))),
        ("2023-07-07", Some(("renewable", "urgent", 0))),
        ("2023-07-08", Some(("ended", "ended", -1))),
    ];
    for (today, expected) in table {
        let expected = expected.map(|(stage, severity, left)| ("card", stage, severity, "2023-07-07".to_owned(), left));
        assert_eq!(told(&[child()], today), Vec::from_iter(expected), "{today}");
    }
}

#[test]
fn dates_that_were_typed_in_warn_without_the_others() {
    let typed = |card| Member { facts: MemberFacts { card, ..MemberFacts::default() }, ..member("m") };
    let cert = CardFacts { cert_expires: Some(day("2026-12-01")), ..CardFacts::default() };
    assert_eq!(told(&[typed(cert)], "2026-11-21")[0].0, "user_certificate");
    let childs = CardFacts { birth_date: Some(day("2015-12-01")), ..cert };
    assert_eq!(told(&[typed(childs)], "2026-11-21")[0].0, "card", "a child's card ends with it");
    let card = CardFacts { card_expires: Some(day("2026-12-01")), ..CardFacts::default() };
    assert_eq!(told(&[typed(card)], "2026-11-21")[0].0, "card");
    let wrong = CardFacts { birth_date: Some(day("2025-01-01")), card_issued: Some(day("2020-01-01")), ..cert };
    assert_eq!(told(&[typed(wrong)], "2026-11-21").len(), 1, "contradicting facts do not silence the typed end");
    assert_eq!(told(&[member("m")], "2026-11-21"), []);
}

#[test]
fn birth_date_on_a_paper_serves_where_none_was_typed_in() {
    let mut member = adult();
    member.facts.card.birth_date = None;
    assert_eq!(told(&[member.clone()], "2023-05-01"), []);
    let mut certificate = paper(DocumentKind::EligibilityCertificate, PaperState::InUse, None, Some("2030-01-01"));
    certificate.coverage.birth_date = Some(day("1985-07-07"));
    member.papers.push(certificate);
    assert_eq!(told(&[member], "2023-05-01")[0].0, "user_certificate");
}

/// Born 1990-05-20, card of 2022-11-01: the certificate ends 2027-05-20.
fn resident(stay: &str) -> Member {
    let mut member = with_card("guest", "1990-05-20", "2022-11-01");
    member.facts.card.stay_until = Some(day(stay));
    member
}

#[test]
fn certificate_that_ends_before_the_stay_is_told_as_a_certificate() {
    let warnings = family_warnings_on(&[resident("2029-01-01")], day("2027-05-01"));
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].paper, WarnedPaper::UserCertificate);
    let text = warnings[0].worded(Words::of(Lang::Ja));
    assert!(text.title.contains("電子証明書") && !text.text.contains("在留"), "{} {}", text.title, text.text);
}

#[test]
fn card_that_outlives_its_certificate_names_no_login_after_the_certificates_end() {
    let family = [resident("2027-07-01")];
    let fetch = |today| {
        let warnings = family_warnings_on(&family, day(today));
        let steps = warnings.into_iter().filter(|w| w.paper == WarnedPaper::Card).flat_map(|w| w.steps);
        steps.filter(|step| step.id == "fetch_pdf").map(|step| step.by.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(fetch("2027-05-20"), [day("2027-05-20")]);
    assert_eq!(fetch("2027-05-21"), []);
    // Ten years: the certificate was never renewed.
    let old = [with_card("old", "1985-07-07", "2018-09-01")];
    let ids = |today| {
        let warnings = family_warnings_on(&old, day(today));
        warnings.into_iter().flat_map(|w| w.steps).map(|step| step.id).collect::<Vec<_>>()
    };
    assert!(!ids("2028-06-01").contains(&"fetch_pdf"));
}

#[test]
fn card_that_has_ended_is_one_matter_whatever_became_of_its_certificate() {
    let family = [resident("2027-07-01")];
    assert_eq!(told(&family, "2027-07-01").len(), 2);
    for today in ["2027-07-02", "2027-08-21", "2028-01-01"] {
        let told = told(&family, today);
        assert_eq!(
            told.iter().map(|warning| (warning.0, warning.1)).collect::<Vec<_>>(),
            [("card", "ended")],
            "{today}"
        );
    }
}

#[test]
fn day_that_was_worked_out_is_told_as_such_and_asks_for_the_renewed_one_first() {
    let computed = with_card("m", "1957-01-01", "2020-06-01");
    let worded = |member: &Member, today| {
        let warnings = family_warnings_on(std::slice::from_ref(member), day(today));
        warnings[0].worded(Words::of(Lang::Ja))
    };
    let ended = worded(&computed, "2026-11-21");
    assert!(ended.estimated && ended.text.contains("計算"), "{}", ended.text);
    assert_eq!(ended.steps[0].id, "correct_date");
    let mut typed = computed.clone();
    typed.facts.card.cert_expires = Some(day("2025-01-01"));
    let known = worded(&typed, "2026-11-21");
    assert!(!known.estimated && !known.text.contains("計算"), "{}", known.text);
    assert_eq!(known.severity, Severity::Ended);
    assert_ne!(known.steps[0].id, "correct_date");
}

#[test]
fn pdf_saved_after_the_computed_end_shows_that_the_certificate_was_renewed() {
    let mut member = with_card("m", "1957-01-01", "2020-06-01");
    let kind = DocumentKind::EligibilityPdf;
    member.papers = vec![paper(kind, PaperState::InUse, Some("2026-10-01"), None)];
    let first = |member: &Member| family_warnings_on(std::slice::from_ref(member), day("2026-11-21")).remove(0);
    let renewed = first(&member);
    assert_eq!((renewed.severity, renewed.steps.len()), (Severity::Info, 1));
    assert!(Words::of(Lang::Ja).render(&renewed.text).contains("更新されています"));
    member.papers[0].saved_on = Some(day("2024-12-31"));
    assert_eq!(first(&member).severity, Severity::Ended, "saved while the first one was valid");
    member.papers[0].saved_on = Some(day("2026-10-01"));
    member.facts.card.cert_expires = Some(day("2025-01-01"));
    assert_eq!(first(&member).severity, Severity::Ended, "a typed day is taken at its word");
}

#[test]
fn papers_with_a_last_day_warn_before_and_after_it() {
    let until = "2026-07-31";
    let kinds = [
        (DocumentKind::EligibilityCertificate, "eligibility_certificate", "urgent"),
        (DocumentKind::EligibilityPdf, "eligibility_pdf", "soon"),
        (DocumentKind::EligibilityNotice, "eligibility_notice", "soon"),
    ];
    for (kind, key, near) in kinds {
        let family = |state| [with_paper(kind, state, Some("2026-07-01"), Some(until))];
        let table = [
            ("2026-06-30", None),
            ("2026-07-01", Some(("ending", "soon", 30))),
            ("2026-07-23", Some(("ending", "soon", 8))),
            ("2026-07-24", Some(("ending", near, 7))),
            ("2026-07-31", Some(("ending", near, 0))),
            ("2026-08-01", Some(("ended", "ended", -1))),
        ];
        for (today, expected) in table {
            let expected = expected.map(|(stage, severity, left)| (key, stage, severity, until.to_owned(), left));
            assert_eq!(told(&family(PaperState::InUse), today), Vec::from_iter(expected), "{key} {today}");
        }
        assert_eq!(told(&family(PaperState::Expired), "2026-08-01").len(), 1, "an expired paper is still the newest");
        for silent in [PaperState::Superseded, PaperState::Binned] {
            assert_eq!(told(&family(silent), "2026-08-01"), [], "{key} {silent:?}");
        }
    }
}

#[test]
fn child_certificate_warns_before_and_after_its_last_day() {
    let facts = MemberFacts { child_certificate_until: Some(day("2026-09-30")), ..MemberFacts::default() };
    let family = [Member { facts, ..member("m") }];
    let severity = |today| told(&family, today).first().map(|warning| warning.2);
    let table = [
        ("2026-08-30", None),
        ("2026-08-31", Some("soon")),
        ("2026-09-23", Some("urgent")),
        ("2026-09-30", Some("urgent")),
        ("2026-10-01", Some("ended")),
    ];
    for (today, expected) in table {
        assert_eq!(severity(today), expected, "{today}");
    }
}

#[test]
fn pdf_older_than_ninety_days_is_told_of_once() {
    let pdf = |until| [with_paper(DocumentKind::EligibilityPdf, PaperState::InUse, Some("2026-01-01"), until)];
    assert_eq!(told(&pdf(None), "2026-04-01"), [], "ninety days");
    let old = ("eligibility_pdf", "old", "info", "2026-04-02".to_owned(), 0);
    assert_eq!(told(&pdf(None), "2026-04-02"), [old]);
    assert_eq!(told(&pdf(Some("2026-04-30")), "2026-04-20").len(), 1, "one matter, one warning");
    let future = with_paper(DocumentKind::EligibilityPdf, PaperState::InUse, Some("2027-01-01"), None);
    assert_eq!(told(&[future], "2026-04-20"), []);
    let notice = with_paper(DocumentKind::EligibilityNotice, PaperState::InUse, Some("2020-01-01"), None);
    assert_eq!(told(&[notice], "2026-04-20"), [], "a notice does not age");
}

#[test]
fn unregistered_card_without_a_certificate_is_told_of_until_one_is_there() {
    let mut member = with_paper(DocumentKind::EligibilityPdf, PaperState::InUse, Some("2026-11-01"), None);
    assert_eq!(told(&[member.clone()], "2026-11-21"), [], "nobody said anything of the registration");
    member.facts.registered = Some(false);
    let missing = &family_warnings_on(&[member.clone()], day("2026-11-21"))[0];
    assert_eq!((missing.paper.key(), missing.stage.key()), ("eligibility_certificate", "missing"));
    assert_eq!(missing.steps[0].id, "ask_eligibility_certificate");
    for lang in Lang::ALL {
        let worded = missing.worded(Words::of(lang));
        assert!(worded.text.contains("資格確認書") && !worded.steps[1].text.contains("present-"), "{lang:?}");
    }
    member.papers.push(paper(DocumentKind::EligibilityCertificate, PaperState::InUse, None, Some("2030-01-01")));
    assert_eq!(told(&[member.clone()], "2026-11-21"), []);
    assert_eq!(member.main_paper().unwrap().kind, DocumentKind::EligibilityCertificate, "it is what is shown then");
    member.facts.registered = Some(true);
    assert_eq!(member.main_paper().unwrap().kind, DocumentKind::EligibilityPdf);
}

#[test]
fn notice_is_silent_beside_a_pdf() {
    let mut member =
        with_paper(DocumentKind::EligibilityPdf, PaperState::InUse, Some("2026-07-01"), Some("2026-07-31"));
    member.papers.push(paper(DocumentKind::EligibilityNotice, PaperState::InUse, None, Some("2026-07-31")));
    assert_eq!(told(&[member], "2026-07-20").len(), 1);
}

#[test]
fn new_pdf_waits_for_the_renewal_where_the_portal_is_closed() {
    let mut member = adult();
    member.papers = vec![paper(DocumentKind::EligibilityPdf, PaperState::InUse, Some("2023-01-01"), None)];
    let step = |today| {
        let warnings = family_warnings_on(std::slice::from_ref(&member), day(today));
        warnings.iter().find(|w| w.paper == WarnedPaper::EligibilityPdf).map(|w| w.steps[0].id)
    };
    assert_eq!(step("2023-07-07"), Some("fetch_new_pdf"));
    assert_eq!(step("2023-07-08"), Some("fetch_pdf_after_renewal"));
}

#[test]
fn certificate_of_the_late_elderly_says_what_holds_on_the_day() {
    let mut member =
        with_paper(DocumentKind::EligibilityCertificate, PaperState::InUse, Some("2025-07-01"), Some("2026-07-31"));
    let first = |member: &Member, today| {
        let warnings = family_warnings_on(std::slice::from_ref(member), day(today));
        (warnings[0].steps[0].id, warnings[0].sources.iter().any(|source| source == "D §0"))
    };
    assert_eq!(first(&member, "2026-07-31"), ("renew_eligibility_certificate", false), "another scheme");
    member.papers[0].coverage.insurer_number = Some("39131016".to_owned());
    assert_eq!(first(&member, "2026-07-31"), ("late_elderly_all", true));
    assert_eq!(first(&member, "2026-08-01"), ("late_elderly_by_age", true));
}

#[test]
fn card_on_the_phone_adds_a_step() {
    let mut member = adult();
    let has = |member: &Member| {
        let warnings = family_warnings_on(std::slice::from_ref(member), day("2023-05-01"));
        warnings[0].steps.iter().any(|step| step.id == "check_phone")
    };
    assert!(!has(&member));
    member.facts.on_phone = Some(true);
    assert!(has(&member));
}

#[test]
fn most_urgent_comes_first_then_the_earlier_day_then_the_familys_order() {
    let ended = with_paper(DocumentKind::EligibilityCertificate, PaperState::Expired, None, Some("2023-06-01"));
    let twin = Member { id: "twin".to_owned(), ..child() };
    let later = with_card("later", "2015-07-08", "2018-09-01");
    let old = Member { id: "old".to_owned(), ..adult() };
    let family = [old, later, child(), twin, ended];
    let order: Vec<(String, Severity)> =
        family_warnings_on(&family, day("2023-06-20")).into_iter().map(|w| (w.member, w.severity)).collect();
    let expected = [
        ("m", Severity::Ended),
        ("child", Severity::Urgent),
        ("twin", Severity::Urgent),
        ("later", Severity::Urgent),
        ("old", Severity::Soon),
    ];
    assert_eq!(order, expected.map(|(member, severity)| (member.to_owned(), severity)));
}

/// A family with every kind of matter, and days that show each in every stage.
fn everything() -> ([Member; 4], [&'static str; 12]) {
    let facts = MemberFacts { child_certificate_until: Some(day("2023-07-07")), ..child().facts };
    let mut elder = with_paper(DocumentKind::EligibilityPdf, PaperState::InUse, Some("2023-01-01"), Some("2023-07-31"));
    elder.papers.push(paper(DocumentKind::EligibilityCertificate, PaperState::InUse, None, Some("2023-07-31")));
    let mut noticed = with_paper(DocumentKind::EligibilityNotice, PaperState::InUse, None, Some("2023-07-31"));
    noticed.facts.card = CardFacts { stay_until: Some(day("2023-07-10")), ..adult().facts.card };
    noticed.facts.card.card_issued = Some(day("2022-10-10"));
    let mut adult = adult();
    adult.facts.on_phone = Some(true);
    let days = [
        "2023-04-08",
        "2023-05-08",
        "2023-05-12",
        "2023-05-13",
        "2023-06-23",
        "2023-07-06",
        "2023-07-07",
        "2023-07-08",
        "2023-07-31",
        "2023-08-01",
        "2023-10-07",
        "2023-10-08",
    ];
    ([adult, Member { facts, ..child() }, elder, noticed], days)
}

#[test]
fn every_warning_has_a_next_step_proper_sources_and_whole_texts_in_every_language() {
    let (family, days) = everything();
    let mut seen = std::collections::BTreeSet::new();
    for today in days {
        for warning in family_warnings_on(&family, day(today)) {
            seen.insert((warning.paper.key(), warning.stage.key()));
            assert!(!warning.steps.is_empty() && !warning.sources.is_empty());
            assert!(warning.sources.iter().all(|source| is_source(source)), "{:?}", warning.sources);
            for lang in Lang::ALL {
                let worded = warning.worded(Words::of(lang));
                let texts = [&worded.title, &worded.text].into_iter().chain(worded.steps.iter().map(|s| &s.text));
                for text in texts {
                    let id = text.starts_with("warn-") || text.starts_with("step-");
                    assert!(!id && !text.contains(['{', '$']), "{lang:?} {text}");
                    assert!(!text.contains("花子"), "names stay out: {text}");
                }
            }
        }
    }
    assert_eq!(seen.len(), 14, "{seen:?}");
}

#[test]
fn no_step_is_due_before_the_day_of_the_warning() {
    let (family, days) = everything();
    for today in days {
        for warning in family_warnings_on(&family, day(today)) {
            for step in &warning.steps {
                assert!(step.by.is_none_or(|by| day(today) <= by), "{today} {warning:?}");
            }
        }
    }
}

#[test]
fn warning_in_json_has_the_keys_of_the_contract() {
    let warning = &family_warnings_on(&[adult()], day("2023-07-01"))[0];
    let json = serde_json::to_value(warning.worded(Words::of(Lang::En))).unwrap();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "member",
            "paper",
            "stage",
            "severity",
            "date",
            "days_left",
            "title",
            "text",
            "steps",
            "sources",
            "estimated",
            "subject"
        ]
    );
    assert_eq!(json["paper"], "user_certificate");
    assert_eq!(json["severity"], "urgent");
    assert_eq!(json["date"], "2023-07-07");
    assert_eq!(json["steps"][0]["by"], "2023-07-07");
}
