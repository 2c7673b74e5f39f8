//! A PDF that others will use, and one of a former insurer, on the days around each boundary.

use super::*;
use crate::model::{CardFacts, Coverage, DocumentKind, Member, MemberFacts, Paper, PaperState, Relation};
use crate::rules::events::BegunEvent;
use crate::rules::{Affairs, PaperUse, family_warnings_on, notice_plan_on, shown_on};
use crate::words::{Lang, Words};
use std::collections::{BTreeMap, BTreeSet};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn pdf(saved: &str, insurer: &str, number: &str) -> Paper {
    let coverage = Coverage {
        saved_on: Some(day(saved)),
        insurer_number: Some(insurer.to_owned()),
        symbol: Some("12".to_owned()),
        number: Some(number.to_owned()),
        ..Coverage::default()
    };
    let (kind, state) = (DocumentKind::EligibilityPdf, PaperState::InUse);
    Paper { document: "d".to_owned(), kind, saved_on: Some(day(saved)), coverage, pages: vec![1], state }
}

fn member(id: &str, saved: &str) -> Member {
    let papers = vec![pdf(saved, "06130488", "345")];
    Member { id: id.to_owned(), name: "山田　花子".to_owned(), facts: MemberFacts::default(), papers }
}

fn used(member: &str, on: &str) -> PaperUse {
    PaperUse { member: member.to_owned(), day: day(on) }
}

fn begun(member: &str, event: &str, on: &str) -> BegunEvent {
    BegunEvent { member: member.to_owned(), event: event.to_owned(), day: day(on) }
}

/// Member, stage, severity and date of each warning.
fn told(family: &[Member], affairs: &Affairs, today: &str) -> Vec<(String, &'static str, &'static str, String)> {
    let warnings = family_warnings_on(family, affairs, day(today));
    warnings.iter().map(|w| (w.member.clone(), w.stage.key(), w.severity.key(), w.date.to_string())).collect()
}

fn stage(family: &[Member], affairs: &Affairs, today: &str) -> Option<(&'static str, &'static str)> {
    told(family, affairs, today).first().map(|(_, stage, severity, _)| (*stage, *severity))
}

#[test]
fn pdf_that_will_be_old_on_a_trip_is_told_of_three_weeks_before_and_presses_in_the_last() {
    // 90 days after 2026-01-01 is 2026-04-01: the trip a day later finds it old.
    let family = [member("m", "2026-01-01")];
    let affairs = |on: &str| Affairs { uses: vec![used("m", on)], ..Affairs::default() };
    let table = [
        ("2026-03-11", None),
        ("2026-03-12", Some(("before_event", "soon"))),
        ("2026-03-25", Some(("before_event", "soon"))),
        ("2026-03-26", Some(("before_event", "urgent"))),
        ("2026-04-02", Some(("before_event", "urgent"))),
        ("2026-04-03", Some(("old", "info"))),
    ];
    for (today, expected) in table {
        assert_eq!(stage(&family, &affairs("2026-04-02"), today), expected, "{today}");
        assert_eq!(stage(&family, &affairs("2026-04-01"), today).filter(|now| now.0 == "before_event"), None);
    }
    assert_eq!(told(&family, &affairs("2026-04-02"), "2026-03-12")[0].3, "2026-04-02");
    let fresh = [member("m", "2026-03-12")];
    assert_eq!(told(&fresh, &affairs("2026-04-02"), "2026-03-26"), [], "a newer PDF silences it");
    assert_eq!(told(&family, &Affairs { uses: vec![used("x", "2026-04-02")], ..Affairs::default() }, "2026-03-26"), []);
}

#[test]
fn next_of_several_trips_counts_and_entering_a_school_is_one() {
    let family = [member("m", "2026-01-01")];
    let affairs = Affairs {
        uses: vec![used("m", "2026-09-01"), used("m", "2026-06-01")],
        begun: vec![begun("m", "entering_school", "2026-04-07")],
        ..Affairs::default()
    };
    for (today, next) in [("2026-04-07", "2026-04-07"), ("2026-05-20", "2026-06-01"), ("2026-08-20", "2026-09-01")] {
        assert_eq!(told(&family, &affairs, today)[0].3, next, "{today}");
    }
    assert_eq!(stage(&family, &affairs, "2026-07-01"), Some(("old", "info")), "between two trips");
}

