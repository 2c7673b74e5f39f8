//! The vectors of domain.md §3, month ends, leap days, ages, both age lines, each boundary of a stage.

use super::*;
use crate::words::{Lang, Words};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn facts(birth: &str, issued: &str) -> CardFacts {
    CardFacts { birth_date: Some(day(birth)), card_issued: Some(day(issued)), ..CardFacts::default() }
}

fn on(facts: &CardFacts, today: &str) -> CardDeadlines {
    deadlines_on(facts, day(today)).unwrap()
}

fn codes(dates: &CardDeadlines) -> Vec<&'static str> {
    dates.warnings.iter().map(|notice| notice.code).collect()
}

fn refused(facts: CardFacts) -> &'static str {
    match deadlines_on(&facts, day("2026-11-21")) {
        Err(Error::BadValue { field }) => field,
        other => panic!("{other:?}"),
    }
}

#[test]
fn published_examples_come_out_as_published() {
    // certificate's end, renewal opens, promised end, system's end: domain.md §3.2 and §3.3
    let table = [
        ("2023-07-07", "2023-04-08", "2023-10-07", "2023-10-31"),
        ("2023-05-28", "2023-03-01", "2023-08-28", "2023-08-31"),
        ("2026-02-15", "2025-11-16", "2026-05-15", "2026-05-31"),
        ("2025-11-10", "2025-08-11", "2026-02-10", "2026-02-28"),
        ("2025-08-31", "2025-06-01", "2025-11-30", "2025-11-30"),
        ("2025-11-30", "2025-08-31", "2026-02-28", "2026-02-28"),
        ("2026-05-31", "2026-03-01", "2026-08-31", "2026-08-31"),
    ];
    for (end, opens, promised, system) in table {
        let facts = CardFacts { cert_expires: Some(day(end)), ..facts("1980-01-01", "2019-06-01") };
        let dates = on(&facts, end);
        assert_eq!(dates.cert_expires_on, day(end));
        assert_eq!(dates.portal_login_until, day(end));
        assert_eq!(dates.renewable_from, day(opens), "{end}");
        assert_eq!(dates.grace_promised_until, Some(day(promised)), "{end}");
        assert_eq!(dates.grace_system_until, day(system), "{end}");
        assert_eq!(codes(&dates).contains(&"grace_end_disputed"), promised != system, "{end}");
    }
}

#[test]
fn card_and_certificate_end_on_birthdays_by_age_at_issue() {
    // birth, issued, card ends, certificate ends
    let table = [
        // the age line of 18
        ("2004-10-02", "2022-10-01", "2026-10-02", "2026-10-02"), // 17, the day before turning 18
        ("2004-10-01", "2022-10-01", "2032-10-01", "2027-10-01"), // 18 that day
        ("2003-05-05", "2022-10-01", "2032-05-05", "2027-05-05"), // 19
        ("2002-05-05", "2022-10-01", "2032-05-05", "2027-05-05"), // 20
        // the age line of 20, cards issued by 2022-03-31
        ("2004-03-31", "2022-03-31", "2027-03-31", "2027-03-31"), // 18 that day
        ("2002-04-01", "2022-03-31", "2026-04-01", "2026-04-01"), // 19, the day before turning 20
        ("2002-03-31", "2022-03-31", "2032-03-31", "2027-03-31"), // 20 that day
        // issued between: 18 and 19 take the earlier end
        ("2004-04-01", "2022-04-01", "2027-04-01", "2027-04-01"), // 18
        ("2002-10-01", "2022-09-30", "2026-10-01", "2026-10-01"), // 19
        ("2002-09-30", "2022-09-30", "2032-09-30", "2027-09-30"), // 20
        ("2005-01-01", "2022-09-30", "2027-01-01", "2027-01-01"), // 17
        // a birthday on the day of issue does not count
        ("1980-06-10", "2020-06-10", "2030-06-10", "2025-06-10"),
        ("1980-06-10", "2020-06-09", "2029-06-10", "2024-06-10"),
        ("1980-06-10", "2020-06-11", "2030-06-10", "2025-06-10"),
        // a baby's card
        ("2026-01-10", "2026-02-01", "2031-01-10", "2031-01-10"),
        // born on February 29
        ("1996-02-29", "2020-03-01", "2030-02-28", "2025-02-28"),
        ("2012-02-29", "2023-03-01", "2028-02-29", "2028-02-29"),
        ("2012-02-29", "2022-02-28", "2027-02-28", "2027-02-28"),
    ];
    for (birth, issued, card, cert) in table {
        let dates = on(&facts(birth, issued), "2026-11-21");
        assert_eq!(dates.card_expires_on, day(card), "card of {birth} issued {issued}");
        assert_eq!(dates.cert_expires_on, day(cert), "certificate of {birth} issued {issued}");
        assert!(dates.estimated);
        assert_eq!(dates.grace_promised_until.is_none(), card == cert, "{birth} {issued}");
    }
}

