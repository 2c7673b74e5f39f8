//! The parents' own page of a hand-out: what to hand in, what it is good for, what to look after; in Japanese, with a
//! second language beside it where one is asked for. No numbers stand on it.

use super::clinic::clean;
use super::handout::{HandoutSheet, PaperWarning};
use super::handout_details::HandoutDetails;
use super::parts::{A4, Beside, CONTENT, Look, MARGIN};
use super::plan::Sheet;
use crate::error::Error;
use crate::words::{Arg, Lang};

pub(super) fn plan(
    sheets: &[HandoutSheet<'_>],
    details: &HandoutDetails,
    warnings: &[PaperWarning],
    lang: Lang,
) -> Result<Sheet, Error> {
    let mut plan = Sheet::new(A4.0, A4.1);
    let beside = Beside::new(Some(lang));
    let look = Look { size: 16.0, ..Look::TITLE };
    let mut y = beside.put(&mut plan, look, (MARGIN, MARGIN), "sheet-parent-title", &[])? + 2.0;
    plan.rule(MARGIN, y, CONTENT);
    y = beside.put(&mut plan, Look::TEXT, (MARGIN, y + 8.0), "sheet-parent-what", &[])?;
    let made = [("date", Arg::Date(details.printed_on))];
    y = beside.put(&mut plan, Look::ASIDE, (MARGIN, y), "sheet-made-on", &made)? + 6.0;
    let names: Vec<String> = sheets.iter().filter_map(|sheet| clean(sheet.coverage.name.as_deref())).collect();
    // A class's copy would be a list of names: then it is nobody's own.
    if let ([_] | [_, _] | [_, _, _] | [_, _, _, _], names) = (names.as_slice(), names.join("・")) {
        y = beside.put(&mut plan, Look::TEXT, (MARGIN, y), "sheet-parent-for", &[("name", Arg::Text(&names))])? + 6.0;
    }
    let until = details.destroy_by.map(|day| [("date", Arg::Date(day))]);
    let back = match &until {
        Some(date) => ("sheet-parent-return", date.as_slice()),
        None => ("sheet-parent-return-open", &[][..]),
    };
    let has_written = sheets.iter().any(|sheet| sheet.lines.phone.is_some() || sheet.lines.allergies.is_some());
    let mut parts = vec![
        ("sheet-parent-print", &[][..]),
        ("sheet-parent-hand-in", &[]),
        ("sheet-parent-use", &[]),
        ("sheet-parent-self", &[]),
        ("sheet-parent-no-card", &[]),
        back,
        ("sheet-parent-change", &[]),
    ];
    if has_written {
        parts.insert(2, ("sheet-parent-written", &[]));
    }
    for (number, (id, args)) in (1..).zip(parts) {
        y = beside.put_numbered(&mut plan, number, (MARGIN, y), id, args)? + 6.0;
    }
    let mut told: Vec<&str> = Vec::new();
    for warning in warnings {
        if !told.contains(&warning.code) {
            told.push(warning.code);
            let id = format!("handout-warning-{}", warning.code);
            let look = Look { ink: super::plan::Ink::BOLD, ..Look::TEXT };
            y = beside.put(&mut plan, look, (MARGIN, y + 4.0), &id, &[])?;
        }
    }
    Ok(plan)
}
