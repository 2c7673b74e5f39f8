//! Both on one side of one sheet: the original on the left of an A4 landscape, what helps at the counter on its right.

use super::handout;
use super::handout_page::{AFTER, Column, EDGE, Page, code, facts, marks, numbers, rule, steps, strip, written};
use super::parts::{A4, MARGIN};
use super::plan::{Area, MM, Sheet};
use crate::error::Error;

/// Width of the original's side.
const LEFT: f32 = 129.0 * MM;
/// Between the sides.
const GAP: f32 = 5.0 * MM;

/// Plans the sheet: one for each page of the original, all that helps beside the first, what finds no room there on one
/// more.
pub(super) fn plan(page: &Page<'_>, source: usize, pages: &[(usize, (f32, f32))]) -> Result<Vec<Sheet>, Error> {
    let mut plans = Vec::new();
    for (place, (index, size)) in pages.iter().enumerate() {
        let mut plan = Sheet::new(A4.1, A4.0);
        let room = Area { x: MARGIN, y: EDGE, width: LEFT, height: A4.0 - 2.0 * EDGE };
        handout::original(&mut plan, page.sheet, place, (source, *index), *size, room)?;
        plans.push(plan);
    }
    let x = MARGIN + LEFT + GAP;
    let beside = page.in_column(Column { x, width: A4.1 - MARGIN - x });
    let mut help = vec![Sheet::new(A4.1, A4.0)];
    let mut y = EDGE;
    for part in [name, steps, numbers_and_code, marks, facts, written, rule] {
        let mut piece = Sheet::new(A4.1, A4.0);
        let mut end = part(&mut piece, &beside, y)?;
        if end > A4.0 - EDGE {
            piece = Sheet::new(A4.1, A4.0);
            let top = name(&mut piece, &beside, EDGE)?;
            end = part(&mut piece, &beside, top + AFTER)?;
            help.push(piece);
        } else if let Some(last) = help.last_mut() {
            last.blocks.append(&mut piece.blocks);
        }
        y = end + AFTER;
    }
    for (place, mut more) in help.into_iter().enumerate() {
        match plans.get_mut(place) {
            Some(plan) => plan.blocks.append(&mut more.blocks),
            None => plans.push(more),
        }
    }
    Ok(plans)
}

fn name(plan: &mut Sheet, page: &Page<'_>, top: f32) -> Result<f32, Error> {
    strip(plan, page, top, 20.0)
}

fn numbers_and_code(plan: &mut Sheet, page: &Page<'_>, top: f32) -> Result<f32, Error> {
    code(plan, page, top)?;
    Ok(numbers(plan, page, top, 20.0)?.max(top + 43.0 * MM))
}