#[test]
fn doubtful_age_line_and_february_29_are_said() {
    let said = |birth, issued, code| codes(&on(&facts(birth, issued), "2024-01-01")).contains(&code);
    assert!(said("2004-04-01", "2022-04-01", "age_line_doubtful"));
    assert!(said("2002-10-01", "2022-09-30", "age_line_doubtful"));
    assert!(!said("2002-10-01", "2022-03-31", "age_line_doubtful"));
    assert!(!said("2004-10-01", "2022-10-01", "age_line_doubtful"));
    assert!(!said("2005-10-01", "2022-04-01", "age_line_doubtful"));
    assert!(said("1996-02-29", "2020-03-01", "feb29_estimated"));
    assert!(!said("2012-02-29", "2023-03-01", "feb29_estimated"), "ends in a leap year");
    assert!(!said("1996-02-28", "2020-03-01", "feb29_estimated"));
}

#[test]
fn certificate_renewed_within_the_window_gets_a_sixth_birthday() {
    // Card of 2018-09-01, born 07-07: the first certificate ends 2023-07-07, renewable from 2023-04-08.
    let table = [
        ("2023-04-07", "2027-07-07", false), // before the window
        ("2023-04-08", "2028-07-07", true),
        ("2023-07-06", "2028-07-07", true),
        ("2023-07-07", "2028-07-07", false), // on the last day the fifth is the same
        ("2023-07-08", "2028-07-07", false), // late
        ("2024-07-08", "2028-07-07", false), // never after the card
    ];
    for (issued, ends, early) in table {
        let facts = CardFacts { cert_issued: Some(day(issued)), ..facts("1985-07-07", "2018-09-01") };
        let dates = on(&facts, "2024-08-01");
        assert_eq!(dates.cert_expires_on, day(ends), "{issued}");
        assert_eq!(codes(&dates).contains(&"renewed_early"), early, "{issued}");
    }
}

#[test]
fn given_dates_win_over_computed_ones() {
    let cert = CardFacts { cert_expires: Some(day("2027-01-15")), ..facts("1985-07-07", "2020-09-01") };
    assert_eq!(on(&cert, "2026-11-21").cert_expires_on, day("2027-01-15"));
    assert!(on(&cert, "2026-11-21").estimated, "the card's was computed");
    let card = CardFacts { card_expires: Some(day("2024-12-31")), ..facts("1985-07-07", "2020-09-01") };
    let dates = on(&card, "2024-11-21");
    assert_eq!((dates.card_expires_on, dates.cert_expires_on), (day("2024-12-31"), day("2024-12-31")));
    let both = CardFacts { cert_expires: Some(day("2027-01-15")), card_expires: Some(day("2030-07-07")), ..cert };
    assert!(!on(&both, "2026-11-21").estimated);
    let alone = CardFacts { birth_date: None, card_issued: None, ..both };
    assert_eq!(on(&alone, "2026-11-21").grace_promised_until, Some(day("2027-04-15")));
}

#[test]
fn certificate_that_would_outlast_its_card_is_cut_or_said() {
    let given = CardFacts {
        card_expires: Some(day("2027-01-15")),
        cert_expires: Some(day("2028-01-15")),
        ..facts("1985-07-07", "2020-09-01")
    };
    let dates = on(&given, "2026-11-21");
    assert_eq!(dates.cert_expires_on, day("2027-01-15"));
    assert!(codes(&dates).contains(&"dates_disagree"));
}

#[test]
fn stay_that_cuts_the_card_alone_is_told_with_the_cards_day() {
    // The certificate ends on the birthday 2027-05-20, the card with the stay 2029-01-01.
    let facts = CardFacts { stay_until: Some(day("2029-01-01")), ..facts("1990-05-20", "2022-11-01") };
    let dates = on(&facts, "2027-04-01");
    assert_eq!((dates.cert_expires_on, dates.card_expires_on), (day("2027-05-20"), day("2029-01-01")));
    let stay = dates.warnings.iter().find(|notice| notice.code == "stay_ends_first").unwrap();
    let words = Words::of(Lang::Ja);
    let text = words.render(&stay.message);
    assert!(text.contains("2029年1月1日") && !text.contains("2027"), "{text}");
    assert_eq!(dates.next_steps[0].id, "renew_certificate");
    let after = on(&facts, "2029-01-02");
    let stay = after.warnings.iter().find(|notice| notice.code == "stay_ends_first").unwrap();
    assert!(words.render(&stay.message).contains("切れました"));
}