#[test]
fn pdf_saved_before_the_insurer_changed_is_told_of_from_the_day_after_until_a_new_one_is_there() {
    let affairs = Affairs { begun: vec![begun("m", "job_change", "2026-03-31")], ..Affairs::default() };
    let table = [
        ("2026-03-31", None),
        ("2026-04-01", Some(("former_insurer", "soon"))),
        ("2026-04-14", Some(("former_insurer", "soon"))),
        ("2026-04-15", Some(("former_insurer", "urgent"))),
        ("2027-04-15", Some(("former_insurer", "urgent"))),
    ];
    for saved in ["2026-03-01", "2026-03-31"] {
        for (today, expected) in table {
            assert_eq!(stage(&[member("m", saved)], &affairs, today), expected, "{saved} {today}");
        }
    }
    assert_eq!(told(&[member("m", "2026-04-01")], &affairs, "2026-04-15"), [], "saved after the change");
}

#[test]
fn ended_event_goes_on_to_count_until_a_newer_paper_is_there() {
    let affairs = Affairs { ended: vec![begun("m", "job_change", "2026-03-31")], ..Affairs::default() };
    assert_eq!(stage(&[member("m", "2026-03-01")], &affairs, "2026-04-01"), Some(("former_insurer", "soon")));
    assert_eq!(told(&[member("m", "2026-04-10")], &affairs, "2026-04-15"), [], "a newer PDF");
}

#[test]
fn notice_or_certificate_of_a_former_insurer_is_told_of_where_there_is_no_pdf() {
    let affairs = Affairs { begun: vec![begun("m", "job_change", "2026-03-31")], ..Affairs::default() };
    for kind in [DocumentKind::EligibilityNotice, DocumentKind::EligibilityCertificate] {
        let of = |issued: Option<&str>| {
            let mut one = member("m", "2026-03-01");
            one.papers[0].kind = kind;
            one.papers[0].saved_on = None;
            one.papers[0].coverage.saved_on = None;
            one.papers[0].coverage.issued_on = issued.map(day);
            one.papers[0].coverage.valid_until = Some(day("2026-05-01"));
            one
        };
        let table = [
            ("2026-03-31", None),
            ("2026-04-01", Some(("former_insurer", "soon"))),
            ("2026-04-15", Some(("former_insurer", "urgent"))),
            ("2026-05-02", Some(("former_insurer", "urgent"))),
        ];
        for (today, expected) in table {
            let family = [of(Some("2025-08-01"))];
            assert_eq!(stage(&family, &affairs, today).filter(|now| now.0 != "ending"), expected, "{kind:?} {today}");
            assert!(told(&family, &affairs, today).len() <= 1, "one matter, one warning");
        }
        let plan = notice_plan_on(&[of(Some("2025-08-01"))], &affairs, None, day("2026-03-31"));
        let days: Vec<String> = plan
            .iter()
            .filter(|notice| notice.warnings.iter().any(|warning| warning.stage == WarningStage::FormerInsurer))
            .map(|notice| notice.date.to_string())
            .collect();
        assert_eq!(days, ["2026-04-01", "2026-04-15"]);
        assert_eq!(stage(&[of(Some("2026-04-01"))], &affairs, "2026-04-20").filter(|now| now.0 != "ending"), None);
        assert_eq!(stage(&[of(None)], &affairs, "2026-03-20"), None, "nothing says from when it is");
        let mut with_pdf = of(Some("2025-08-01"));
        with_pdf.papers.push(pdf("2026-04-10", "06130488", "345"));
        assert!(told(&[with_pdf], &affairs, "2026-04-15").iter().all(|told| told.1 != "former_insurer"));
        for lang in Lang::ALL {
            let worded =
                family_warnings_on(&[of(Some("2025-08-01"))], &affairs, day("2026-04-01"))[0].worded(Words::of(lang));
            let name =
                if kind == DocumentKind::EligibilityNotice { "資格情報のお知らせ" } else { "資格確認書" };
            assert!(worded.text.contains(name) && !worded.text.contains(['{', '$']), "{lang:?} {}", worded.text);
        }
    }
}

