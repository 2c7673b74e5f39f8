//! `techo deadlines`: the dates of one card, without a notebook.

use super::Done;
use crate::args::Deadlines;
use crate::output::{Output, Screen};
use crate::refusal::Refusal;
use crate::values::{day, optional_day};
use chrono::NaiveDate;
use techo_core::model::CardFacts;
use techo_core::rules::{self, DeadlinesText};
use techo_core::words::{Arg, Words};

pub(crate) fn deadlines(args: &Deadlines, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let words = output.words();
    let dates = rules::deadlines_on(&facts(args)?, today)?.worded(words);
    output.answer(&dates, |screen| show(&dates, words, screen))?;
    Ok(Done::All)
}

fn facts(args: &Deadlines) -> Result<CardFacts, Refusal> {
    Ok(CardFacts {
        birth_date: Some(day(&args.birth, "birth")?),
        card_issued: optional_day(args.card_issued.as_ref(), "card_issued")?,
        card_expires: optional_day(args.card_expires.as_ref(), "card_expires")?,
        cert_issued: optional_day(args.cert_issued.as_ref(), "cert_issued")?,
        cert_expires: optional_day(args.cert_expires.as_ref(), "cert_expires")?,
        stay_until: optional_day(args.stay_until.as_ref(), "stay_until")?,
    })
}

fn show(dates: &DeadlinesText, words: &Words, screen: &mut Screen) {
    screen
        .line(&words.text(&format!("command-stage-{}", dates.stage.key()), &[("days", Arg::Number(dates.days_left))]));
    let row = |id: &str, date: NaiveDate| vec![words.text(id, &[]), words.date(date)];
    let mut rows = vec![
        row("option-card_expires", dates.card_expires_on),
        row("option-cert_expires", dates.cert_expires_on),
        row("command-renewable-from", dates.renewable_from),
        row("command-portal-login-until", dates.portal_login_until),
    ];
    rows.extend(dates.grace_promised_until.map(|date| row("command-grace-until", date)));
    screen.rows(&rows);
    for warning in &dates.warnings {
        screen.line(&format!("! {}", warning.message));
    }
    for step in &dates.next_steps {
        screen.line(&format!("→ {}", step.text));
    }
    screen.line(&words.text("command-source", &[("sources", Arg::Text(&dates.sources.join(", ")))]));
}