#[test]
fn card_that_ends_within_the_three_months_leaves_no_two_readings() {
    let facts = CardFacts { stay_until: Some(day("2027-07-01")), ..facts("1990-05-20", "2022-11-01") };
    let dates = on(&facts, "2027-06-01");
    assert_eq!(dates.grace_promised_until, Some(day("2027-07-01")));
    assert!(!codes(&dates).contains(&"grace_end_disputed"), "nobody names the card's end as a reading");
}

#[test]
fn stay_ends_card_and_certificate_if_earlier() {
    let stay = |until| CardFacts { stay_until: Some(day(until)), ..facts("1990-05-20", "2023-06-01") };
    let cut = on(&stay("2026-12-10"), "2026-11-21");
    assert_eq!((cut.card_expires_on, cut.cert_expires_on), (day("2026-12-10"), day("2026-12-10")));
    assert_eq!(cut.grace_promised_until, None);
    assert_eq!(cut.stage, CardStage::Renewable);
    assert!(codes(&cut).contains(&"stay_ends_first") && cut.next_steps[0].id == "ask_about_stay");
    let card_only = on(&stay("2030-12-10"), "2026-11-21");
    assert_eq!((card_only.card_expires_on, card_only.cert_expires_on), (day("2030-12-10"), day("2028-05-20")));
    let later = on(&stay("2040-12-10"), "2026-11-21");
    assert!(!codes(&later).contains(&"stay_ends_first"));
    let given = CardFacts { cert_expires: Some(day("2028-05-20")), ..stay("2026-12-10") };
    assert_eq!(on(&given, "2026-11-21").cert_expires_on, day("2026-12-10"));
}

#[test]
fn card_that_ends_within_the_three_months_ends_the_promise() {
    let facts = CardFacts { card_expires: Some(day("2026-12-31")), ..facts("1985-11-01", "2021-11-02") };
    let dates = on(&facts, "2026-11-21");
    assert_eq!(dates.cert_expires_on, day("2026-11-01"));
    assert_eq!(dates.grace_promised_until, Some(day("2026-12-31")));
    assert_eq!(dates.grace_system_until, day("2027-02-28"));
}

#[test]
fn stage_of_an_adult_changes_on_each_boundary() {
    // Ends 2023-07-07; opens 04-08; promised 10-07.
    let facts = facts("1985-07-07", "2018-09-01");
    let table = [
        ("2023-04-07", CardStage::Fine, 91),
        ("2023-04-08", CardStage::Renewable, 90),
        ("2023-07-06", CardStage::Renewable, 1),
        ("2023-07-07", CardStage::Renewable, 0),
        ("2023-07-08", CardStage::Grace, -1),
        ("2023-10-07", CardStage::Grace, -92),
        ("2023-10-08", CardStage::Ended, -93),
        ("2023-10-31", CardStage::Ended, -116),
    ];
    for (today, stage, days_left) in table {
        let dates = on(&facts, today);
        assert_eq!((dates.stage, dates.days_left), (stage, days_left), "{today}");
    }
}

#[test]
fn stage_of_a_child_goes_from_renewable_to_ended() {
    let facts = facts("2015-07-07", "2018-09-01");
    let table = [
        ("2023-04-07", CardStage::Fine),
        ("2023-04-08", CardStage::Renewable),
        ("2023-07-07", CardStage::Renewable),
        ("2023-07-08", CardStage::Ended),
    ];
    for (today, stage) in table {
        let dates = on(&facts, today);
        assert_eq!(dates.stage, stage, "{today}");
        assert_eq!(dates.grace_promised_until, None);
        assert_eq!(dates.grace_system_until, day("2023-10-31"));
        assert!(codes(&dates).contains(&"card_ends_with_certificate"));
    }
}

