//! The file is read back by a strict little parser.

use super::*;
use crate::rules::{CalendarDay, DateKind};
use crate::words::{Lang, Message};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn date(member: &str, name: &str, kind: DateKind, on: &str) -> CalendarDay {
    CalendarDay {
        key: format!("{member}\n{}", kind.key()),
        name: name.to_owned(),
        what: Message::new("calendar-certificate_end"),
        step: Some(Message::new("step-renew_certificate").date("until", day(on))),
        date: day(on),
        alarms: vec![30, 1, 0],
    }
}

/// The unfolded lines of a file as name and value; checks line ends, lengths and nesting.
fn parsed(file: &str) -> Vec<(String, String)> {
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
    let mut lines: Vec<String> = Vec::new();
    for line in file.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{line}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().unwrap().push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    let mut open = Vec::new();
    let lines: Vec<(String, String)> = lines
        .iter()
        .map(|line| line.split_once(':').unwrap())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    for (name, value) in &lines {
        match name.as_str() {
            "BEGIN" => open.push(value),
            "END" => assert_eq!(open.pop(), Some(value)),
            _ => assert!(!open.is_empty()),
        }
    }
    assert!(open.is_empty());
    lines
}

/// All values of a name.
fn values<'a>(lines: &'a [(String, String)], name: &str) -> Vec<&'a str> {
    lines.iter().filter(|(there, _)| there == name).map(|(_, value)| value.as_str()).collect()
}

/// What an escaped text says.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some(c @ ('\\' | ',' | ';')) => out.push(c),
                other => panic!("\\{other:?}"),
            },
            ',' | ';' => panic!("a bare {c}"),
            c => out.push(c),
        }
    }
    out
}

#[test]
fn calendar_has_an_all_day_event_with_alarms_for_each_day() {
    let dates = [date("m1", "山田　花子", DateKind::CertificateEnd, "2026-12-31")];
    let lines = parsed(&calendar(&dates, day("2026-11-21"), Words::of(Lang::Ja)));
    assert_eq!(values(&lines, "DTSTART;VALUE=DATE"), ["20261231"]);
    assert_eq!(values(&lines, "DTEND;VALUE=DATE"), ["20270101"]);
    assert_eq!(values(&lines, "DTSTAMP"), ["20261121T000000Z"]);
    assert_eq!(values(&lines, "SUMMARY"), ["山田　花子：電子証明書の期限"]);
    assert_eq!(values(&lines, "TRIGGER"), ["-P29DT15H", "-PT15H", "PT9H"]);
    assert_eq!(values(&lines, "BEGIN").len(), 5);
    let said: Vec<String> = values(&lines, "DESCRIPTION").into_iter().map(unescaped).collect();
    assert!(said[0].contains("2026年12月31日"), "{said:?}");
    assert!(said[1..].iter().all(|text| text == "電子証明書の期限"), "an alarm names nobody: {said:?}");
}

#[test]
fn alarms_that_are_over_are_left_out_and_one_always_stays() {
    let triggers = |today| {
        let dates = [date("m1", "花子", DateKind::CertificateEnd, "2026-12-31")];
        let lines = parsed(&calendar(&dates, day(today), Words::of(Lang::Ja)));
        values(&lines, "TRIGGER").join(" ")
    };
    assert_eq!(triggers("2026-11-30"), "-P29DT15H -PT15H PT9H");
    assert_eq!(triggers("2026-12-01"), "-PT15H PT9H", "thirty days before is today, perhaps past nine");
    assert_eq!(triggers("2026-12-30"), "PT9H");
    assert_eq!(triggers("2026-12-31"), "PT9H", "the day itself");
}

#[test]
fn calendar_of_no_days_is_a_whole_file() {
    let lines = parsed(&calendar(&[], day("2026-11-21"), Words::of(Lang::En)));
    assert_eq!(values(&lines, "BEGIN"), ["VCALENDAR"]);
}

