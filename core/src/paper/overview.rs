//! The overview of the family's papers: who has which paper, with all numbers, on a sheet that stays at home.

use super::clinic::{as_of_label, as_of_text, clean, kana, kind_name, number_rows};
use super::handout_name::folio;
use super::handout_page::{Column, Tight, rows};
use super::parts::{A4, Beside, CONTENT, Look, MARGIN, SMALL, lines, set};
use super::plan::{Ink, Role, Sheet};
use super::text::fit;
use super::texts::{day_text, text};
use super::write::write_accessible_pdf;
use crate::error::Error;
use crate::model::{Member, Paper, PaperState};
use crate::pdf;
use crate::words::{Arg, Lang};
use chrono::NaiveDate;

/// Makes the overview of a family's papers in use: A4, PDF/UA-1 and PDF/A-2a.
///
/// # Errors
/// [`Error::MissingGlyph`] for a character that the font cannot draw; [`Error::BadValue`] (`member`) without anybody.
pub fn render_overview_pdf(
    family: &[Member],
    printed_on: NaiveDate,
    second_lang: Option<Lang>,
) -> Result<Vec<u8>, Error> {
    if family.is_empty() {
        return Err(Error::BadValue { field: "member" });
    }
    let beside = Beside::new(second_lang);
    let mut plan = Sheet::new(A4.0, A4.1);
    let mut y = beside.put(&mut plan, Look::TITLE, (MARGIN, MARGIN), "sheet-overview-title", &[])? + 2.0;
    plan.rule(MARGIN, y, CONTENT);
    y = beside.put(&mut plan, Look::TEXT, (MARGIN, y + 6.0), "sheet-overview-what", &[])?;
    let made = [("date", Arg::Date(printed_on))];
    y = beside.put(&mut plan, Look::ASIDE, (MARGIN, y), "sheet-made-on", &made)? + 8.0;
    let mut plans = vec![plan];
    for member in family {
        // A member stands whole on a page wherever it fits one.
        let mut piece = Sheet::new(A4.0, A4.1);
        let mut end = of_member(&mut piece, member, y)?;
        if end > A4.1 - MARGIN {
            piece = Sheet::new(A4.0, A4.1);
            let title = fit(&text("sheet-overview-title", &[]), SMALL, SMALL, CONTENT)?;
            let top = lines(&mut piece, Role::Heading(1), MARGIN, MARGIN, &title, Ink::LABEL);
            end = of_member(&mut piece, member, top + 6.0)?;
            plans.push(piece);
        } else if let Some(last) = plans.last_mut() {
            last.blocks.append(&mut piece.blocks);
        }
        y = end + 10.0;
    }
    let total = plans.len();
    if total > 1 {
        for (index, plan) in plans.iter_mut().enumerate() {
            folio(plan, index + 1, total)?;
        }
    }
    pdf::guarded(|| write_accessible_pdf(&plans, &text("sheet-overview-title", &[]), printed_on))
}

/// A member's name and papers in use or expired.
fn of_member(plan: &mut Sheet, member: &Member, top: f32) -> Result<f32, Error> {
    plan.rule(MARGIN, top, CONTENT);
    let mut y = top + 4.0;
    let shown: Vec<&Paper> =
        member.papers.iter().filter(|paper| matches!(paper.state, PaperState::InUse | PaperState::Expired)).collect();
    if let Some(kana) = shown.first().and_then(|paper| kana(&paper.coverage, &member.facts)) {
        y = lines(plan, Role::Paragraph, MARGIN, y, &fit(&kana, SMALL, SMALL, CONTENT)?, Ink::LABEL) - 2.0;
    }
    let name = clean(Some(&member.name)).unwrap_or_else(|| text("paper-not-given", &[]));
    y = lines(plan, Role::Heading(2), MARGIN, y, &fit(&name, 18.0, 12.0, CONTENT)?, Ink::BOLD);
    if shown.is_empty() {
        return Ok(lines(
            plan,
            Role::Paragraph,
            MARGIN,
            y,
            &set(&text("sheet-overview-empty", &[]), 12.0, CONTENT)?,
            Ink::PLAIN,
        ));
    }
    for paper in shown {
        y = of_paper(plan, paper, y)? + 4.0;
    }
    Ok(y)
}

fn of_paper(plan: &mut Sheet, paper: &Paper, top: f32) -> Result<f32, Error> {
    let coverage = &paper.coverage;
    let mut kind = kind_name(paper.kind);
    if paper.state == PaperState::Expired {
        kind = format!("{kind}　{}", text("clinic-expired", &[]));
    }
    let y = lines(plan, Role::Heading(3), MARGIN, top, &fit(&kind, 12.0, SMALL, CONTENT)?, Ink::BOLD);
    let mut all: Vec<(String, String)> = Vec::new();
    all.extend(clean(coverage.insurer_name.as_deref()).map(|name| (text("paper-label-insurer-name", &[]), name)));
    let not_given = || text("paper-not-given", &[]);
    all.extend(number_rows(coverage).into_iter().map(|(label, value)| (label, value.unwrap_or_else(not_given))));
    all.extend(coverage.valid_until.map(|day| (text("paper-label-valid-until", &[]), day_text(day))));
    all.push((as_of_label(coverage), as_of_text(coverage)));
    rows(plan, Column { x: MARGIN, width: CONTENT }, (&all, Tight::No), y)
}
