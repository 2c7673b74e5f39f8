//! `techo deadlines`: the dates of one card, without a notebook.

use super::Done;
use crate::args::Deadlines;
use crate::output::{Output, Screen};
use crate::refusal::Refusal;
use crate::values::{day, optional_day};
use chrono::NaiveDate;
use serde::Serialize;
use techo_core::model::CardFacts;
use techo_core::rules::{self, CardDeadlines};
use techo_core::words::{Arg, Words};

/// The dates of one card; the keys are a contract.
#[derive(Serialize)]
struct DeadlinesJson {
    card_expires_on: NaiveDate,
    cert_expires_on: NaiveDate,
    estimated: bool,
    renewable_from: NaiveDate,
    portal_login_until: NaiveDate,
    grace_promised_until: Option<NaiveDate>,
    grace_system_until: NaiveDate,
    stage: &'static str,
    days_left: i64,
    warnings: Vec<WarningJson>,
    next_steps: Vec<StepJson>,
    sources: Vec<&'static str>,
}

#[derive(Serialize)]
struct WarningJson {
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
struct StepJson {
    id: &'static str,
    text: String,
    by: Option<NaiveDate>,
}

impl DeadlinesJson {
    fn of(dates: CardDeadlines, words: &Words) -> DeadlinesJson {
        let warning =
            |notice: &rules::Notice| WarningJson { code: notice.code, message: words.render(&notice.message) };
        let step = |step: &rules::Step| StepJson { id: step.id, text: words.render(&step.text), by: step.by };
        DeadlinesJson {
            card_expires_on: dates.card_expires_on,
            cert_expires_on: dates.cert_expires_on,
            estimated: dates.estimated,
            renewable_from: dates.renewable_from,
            portal_login_until: dates.portal_login_until,
            grace_promised_until: dates.grace_promised_until,
            grace_system_until: dates.grace_system_until,
            stage: dates.stage.key(),
            days_left: dates.days_left,
            warnings: dates.warnings.iter().map(warning).collect(),
            next_steps: dates.next_steps.iter().map(step).collect(),
            sources: dates.sources,
        }
    }
}

pub(crate) fn deadlines(args: &Deadlines, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let words = output.words();
    let dates = DeadlinesJson::of(rules::deadlines_on(&facts(args)?, today)?, words);
    output.answer(&dates, |screen| show(&dates, words, screen));
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

fn show(dates: &DeadlinesJson, words: &Words, screen: &mut Screen) {
    screen.line(&words.text(&format!("command-stage-{}", dates.stage), &[("days", Arg::Number(dates.days_left))]));
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