#[test]
fn uid_stays_when_the_day_moves_and_differs_by_member_and_kind() {
    let uids = |dates: &[CalendarDay], today| {
        let lines = parsed(&calendar(dates, day(today), Words::of(Lang::Ja)));
        values(&lines, "UID").into_iter().map(str::to_owned).collect::<Vec<String>>()
    };
    let first = date("m1", "山田　花子", DateKind::CertificateEnd, "2026-12-31");
    let moved = date("m1", "佐藤　花子", DateKind::CertificateEnd, "2031-12-31");
    let others = [
        first.clone(),
        date("m2", "山田　花子", DateKind::CertificateEnd, "2026-12-31"),
        date("m1", "山田　花子", DateKind::GraceEnd, "2026-12-31"),
    ];
    assert_eq!(uids(&[first], "2026-11-21"), uids(&[moved], "2027-01-01"));
    let mut uids = uids(&others, "2026-11-21");
    assert!(uids.iter().all(|uid| uid.is_ascii() && !uid.contains("m1")));
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), 3);
}

#[test]
fn later_file_has_a_higher_sequence() {
    let sequence = |today| {
        let dates = [date("m1", "山田　花子", DateKind::CardEnd, "2026-12-31")];
        let lines = parsed(&calendar(&dates, day(today), Words::of(Lang::Ja)));
        values(&lines, "SEQUENCE")[0].parse::<i64>().unwrap()
    };
    assert!(sequence("2026-11-22") > sequence("2026-11-21"));
    assert_eq!(sequence("1999-01-01"), 0);
}

#[test]
fn text_is_escaped_and_comes_back_whole() {
    let name = "A;B,C\\D\nE\r\u{7}:𠮷野家";
    let lines =
        parsed(&calendar(&[date("m1", name, DateKind::CardEnd, "2026-12-31")], day("2026-11-21"), Words::of(Lang::En)));
    assert_eq!(unescaped(values(&lines, "SUMMARY")[0]), "A;B,C\\D\nE:𠮷野家: last day of the user certificate");
}

#[test]
fn long_lines_fold_between_characters_at_every_offset() {
    for pad in 0..80 {
        let name = format!("{}{}", "x".repeat(pad), "𠮷髙e\u{301}".repeat(40));
        let dates = [date("m1", &name, DateKind::CardEnd, "2026-12-31")];
        let lines = parsed(&calendar(&dates, day("2026-11-21"), Words::of(Lang::Ja)));
        assert!(unescaped(values(&lines, "SUMMARY")[0]).starts_with(&name));
    }
}

#[test]
fn every_language_gives_a_whole_file() {
    for lang in Lang::ALL {
        let dates = DateKind::ALL.map(|kind| date("m1", "花子", kind, "2027-01-01"));
        let lines = parsed(&calendar(&dates, day("2026-11-21"), Words::of(lang)));
        assert_eq!(values(&lines, "UID").len(), DateKind::ALL.len());
        for text in values(&lines, "SUMMARY").into_iter().chain(values(&lines, "DESCRIPTION")) {
            unescaped(text);
        }
    }
}

#[test]
fn calendar_of_notices_has_one_neutral_alarm_a_day_and_the_full_text_inside() {
    let notice = NoticePlanText {
        id: "notice-2026-12-01".to_owned(),
        date: day("2026-12-01"),
        at: 1_796_083_200,
        lock_title: "資格手帳".to_owned(),
        lock_text: "確認することが1件あります。".to_owned(),
        text: "花子：電子証明書".to_owned(),
        subjects: Vec::new(),
    };
    let lines = parsed(&notice_calendar(&[notice], day("2026-11-21"), Words::of(Lang::Ja)));
    assert_eq!(values(&lines, "SUMMARY"), ["確認することが1件あります。"]);
    assert_eq!(values(&lines, "DESCRIPTION"), ["花子：電子証明書", "確認することが1件あります。"]);
    assert_eq!(values(&lines, "TRIGGER"), ["PT9H"]);
    assert_eq!(values(&lines, "UID"), ["techo-notice-2026-12-01"]);
    assert_eq!(values(&lines, "DTSTART;VALUE=DATE"), ["20261201"]);
}
