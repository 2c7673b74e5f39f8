//! Both on one side of one sheet: the original on the left of an A4 landscape, what helps at the counter on its right.

use super::handout;
use super::handout_name::strip;
use super::handout_page::{
    AFTER, Column, EDGE, Page, Part, QR_SIDE, Tight, code, facts, marks, numbers, rule, steps, written,
};
use super::parts::{A4, MARGIN};
use super::plan::{Area, MM, Sheet};
use super::stamps::Shown;
use crate::error::Error;

/// Width of the original's side.
const LEFT: f32 = 129.0 * MM;
/// How much of its height the original may give up.
const MOST_BELOW: f32 = 50.0 * MM;
/// Between the sides.
const GAP: f32 = 5.0 * MM;

/// Plans the sheet: one for each page of the original, all that helps beside the first, what finds no room there on one
/// more.
pub(super) fn plan(page: &Page<'_>, source: usize, pages: &[Shown]) -> Result<Vec<Sheet>, Error> {
    let (mut help, below) = help(page)?;
    let mut plans = Vec::new();
    for (place, shown) in pages.iter().enumerate() {
        let mut plan = Sheet::new(A4.1, A4.0);
        let below = below.filter(|_| place == 0);
        let height = A4.0 - 2.0 * EDGE - below.map_or(0.0, |height| height + AFTER);
        let room = Area { x: MARGIN, y: EDGE, width: LEFT, height };
        handout::original(&mut plan, page.sheet, place, (source, shown), room)?;
        if let (Some(height), Some(first)) = (below, help.first_mut()) {
            written(first, &under(page), A4.0 - EDGE - height)?;
        }
        plans.push(plan);
    }
    for (place, mut more) in help.into_iter().enumerate() {
        match plans.get_mut(place) {
            Some(plan) => plan.blocks.append(&mut more.blocks),
            None => plans.push(more),
        }
    }
    Ok(plans)
}

/// All that helps, and how high what the parents wrote is, where it goes below the original: they may write so much that
/// the right side alone does not hold it.
fn help(page: &Page<'_>) -> Result<(Vec<Sheet>, Option<f32>), Error> {
    let x = MARGIN + LEFT + GAP;
    let beside = page.in_column(Column { x, width: A4.1 - MARGIN - x });
    for tight in [Tight::No, Tight::Asides, Tight::Sizes] {
        let help = help_beside(&beside.tightened(tight), &tight.parts())?;
        if help.len() == 1 {
            return Ok((help, None));
        }
    }
    let height = written(&mut Sheet::new(A4.1, A4.0), &under(page), 0.0)?;
    let help = help_beside(&beside.tightened(Tight::Sizes), &[marks, rule, facts])?;
    if help.len() == 1 && height <= MOST_BELOW {
        return Ok((help, Some(height)));
    }
    Ok((help_beside(&beside.tightened(Tight::Pages), &Tight::Pages.parts())?, None))
}

/// The page in the column of the original.
fn under<'a>(page: &Page<'a>) -> Page<'a> {
    page.in_column(Column { x: MARGIN, width: LEFT })
}

/// Parts one below the other.
fn help_beside(beside: &Page<'_>, parts: &[Part]) -> Result<Vec<Sheet>, Error> {
    let mut help = vec![Sheet::new(A4.1, A4.0)];
    let mut y = EDGE;
    let upper: [Part; 3] = [name, steps, numbers_and_code];
    for part in upper.iter().chain(parts) {
        let mut piece = Sheet::new(A4.1, A4.0);
        let mut end = part(&mut piece, beside, y)?;
        if end > A4.0 - EDGE {
            piece = Sheet::new(A4.1, A4.0);
            let top = name(&mut piece, beside, EDGE)?;
            end = part(&mut piece, beside, top + AFTER)?;
            help.push(piece);
        } else if let Some(last) = help.last_mut() {
            last.blocks.append(&mut piece.blocks);
        }
        y = end + AFTER;
    }
    Ok(help)
}

fn name(plan: &mut Sheet, page: &Page<'_>, top: f32) -> Result<f32, Error> {
    strip(plan, page, top, 20.0)
}

fn numbers_and_code(plan: &mut Sheet, page: &Page<'_>, top: f32) -> Result<f32, Error> {
    code(plan, page, top)?;
    Ok(numbers(plan, page, top, 20.0)?.max(top + QR_SIDE))
}
