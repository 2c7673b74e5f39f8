//! Tasks of life events in the plan: told of on the days of their reminders and on no other.

use super::*;
use crate::model::{CardFacts, MemberFacts};
use crate::rules::events::{BegunEvent, TaskState};
use crate::words::Lang;
use chrono::Days;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn member(id: &str, birth: Option<&str>) -> Member {
    let card = CardFacts { birth_date: birth.map(day), ..CardFacts::default() };
    let facts = MemberFacts { card, ..MemberFacts::default() };
    Member { id: id.to_owned(), name: "山田　花子".to_owned(), facts, papers: Vec::new() }
}

fn begun(events: &[(&str, &str, &str)]) -> Affairs {
    let event = |(member, event, on): &(&str, &str, &str)| BegunEvent {
        member: (*member).to_owned(),
        event: (*event).to_owned(),
        day: day(on),
    };
    Affairs { begun: events.iter().map(event).collect(), ..Affairs::default() }
}

/// Day and task of each reminder.
fn reminded(family: &[Member], affairs: &Affairs, today: &str) -> Vec<(String, &'static str)> {
    let plan = notice_plan_on(family, affairs, None, day(today));
    plan.iter().flat_map(|notice| notice.tasks.iter().map(|task| (notice.date.to_string(), task.task.id))).collect()
}

/// The days on which one task is told of.
fn days_of(task: &str, affairs: &Affairs, today: &str) -> Vec<String> {
    let all = reminded(&[member("m", None)], affairs, today);
    all.into_iter().filter(|(_, id)| *id == task).map(|(date, _)| date).collect()
}

#[test]
fn task_is_told_of_a_week_and_two_days_before_on_its_last_day_and_once_after_it() {
    let affairs = begun(&[("m", "moving", "2026-11-21")]);
    assert_eq!(days_of("move_in", &affairs, "2026-11-21"), ["2026-11-28", "2026-12-03", "2026-12-05", "2026-12-06"]);
    assert_eq!(days_of("move_in", &affairs, "2026-12-04"), ["2026-12-05", "2026-12-06"]);
    assert_eq!(days_of("move_in", &affairs, "2026-12-07"), [""; 0], "then it is silent");
}

#[test]
fn task_that_begins_later_is_told_of_on_its_first_day_and_one_without_a_day_never() {
    let affairs = begun(&[("m", "job_change", "2026-03-31")]);
    assert_eq!(days_of("job_compare", &affairs, "2026-03-31"), ["2026-04-14"]);
    assert_eq!(days_of("job_meanwhile", &affairs, "2026-03-31"), [""; 0]);
    let school = begun(&[("m", "entering_school", "2027-04-07")]);
    let all = ["2027-03-08", "2027-03-24", "2027-03-29", "2027-03-31", "2027-04-01"];
    assert_eq!(days_of("school_pdf", &school, "2026-11-21"), all);
}

#[test]
fn decision_about_a_task_holds_in_the_plan() {
    let family = [member("m", None)];
    let with = |choice| {
        let mut affairs = begun(&[("m", "moving", "2026-11-21")]);
        let all = crate::rules::events::family_tasks_of(&family, &affairs, day("2026-11-21"));
        let subject = all.iter().find(|task| task.task.id == "move_in").unwrap().subject.clone();
        affairs.choices.insert(subject, choice);
        days_of("move_in", &affairs, "2026-11-21")
    };
    assert_eq!(with(Choice::Done), [""; 0]);
    assert_eq!(with(Choice::NotOurs), [""; 0]);
    assert_eq!(
        with(Choice::Later { until: day("2026-12-01") }),
        ["2026-12-01", "2026-12-03", "2026-12-05", "2026-12-06"]
    );
    assert_eq!(
        with(Choice::Later { until: day("2027-06-01") }),
        ["2026-12-05", "2026-12-06"],
        "not after its last day"
    );
}