#[test]
fn each_event_changes_the_insurers_that_it_changes() {
    let table = [
        ("job_change", "06130488", true),
        ("job_gap", "06130488", true),
        ("retirement", "06130488", true),
        ("leaving_dependant", "06130488", true),
        ("joining_dependant", "138057", true),
        ("moving", "138057", true),
        ("moving", "06130488", false),
        ("birth", "06130488", false),
        ("name_change", "06130488", false),
        ("lost_card", "138057", false),
    ];
    for (event, insurer, changes) in table {
        let family = [Member { papers: vec![pdf("2026-03-01", insurer, "345")], ..member("m", "2026-03-01") }];
        let affairs = Affairs { begun: vec![begun("m", event, "2026-03-31")], ..Affairs::default() };
        assert_eq!(!told(&family, &affairs, "2026-04-01").is_empty(), changes, "{event} {insurer}");
    }
}

#[test]
fn change_of_the_person_who_works_concerns_those_insured_through_it() {
    let child = member("child", "2026-03-01");
    let mut father = member("father", "2026-04-10");
    father.papers = vec![pdf("2026-04-10", "01130012", "7"), pdf("2026-01-10", "06130488", "345")];
    father.papers[1].state = PaperState::Superseded;
    father.papers[1].coverage.relation = Some(Relation::Insured);
    let stranger = Member { papers: vec![pdf("2026-03-01", "06130488", "999")], ..member("aunt", "2026-03-01") };
    let affairs = Affairs { begun: vec![begun("father", "job_change", "2026-03-31")], ..Affairs::default() };
    let family = [father.clone(), child.clone(), stranger];
    let whose: Vec<String> = told(&family, &affairs, "2026-04-12").into_iter().map(|(member, ..)| member).collect();
    assert_eq!(whose, ["child"], "the father's new PDF is there, the aunt has other numbers");
    father.papers[1].coverage.relation = Some(Relation::Family);
    assert_eq!(told(&[father, child], &affairs, "2026-04-12"), [], "a dependant's own job changes nobody else's");
}

#[test]
fn pdf_saved_before_the_seventy_fifth_birthday_is_of_the_former_scheme_from_that_day() {
    let elder = |saved: &str, insurer: &str| {
        let card = CardFacts { birth_date: Some(day("1951-11-21")), ..CardFacts::default() };
        let facts = MemberFacts { card, ..MemberFacts::default() };
        [Member { facts, papers: vec![pdf(saved, insurer, "345")], ..member("e", saved) }]
    };
    let none = Affairs::default();
    assert_eq!(stage(&elder("2026-11-01", "138057"), &none, "2026-11-20"), None);
    assert_eq!(stage(&elder("2026-11-01", "138057"), &none, "2026-11-21"), Some(("former_insurer", "soon")));
    assert_eq!(stage(&elder("2026-11-21", "138057"), &none, "2026-12-01"), None, "saved on the birthday");
    assert_eq!(stage(&elder("2026-11-01", "39131016"), &none, "2026-12-01"), None, "of the new scheme already");
}

#[test]
fn dependants_lose_their_insurance_on_the_seventy_fifth_birthday_of_the_insured() {
    let card = CardFacts { birth_date: Some(day("1951-11-21")), ..CardFacts::default() };
    let facts = MemberFacts { card, ..MemberFacts::default() };
    let mut husband = Member { facts, ..member("husband", "2026-11-01") };
    husband.papers[0].coverage.relation = Some(Relation::Insured);
    let mut wife = member("wife", "2026-11-01");
    wife.papers[0].coverage.relation = Some(Relation::Family);
    let whose = |today| told(&[husband.clone(), wife.clone()], &Affairs::default(), today).len();
    assert_eq!([whose("2026-11-20"), whose("2026-11-21")], [0, 2]);
}

