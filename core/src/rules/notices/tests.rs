//! Plans of invented families: what is told when, what a decision changes, and what must always hold.

use super::*;
use crate::model::{CardFacts, Coverage, DocumentKind, MemberFacts, Paper, PaperState};
use crate::rules::{Severity, WarningStage};
use crate::words::Lang;
use chrono::Days;

/// Of a family that has told nothing else.
fn family_warnings_on(family: &[Member], today: NaiveDate) -> Vec<FamilyWarning> {
    super::family_warnings_on(family, &Affairs::default(), today)
}

fn deciding(choices: &BTreeMap<String, Choice>) -> Affairs {
    Affairs { choices: choices.clone(), ..Affairs::default() }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn with_card(id: &str, birth: &str, issued: &str) -> Member {
    let card = CardFacts { birth_date: Some(day(birth)), card_issued: Some(day(issued)), ..CardFacts::default() };
    let facts = MemberFacts { card, ..MemberFacts::default() };
    Member { id: id.to_owned(), name: "山田　花子".to_owned(), facts, papers: Vec::new() }
}

/// Certificate ends 2023-07-07 (opens 04-08, promised 10-07), card 2028-07-07.
fn adult() -> Member {
    with_card("adult", "1985-07-07", "2018-09-01")
}

/// Card ends 2023-07-07.
fn child() -> Member {
    with_card("child", "2015-07-07", "2018-09-01")
}

fn paper(kind: DocumentKind, state: PaperState, saved: &str, until: Option<&str>) -> Paper {
    let coverage = Coverage { saved_on: Some(day(saved)), valid_until: until.map(day), ..Coverage::default() };
    Paper { document: "d".to_owned(), kind, saved_on: Some(day(saved)), coverage, pages: vec![1], state }
}

fn elder() -> Member {
    let mut member = with_card("elder", "1950-03-31", "2020-01-31");
    let certificate = DocumentKind::EligibilityCertificate;
    member.papers = vec![
        paper(DocumentKind::EligibilityPdf, PaperState::InUse, "2023-03-01", Some("2023-07-31")),
        paper(certificate, PaperState::InUse, "2023-03-01", Some("2023-07-31")),
    ];
    member.facts.child_certificate_until = Some(day("2023-07-31"));
    member
}

fn none() -> BTreeMap<String, Choice> {
    BTreeMap::new()
}

fn days(plan: &[PlannedNotice]) -> Vec<String> {
    plan.iter().map(|notice| notice.date.to_string()).collect()
}

fn plan(family: &[Member], choices: &BTreeMap<String, Choice>, today: &str) -> Vec<PlannedNotice> {
    notice_plan_on(family, &deciding(choices), None, day(today))
}

/// The one warning of an adult on a day.
fn told(family: &[Member], today: &str) -> FamilyWarning {
    family_warnings_on(family, day(today)).remove(0)
}

#[test]
fn adult_is_told_on_each_day_of_the_table_and_on_no_other() {
    let expected = [
        "2023-04-08", // renewal opens
        "2023-05-12", // 56 days
        "2023-06-09", // 28
        "2023-06-30", // 7
        "2023-07-07", // the last day
        "2023-07-08", // the three months begin
        "2023-09-09", // 28 days before their promised end
        "2023-09-30", // 7
        "2023-10-08", // over
    ];
    assert_eq!(days(&plan(&[adult()], &none(), "2023-01-01"))[..9], expected);
}

#[test]
fn family_gets_one_notice_a_day_for_all_of_it() {
    let plan = plan(&[adult(), child(), elder()], &none(), "2023-04-08");
    assert_eq!(plan[0].warnings.len(), 2, "adult and child on one day");
    let mut dates = days(&plan);
    dates.dedup();
    assert_eq!(dates.len(), plan.len());
    assert!(plan.len() <= NOTICES && plan.iter().all(|notice| !notice.warnings.is_empty() || !notice.tasks.is_empty()));
}

#[test]
fn plan_holds_thirty_notices_at_most_the_next_ones() {
    let family: Vec<Member> =
        (1..28).map(|n| with_card(&format!("m{n}"), &format!("1985-07-{n:02}"), "2018-09-01")).collect();
    let all = plan(&family, &none(), "2023-01-01");
    assert_eq!(all.len(), NOTICES);
    assert_eq!(all[0].date, day("2023-04-02"));
}

#[test]
fn plan_of_a_later_day_is_the_rest_of_the_earlier_plan() {
    let family = [adult(), child(), elder()];
    let start = day("2023-03-01");
    let whole = notice_plan_on(&family, &Affairs::default(), None, start);
    for later in 0..300 {
        let today = start + Days::new(later);
        let again = notice_plan_on(&family, &Affairs::default(), None, today);
        let rest: Vec<&PlannedNotice> = whole.iter().filter(|notice| notice.date >= today).collect();
        let known = rest.len().min(again.len());
        assert!(rest.iter().take(known).copied().eq(again.iter().take(known)), "{today}");
    }
}

#[test]
fn what_was_missed_comes_with_the_first_day_and_what_was_told_does_not() {
    let family = [adult()];
    let first = |told: Option<&str>| {
        let plan = notice_plan_on(&family, &Affairs::default(), told.map(day), day("2023-05-14"));
        plan[0].date.to_string()
    };
    assert_eq!(first(None), "2023-06-09", "nothing new today");
    assert_eq!(first(Some("2023-05-11")), "2023-05-14", "the phone was off on the 12th");
    assert_eq!(first(Some("2023-05-12")), "2023-06-09");
    assert_eq!(first(Some("2023-05-14")), "2023-06-09", "today's was shown");
    assert_eq!(first(Some("2023-06-20")), "2023-06-30", "the clock was ahead and was put back");
}

#[test]
fn done_is_silent_until_the_last_day_and_asks_once_more_after_it() {
    let family = [adult()];
    let subject = told(&family, "2023-05-20").subject;
    let mut choices = BTreeMap::from([(subject, Choice::Done)]);
    assert_eq!(days(&plan(&family, &choices, "2023-05-20"))[0], "2023-07-08");
    let after = told(&family, "2023-07-08");
    assert!(after.steps.iter().any(|step| step.id == "correct_date"), "asks for the new date");
    choices.insert(after.subject, Choice::Done);
    assert_eq!(days(&plan(&family, &choices, "2023-07-08"))[0], "2028-04-08", "the card's own end");
}

#[test]
fn not_ours_is_silent_before_and_after_and_for_this_matter_alone() {
    let family = [adult()];
    for today in ["2023-05-20", "2023-07-08"] {
        let choices = BTreeMap::from([(told(&family, today).subject, Choice::NotOurs)]);
        for silent in ["2023-04-08", "2023-07-07", "2023-07-08", "2023-10-08"] {
            let shown = shown_on(family_warnings_on(&family, day(silent)), &choices, day(silent));
            assert!(shown.is_empty(), "{today} {silent}");
        }
        assert_eq!(days(&plan(&family, &choices, "2023-04-08"))[0], "2028-04-08");
        let mut renewed = adult();
        renewed.facts.card.cert_expires = Some(day("2028-07-06"));
        assert!(!shown_on(family_warnings_on(&[renewed], day("2028-06-01")), &choices, day("2028-06-01")).is_empty());
    }
}

#[test]
fn later_comes_back_on_its_day_and_not_after_the_last_valid_one() {
    let family = [adult()];
    let later =
        |until: &str| BTreeMap::from([(told(&family, "2023-05-20").subject, Choice::Later { until: day(until) })]);
    assert_eq!(days(&plan(&family, &later("2023-06-20"), "2023-05-20"))[..2], ["2023-06-20", "2023-06-30"]);
    assert_eq!(days(&plan(&family, &later("2024-01-01"), "2023-05-20"))[..2], ["2023-07-07", "2023-07-08"]);
    let shown =
        |today: &str| !shown_on(family_warnings_on(&family, day(today)), &later("2023-06-20"), day(today)).is_empty();
    assert_eq!(["2023-06-19", "2023-06-20"].map(shown), [false, true]);
    let mut elder = elder();
    elder.papers.truncate(1);
    elder.facts = MemberFacts::default();
    let family = [elder];
    let subject = told(&family, "2023-07-10").subject;
    let late = BTreeMap::from([(subject, Choice::Later { until: day("2023-12-01") })]);
    assert_eq!(days(&plan(&family, &late, "2023-07-10"))[..2], ["2023-07-31", "2023-08-01"]);
}

#[test]
fn stages_never_go_back_as_days_pass() {
    let rank = |stage: WarningStage| match stage {
        WarningStage::Old | WarningStage::BeforeEvent | WarningStage::FormerInsurer | WarningStage::Missing => 0,
        WarningStage::Renewable | WarningStage::Ending => 1,
        WarningStage::Grace => 2,
        WarningStage::Ended => 3,
    };
    for member in [adult(), child(), elder()] {
        let mut seen: BTreeMap<String, (i32, Severity)> = BTreeMap::new();
        for later in 0..2200 {
            let today = day("2023-01-01") + Days::new(later);
            for warning in family_warnings_on(std::slice::from_ref(&member), today) {
                // One matter: the key without the side of its last day.
                let matter = warning.subject.rsplit_once(' ').unwrap().0.to_owned();
                let now = (rank(warning.stage), warning.severity);
                let before = seen.insert(matter, now).unwrap_or(now);
                assert!(before <= now, "{today} {warning:?}");
                assert!(warning.since <= today && !warning.steps.is_empty(), "{today} {warning:?}");
                let over = warning.stage.is_over();
                let last = if warning.stage == WarningStage::Grace { today } else { warning.date };
                assert!(over == (last < today) || warning.stage == WarningStage::Old || over, "{today} {warning:?}");
            }
        }
    }
}

#[test]
fn nothing_is_told_of_a_paper_after_it_was_replaced() {
    let mut member = elder();
    member.facts = MemberFacts::default();
    let old = plan(std::slice::from_ref(&member), &none(), "2023-06-01");
    assert!(!old.is_empty());
    for paper in &mut member.papers {
        paper.state = PaperState::Superseded;
    }
    assert_eq!(plan(std::slice::from_ref(&member), &none(), "2023-06-01"), []);
    member
        .papers
        .insert(0, paper(DocumentKind::EligibilityCertificate, PaperState::InUse, "2023-06-01", Some("2024-07-31")));
    let new = plan(&[member], &none(), "2023-06-01");
    assert!(new.iter().all(|notice| notice.date >= day("2024-07-01")), "{:?}", days(&new));
}

#[test]
fn missing_certificate_is_told_the_morning_after_it_was_said_and_again_after_four_weeks() {
    let facts = MemberFacts { registered: Some(false), ..MemberFacts::default() };
    let mut family = [Member { facts, papers: Vec::new(), ..adult() }];
    let said =
        Affairs { unregistered_since: BTreeMap::from([("adult".to_owned(), day("2023-05-01"))]), ..Affairs::default() };
    let told =
        |family: &[Member], affairs: &Affairs, today: &str| days(&notice_plan_on(family, affairs, None, day(today)));
    assert_eq!(told(&family, &said, "2023-05-01"), ["2023-05-02", "2023-05-29"]);
    assert_eq!(told(&family, &said, "2023-05-03"), ["2023-05-29"], "a later plan does not begin anew");
    let severity = |today: &str| crate::rules::family_warnings_on(&family, &said, day(today))[0].severity.key();
    assert_eq!(["2023-05-01", "2023-05-28", "2023-05-29"].map(severity), ["soon", "soon", "urgent"]);
    let subject = crate::rules::family_warnings_on(&family, &said, day("2023-05-01")).remove(0).subject;
    for (choice, expected) in [
        (Choice::Done, vec![]),
        (Choice::NotOurs, vec![]),
        (Choice::Later { until: day("2023-05-10") }, vec!["2023-05-10", "2023-05-29"]),
    ] {
        let affairs = Affairs { choices: BTreeMap::from([(subject.clone(), choice)]), ..said.clone() };
        assert_eq!(told(&family, &affairs, "2023-05-01"), expected, "{choice:?}");
    }
    family[0].papers = vec![paper(DocumentKind::EligibilityCertificate, PaperState::InUse, "2023-05-01", None)];
    assert_eq!(told(&family, &said, "2023-05-01"), Vec::<String>::new());
}

#[test]
fn change_of_stage_is_told_on_its_first_day() {
    // Every transition: the stage of the day before, the stage of the day, and that a notice is due.
    let family = [adult()];
    let table = [
        ("2023-04-08", None, WarningStage::Renewable),
        ("2023-07-08", Some(WarningStage::Renewable), WarningStage::Grace),
        ("2023-10-08", Some(WarningStage::Grace), WarningStage::Ended),
    ];
    for (today, before, now) in table {
        let stage = |day: NaiveDate| family_warnings_on(&family, day).first().map(|warning| warning.stage);
        assert_eq!(stage(day(today).pred_opt().unwrap()), before, "{today}");
        assert_eq!(stage(day(today)), Some(now), "{today}");
        assert!(days(&plan(&family, &none(), today)).contains(&today.to_owned()));
    }
    let child = [child()];
    assert_eq!(told(&child, "2023-07-07").stage, WarningStage::Renewable);
    assert_eq!(told(&child, "2023-07-08").stage, WarningStage::Ended, "a child's card has no three months");
    let of_cards = plan(&child, &none(), "2023-07-08").into_iter().filter(|notice| !notice.warnings.is_empty());
    assert_eq!(days(&of_cards.collect::<Vec<_>>()), ["2023-07-08"]);
}

#[test]
fn locked_screen_says_nothing_of_anybody_and_the_full_text_names_the_member() {
    let family = [adult(), child()];
    let plan = plan(&family, &none(), "2023-04-08");
    for lang in Lang::ALL {
        let text = plan[0].worded(&family, Words::of(lang));
        let lock = format!("{} {}", text.lock_title, text.lock_text);
        assert!(!["花子", "証明", "保険", "カード", "card", "2023"].iter().any(|word| lock.contains(word)), "{lock}");
        assert!(lock.contains('2'), "{lock}");
        assert_eq!(text.text.matches("花子").count(), 2, "{}", text.text);
        assert_eq!(text.id, "notice-2023-04-08");
        assert_eq!(text.subjects.len(), 2);
    }
    // 2023-04-08T00:00:00Z is nine in the morning in Japan.
    assert_eq!(plan[0].worded(&family, Words::of(Lang::Ja)).at, 1_680_912_000);
}

#[test]
fn key_of_a_matter_tells_no_day_and_belongs_to_its_member() {
    let family = [adult()];
    let subject = told(&family, "2023-05-20").subject;
    assert!(subject.starts_with("warning adult user_certificate ") && subject.ends_with(" before"));
    assert!(!subject.contains("2023") && !subject.contains("07-07"));
    let belongs = |subject: &str| crate::rules::is_subject_of(subject, &family);
    assert!(belongs(&subject));
    for other in ["", "warning", "warning child card x before", "task adult x before", "warning adult card x"] {
        assert!(!belongs(other), "{other}");
    }
}