#[test]
fn task_without_a_day_that_was_put_off_comes_back_on_the_day_chosen() {
    let family = [member("m", None)];
    let mut affairs = begun(&[("m", "job_change", "2026-03-31")]);
    let all = crate::rules::events::family_tasks_of(&family, &affairs, day("2026-03-31"));
    let subject = all.iter().find(|task| task.task.id == "job_meanwhile").unwrap().subject.clone();
    affairs.choices.insert(subject, Choice::Later { until: day("2026-05-01") });
    assert_eq!(days_of("job_meanwhile", &affairs, "2026-03-31"), ["2026-05-01"]);
}

#[test]
fn warnings_and_tasks_of_one_day_are_one_notice() {
    let card =
        CardFacts { birth_date: Some(day("1985-12-05")), card_issued: Some(day("2022-01-01")), ..CardFacts::default() };
    // The certificate ends 2026-12-05, the last day of the move's report too.
    let family = [Member { facts: MemberFacts { card, ..MemberFacts::default() }, ..member("m", None) }];
    let affairs = begun(&[("m", "moving", "2026-11-21")]);
    let plan = notice_plan_on(&family, &affairs, None, day("2026-11-21"));
    let mut dates: Vec<NaiveDate> = plan.iter().map(|notice| notice.date).collect();
    dates.dedup();
    assert_eq!(dates.len(), plan.len(), "one a day");
    let both = plan.iter().find(|notice| notice.date == day("2026-12-05")).unwrap();
    assert_eq!(both.warnings.len(), 1);
    assert!(both.tasks.iter().any(|task| task.task.id == "move_in"));
    for lang in Lang::ALL {
        let text = both.worded(&family, Words::of(lang));
        assert_eq!(text.text.lines().count(), both.warnings.len() + both.tasks.len());
        assert!(text.lock_text.contains(&(both.warnings.len() + both.tasks.len()).to_string()));
        assert!(!text.lock_text.contains("花子"), "{}", text.lock_text);
        assert!(text.subjects[0].starts_with("warning ") && text.subjects[1].starts_with("task:"));
    }
}

#[test]
fn birthdays_of_seventy_and_seventy_five_are_told_of_without_being_begun() {
    let family = [member("a", Some("1956-12-24")), member("b", Some("1951-11-21"))];
    let all = reminded(&family, &Affairs::default(), "2026-01-01");
    let has = |on: &str, task: &str| all.iter().any(|(date, id)| date == on && *id == task);
    assert!(has("2027-01-01", "rate_begins"), "{all:?}");
    assert!(has("2026-11-21", "late_elderly_begins"), "{all:?}");
    assert!(!all.iter().any(|(date, _)| date.as_str() < "2026-09-01"), "{all:?}");
}

#[test]
fn plan_of_a_later_day_is_the_rest_of_the_earlier_plan_whatever_happened_to_the_phone() {
    let family = [member("m", Some("1956-12-24")), member("n", None)];
    let mut affairs =
        begun(&[("m", "moving", "2026-12-01"), ("n", "entering_school", "2027-04-07"), ("n", "birth", "2026-11-10")]);
    let start = day("2026-11-21");
    let tasks = crate::rules::events::family_tasks_of(&family, &affairs, start);
    let open: Vec<_> = tasks.iter().filter(|task| task.state == TaskState::Open).collect();
    affairs.choices.insert(open[0].subject.clone(), Choice::Done);
    affairs.choices.insert(open[1].subject.clone(), Choice::Later { until: day("2026-12-10") });
    let whole = notice_plan_on(&family, &affairs, None, start);
    assert!(whole.len() > 10 && whole.len() < NOTICES, "{}", whole.len());
    let texts = |plan: &[PlannedNotice]| -> Vec<NoticePlanText> {
        plan.iter().map(|notice| notice.worded(&family, Words::of(Lang::Ja))).collect()
    };
    for later in 0..200 {
        let today = start + Days::new(later);
        let rest = texts(&whole).into_iter().filter(|notice| notice.date >= today).collect::<Vec<_>>();
        assert_eq!(texts(&notice_plan_on(&family, &affairs, None, today)), rest, "{today}");
    }
}