#[test]
fn former_insurer_silences_the_last_day_and_the_age_of_the_same_pdf() {
    let mut one = member("m", "2026-01-01");
    one.papers[0].coverage.valid_until = Some(day("2026-07-31"));
    let affairs = Affairs {
        begun: vec![begun("m", "retirement", "2026-03-31")],
        uses: vec![used("m", "2026-08-01")],
        ..Affairs::default()
    };
    for today in ["2026-04-01", "2026-07-25", "2026-08-01", "2027-01-01"] {
        assert_eq!(told(std::slice::from_ref(&one), &affairs, today).len(), 1, "{today}");
        assert_eq!(stage(std::slice::from_ref(&one), &affairs, today).unwrap().0, "former_insurer", "{today}");
    }
}

#[test]
fn plan_tells_of_each_stage_on_its_first_day_and_decisions_hold_for_their_matter() {
    let family = [member("m", "2026-01-01")];
    let mut affairs = Affairs {
        begun: vec![begun("m", "job_change", "2026-05-31")],
        uses: vec![used("m", "2026-05-31")],
        ..Affairs::default()
    };
    let dates = |affairs: &Affairs| -> BTreeSet<String> {
        let plan = notice_plan_on(&family, affairs, None, day("2026-04-20"));
        plan.iter().filter(|notice| !notice.warnings.is_empty()).map(|notice| notice.date.to_string()).collect()
    };
    let all = ["2026-05-10", "2026-05-24", "2026-06-01", "2026-06-15"].map(str::to_owned);
    assert_eq!(dates(&affairs), BTreeSet::from(all.clone()));
    let subject = |today: &str| family_warnings_on(&family, &affairs, day(today)).remove(0).subject;
    let (event, former) = (subject("2026-05-10"), subject("2026-06-01"));
    assert_ne!(event, former, "the same day, two matters");
    affairs.choices = BTreeMap::from([(event.clone(), crate::model::Choice::Done)]);
    assert_eq!(dates(&affairs), BTreeSet::from([all[2].clone(), all[3].clone()]));
    affairs.choices = BTreeMap::from([(former.clone(), crate::model::Choice::NotOurs)]);
    assert_eq!(dates(&affairs), BTreeSet::from([all[0].clone(), all[1].clone()]));
    affairs.choices = BTreeMap::from([(event, crate::model::Choice::Later { until: day("2026-07-01") })]);
    assert!(dates(&affairs).contains("2026-05-31"), "put off, it comes back on the day itself");
    affairs.choices = BTreeMap::from([(former, crate::model::Choice::Later { until: day("2026-07-01") })]);
    let shown = |today: &str| {
        let all = family_warnings_on(&family, &affairs, day(today));
        shown_on(all, &affairs.choices, day(today)).len()
    };
    assert_eq!(["2026-06-01", "2026-06-30", "2026-07-01"].map(shown), [0, 0, 1]);
}

#[test]
fn both_stages_have_whole_texts_with_their_days_in_every_language() {
    let affairs = Affairs {
        uses: vec![used("a", "2026-06-01")],
        begun: vec![begun("b", "job_change", "2026-05-20")],
        ..Affairs::default()
    };
    let family = [
        member("a", "2026-01-01"),
        Member { papers: vec![pdf("2026-01-01", "06130488", "9")], ..member("b", "2026-01-01") },
    ];
    let warnings = family_warnings_on(&family, &affairs, day("2026-05-28"));
    assert_eq!(warnings.len(), 2);
    for lang in Lang::ALL {
        let words = Words::of(lang);
        for (warning, on) in warnings.iter().zip(["2026-06-01", "2026-05-20"]) {
            let worded = warning.worded(words);
            assert!(worded.text.contains(&words.date(day(on))), "{lang:?} {}", worded.text);
            assert!(worded.text.contains(&words.date(day("2026-01-01"))), "{lang:?} {}", worded.text);
            assert!(!worded.title.contains("warn-") && worded.steps.len() >= 2);
            assert!(worded.steps.iter().all(|step| !step.text.contains(['{', '$']) && !step.text.starts_with("step-")));
        }
    }
}
