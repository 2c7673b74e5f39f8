//! The family's days as an iCalendar file (RFC 5545): one all-day event a day, with alarms at nine in the morning.
//!
//! The calendar is the family's own: the member's name stands in the summary, and no insurance number anywhere. Alarms
//! show the bare matter without the name, because they light up on lock screens. An event's UID follows from the
//! member's id and the kind of day or the task, so that a newer file moves the event instead of doubling it, and tells nothing
//! about a person.

use crate::rules::{CalendarDay, NoticePlanText};
use crate::words::{Arg, Words};
use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The hour of the day at which alarms ring.
const ALARM_HOUR: u16 = 9;

/// The calendar file of a family's days, in a language, as made on a day.
///
/// The same days give the same bytes. Lines end in CRLF and are folded at 75 octets.
pub fn calendar(days: &[CalendarDay], today: NaiveDate, words: &Words) -> String {
    let event = |day: &CalendarDay| {
        let what = words.render(&day.what);
        let summary = [("name", Arg::Text(&day.name)), ("what", Arg::Text(&what))];
        Event {
            uid: uid(day),
            date: day.date,
            summary: words.text("calendar-summary", &summary),
            description: day.step.as_ref().map(|step| words.render(step)),
            alarm: what.clone(),
            alarms: alarms(day, today),
        }
    };
    file_of(days.iter().map(event), today, words)
}

/// The calendar file of a plan of notices, in its language: the same days and texts, each with an alarm at nine. On a
/// locked screen the alarm says as little as the notice does.
pub fn notice_calendar(notices: &[NoticePlanText], today: NaiveDate, words: &Words) -> String {
    let event = |notice: &NoticePlanText| Event {
        uid: format!("techo-{}", notice.id),
        date: notice.date,
        summary: notice.lock_text.clone(),
        description: Some(notice.text.clone()),
        alarm: notice.lock_text.clone(),
        alarms: vec![0],
    };
    file_of(notices.iter().map(event), today, words)
}

/// An all-day event.
struct Event {
    uid: String,
    date: NaiveDate,
    summary: String,
    description: Option<String>,
    /// What its alarms say.
    alarm: String,
    /// Alarms, in days before.
    alarms: Vec<u16>,
}

/// A whole file.
fn file_of(events: impl Iterator<Item = Event>, today: NaiveDate, words: &Words) -> String {
    let mut file = File(String::new());
    let name = words.text("calendar-name", &[]);
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Shikaku Techo//techo//JA");
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.text("X-WR-CALNAME", &name);
    for one in events {
        event(&mut file, &one, today);
    }
    file.line("END", "VCALENDAR");
    file.0
}

/// One event with its alarms.
fn event(file: &mut File, date: &Event, today: NaiveDate) {
    let basic = |day: NaiveDate| format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
    file.line("BEGIN", "VEVENT");
    file.line("UID", &date.uid);
    file.line("DTSTAMP", &format!("{}T000000Z", basic(today)));
    // A later file replaces the event of an earlier one.
    file.line("SEQUENCE", &sequence(today).to_string());
    file.line("DTSTART;VALUE=DATE", &basic(date.date));
    file.line("DTEND;VALUE=DATE", &basic(date.date.succ_opt().unwrap_or(date.date)));
    file.text("SUMMARY", &date.summary);
    if let Some(description) = &date.description {
        file.text("DESCRIPTION", description);
    }
    file.line("CLASS", "PRIVATE");
    file.line("TRANSP", "TRANSPARENT");
    for days_before in &date.alarms {
        file.line("BEGIN", "VALARM");
        file.line("ACTION", "DISPLAY");
        file.text("DESCRIPTION", &date.alarm);
        file.line("TRIGGER", &trigger(*days_before));
        file.line("END", "VALARM");
    }
    file.line("END", "VEVENT");
}

/// The alarms still to come, in days before: one that is over would ring at once on import. Where none is left, one on
/// the day itself.
fn alarms(date: &CalendarDay, today: NaiveDate) -> Vec<u16> {
    let days_left = date.date.signed_duration_since(today).num_days();
    let to_come: Vec<u16> = date.alarms.iter().copied().filter(|days| i64::from(*days) < days_left).collect();
    if to_come.is_empty() { vec![0] } else { to_come }
}

/// A number that grows with the day of making.
fn sequence(today: NaiveDate) -> i64 {
    NaiveDate::from_ymd_opt(2020, 1, 1).map_or(0, |start| today.signed_duration_since(start).num_days().max(0))
}

/// How long before the day's first minute an alarm rings that is due some days earlier at [`ALARM_HOUR`].
fn trigger(days_before: u16) -> String {
    match days_before.checked_sub(1) {
        None => format!("PT{ALARM_HOUR}H"),
        Some(0) => format!("-PT{}H", 24 - ALARM_HOUR),
        Some(whole) => format!("-P{whole}DT{}H", 24 - ALARM_HOUR),
    }
}

/// The event's id: a digest, so that nothing of the member's id can be read from it.
fn uid(day: &CalendarDay) -> String {
    let digest = Sha256::digest(format!("shikaku-techo calendar\n{}", day.key));
    let mut uid = String::from("techo-");
    for byte in digest.iter().take(16) {
        let _ = write!(uid, "{byte:02x}");
    }
    uid
}

/// A file under construction.
struct File(String);

impl File {
    /// A line whose value needs no escaping.
    fn line(&mut self, name: &str, value: &str) {
        /// Octets of a line without its CRLF.
        const LINE: usize = 75;
        let mut octets = 0;
        for c in format!("{name}:{value}").chars() {
            if octets + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value is text: commas, semicolons, backslashes and line ends are escaped, other controls dropped.
    fn text(&mut self, name: &str, text: &str) {
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\\' | ',' | ';' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }
}

#[cfg(test)]
mod tests;
