//! `techo notices`, `techo dates`: what is to come.

use super::notebook::Place;
use super::{Done, sheets};
use crate::args::Notices;
use crate::output::Output;
use crate::refusal::Refusal;
use crate::values::optional_day;
use chrono::NaiveDate;

pub(crate) fn notices(args: &Notices, place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    if let Some(out) = &args.out {
        return sheets::write_made(out, place, output, |notebook| {
            Ok(notebook.notice_calendar_on(today, output.lang())?.into_bytes())
        });
    }
    let told_until = optional_day(args.told_until.as_ref(), "told_until")?;
    let plan = place.with(|notebook| Ok(notebook.notice_plan_on(told_until, today, output.lang())?))?;
    output.answer(&plan, |screen| {
        if plan.is_empty() {
            screen.line(&output.words().text("command-nothing-due", &[]));
        }
        for notice in &plan {
            screen.line(&output.words().date(notice.date));
            for line in notice.text.lines() {
                screen.line(&format!("    {line}"));
            }
        }
    })?;
    Ok(Done::All)
}

pub(crate) fn dates(place: &Place<'_>, today: NaiveDate, output: Output) -> Result<Done, Refusal> {
    let (family, dates) =
        place.with(|notebook| Ok((notebook.family_on(today)?, notebook.dates_on(today, output.lang())?)))?;
    output.answer(&dates, |screen| {
        let name = |id: &str| family.iter().find(|member| member.id == id).map_or("", |member| &member.name);
        let row = |date: &techo_core::rules::DateText| {
            vec![output.words().date(date.date), name(&date.member).to_owned(), date.what.clone()]
        };
        screen.rows(&dates.iter().map(row).collect::<Vec<_>>());
    })?;
    Ok(Done::All)
}