#[test]
fn next_steps_fit_the_stage_and_name_the_last_day() {
    let adult = facts("1985-07-07", "2018-09-01");
    let child = facts("2015-07-07", "2018-09-01");
    type Expected = &'static [(&'static str, Option<&'static str>)];
    // facts, today, (id, by) of the steps
    let table: [(&CardFacts, &str, Expected); 8] = [
        (&adult, "2023-01-01", &[("remember_renewal", None)]),
        (
            &adult,
            "2023-05-01",
            &[("renew_certificate", Some("2023-07-07")), ("fetch_pdf", Some("2023-07-07")), ("wait_a_day", None)],
        ),
        (
            &adult,
            "2023-08-01",
            &[
                ("renew_certificate", Some("2023-10-07")),
                ("wait_a_day", None),
                ("ask_eligibility_certificate", Some("2023-10-07")),
            ],
        ),
        (
            &adult,
            "2023-11-01",
            &[("renew_certificate", None), ("ask_eligibility_certificate", None), ("check_registration", None)],
        ),
        (&child, "2023-01-01", &[("remember_new_card", None)]),
        (
            &child,
            "2023-05-12",
            &[
                ("apply_new_card", Some("2023-05-12")),
                ("fetch_pdf", Some("2023-07-07")),
                ("ask_eligibility_certificate", None),
            ],
        ),
        (
            &child,
            "2023-05-13",
            &[
                ("apply_new_card", Some("2023-07-07")),
                ("fetch_pdf", Some("2023-07-07")),
                ("ask_eligibility_certificate", None),
            ],
        ),
        (&child, "2023-07-08", &[("ask_eligibility_certificate", None), ("apply_new_card", None)]),
    ];
    for (facts, today, expected) in table {
        let steps: Vec<(&str, Option<String>)> =
            on(facts, today).next_steps.iter().map(|step| (step.id, step.by.map(|by| by.to_string()))).collect();
        let expected: Vec<(&str, Option<String>)> =
            expected.iter().map(|(id, by)| (*id, by.map(str::to_owned))).collect();
        assert_eq!(steps, expected, "{today}");
    }
}

#[test]
fn facts_that_cannot_be_name_the_one_to_blame() {
    let base = facts("1985-07-07", "2020-09-01");
    let some = |text| Some(day(text));
    let table = [
        (CardFacts { birth_date: some("2020-09-02"), ..base }, "birth"),
        (CardFacts { birth_date: some("1867-12-31"), ..base }, "birth"),
        (CardFacts { birth_date: None, ..base }, "birth"),
        (CardFacts::default(), "birth"),
        (CardFacts { card_issued: None, ..base }, "card_issued"),
        (CardFacts { card_issued: some("2201-01-01"), ..base }, "card_issued"),
        (CardFacts { card_expires: some("2020-08-31"), ..base }, "card_expires"),
        (CardFacts { card_expires: some("2201-01-01"), ..base }, "card_expires"),
        (CardFacts { cert_issued: some("2020-08-31"), ..base }, "cert_issued"),
        (CardFacts { cert_issued: some("2030-07-08"), ..base }, "cert_issued"),
        (CardFacts { cert_expires: some("2020-08-31"), ..base }, "cert_expires"),
        (CardFacts { cert_issued: some("2021-01-01"), cert_expires: some("2020-12-31"), ..base }, "cert_expires"),
        (CardFacts { stay_until: some("2020-08-31"), ..base }, "stay_until"),
    ];
    for (facts, field) in table {
        assert_eq!(refused(facts), field);
    }
    let far = deadlines_on(&base, NaiveDate::MAX);
    assert_eq!(far, Err(Error::BadValue { field: "on" }));
}

#[test]
fn dates_at_the_edges_of_the_range_do_not_panic() {
    for (birth, issued) in [("1868-01-01", "1868-01-01"), ("2200-12-31", "2200-12-31"), ("1868-02-29", "2200-12-31")] {
        for today in ["1868-01-01", "2200-12-31"] {
            assert!(deadlines_on(&facts(birth, issued), day(today)).is_ok());
        }
    }
}

#[test]
fn vectors_come_out_as_a_second_program_says() {
    let rows = include_str!("vectors.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let date = |at: usize| (cells[at] != "-").then(|| day(cells[at]));
        let facts = CardFacts {
            birth_date: date(0),
            card_issued: date(1),
            card_expires: date(2),
            cert_issued: date(3),
            cert_expires: date(4),
            stay_until: date(5),
        };
        let dates = on(&facts, cells[6]);
        assert_eq!(Some(dates.card_expires_on), date(7), "card: {row}");
        assert_eq!(Some(dates.cert_expires_on), date(8), "certificate: {row}");
        assert_eq!(Some(dates.renewable_from), date(9), "opens: {row}");
        assert_eq!(dates.portal_login_until, dates.cert_expires_on, "{row}");
        assert_eq!(dates.grace_promised_until, date(10), "promised: {row}");
        assert_eq!(Some(dates.grace_system_until), date(11), "system: {row}");
        assert_eq!(dates.stage.key(), cells[12], "{row}");
        assert_eq!(dates.days_left.to_string(), cells[13], "{row}");
        assert!(!dates.next_steps.is_empty() && !dates.sources.is_empty(), "{row}");
        count += 1;
    }
    assert!(count >= 150, "{count}");
}
