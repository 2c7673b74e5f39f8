//! What stands at the top and the foot of a sheet: the name, what the sheet is, the class, the page's number.
//!
//! Folded, the sheet shows the name alone. What is below it on the page: see [`handout_page`](super::handout_page).

use super::clinic::{clean, kana};
use super::handout_cut;
use super::handout_page::{Column, EDGE, Page};
use super::parts::{MARGIN, SMALL, lines};
use super::plan::{Ink, Role, Sheet, stack};
use super::text::{Fitted, fit};
use super::texts::text;
use crate::error::Error;
use crate::model::wareki::to_seireki;

/// The name alone, which is outside when the sheet is folded; then the line to fold at; below it what a stranger need not
/// read: what this is, of which day, and the class.
pub(super) fn folded(plan: &mut Sheet, page: &Page<'_>) -> Result<f32, Error> {
    let Column { x, width } = page.column;
    // The title is read first, wherever it stands.
    let mut named = Sheet::new(plan.width, plan.height);
    let y = name(&mut named, page, (EDGE, width), 26.0)?;
    let y = handout_cut::fold(&mut named, y)?;
    let mut title_width = width;
    let mut end = y;
    let mut class_marks = Vec::new();
    if let Some((class, taken)) = class(page, 16.0, width * 0.3)? {
        (class_marks, end) = stack(x + width - taken, y, &class, Ink::BOLD);
        title_width -= taken + 10.0;
    }
    // On the base line of the class.
    let top = if class_marks.is_empty() { y } else { y + 5.0 };
    end = end.max(title(plan, page, (x, top), title_width)?);
    plan.blocks.append(&mut named.blocks);
    plan.add(Role::Paragraph, class_marks);
    Ok(end)
}

/// What the sheet is, and the day on which it was made.
fn title(plan: &mut Sheet, page: &Page<'_>, (x, top): (f32, f32), width: f32) -> Result<f32, Error> {
    let printed = text("handout-printed-on", &[("date", &to_seireki(page.details.printed_on))]);
    let title = format!("{}　{printed}", text("handout-title", &[]));
    Ok(lines(plan, Role::Heading(1), x, top, &fit(&title, SMALL, SMALL, width)?, Ink::LABEL))
}

/// Reading and name.
fn name(plan: &mut Sheet, page: &Page<'_>, (top, width): (f32, f32), size: f32) -> Result<f32, Error> {
    let x = page.column.x;
    let mut y = top;
    if let Some(kana) = kana(page.sheet.coverage, page.sheet.facts) {
        y = lines(plan, Role::Paragraph, x, y, &fit(&kana, 11.0, SMALL, width)?, Ink::PLAIN) - 2.0;
    }
    let name = clean(page.sheet.coverage.name.as_deref()).unwrap_or_else(|| text("paper-not-given", &[]));
    Ok(lines(plan, Role::Heading(2), x, y, &fit(&name, size, 13.0, width)?, Ink::BOLD))
}

/// Title, class, reading and name.
pub(super) fn strip(plan: &mut Sheet, page: &Page<'_>, top: f32, size: f32) -> Result<f32, Error> {
    let Column { x, width } = page.column;
    // Room for the page's number on the right.
    let mut y = title(plan, page, (x, top), width - 50.0)?;
    plan.rule(x, y + 1.0, width);
    y += 4.0;
    let (mut name_width, mut class_end) = (width, y);
    if let Some((class, taken)) = class(page, 18.0, width * 0.4)? {
        class_end = lines(plan, Role::Paragraph, x + width - taken, y + 12.0, &class, Ink::BOLD);
        name_width -= taken + 10.0;
    }
    Ok(name(plan, page, (y, name_width), size)?.max(class_end))
}

/// The page's number among all: at the foot, in the margin below what is cut off.
pub(super) fn folio(plan: &mut Sheet, page: usize, pages: usize) -> Result<(), Error> {
    let number = text("handout-folio", &[("page", &page.to_string()), ("pages", &pages.to_string())]);
    let number = fit(&number, SMALL, SMALL, 60.0)?;
    let width = number.lines.first().map_or(0.0, |line| line.width(number.size));
    lines(plan, Role::Ornament, plan.width - MARGIN - width, plan.height - EDGE + 1.0, &number, Ink::LABEL);
    Ok(())
}

/// The class, where one is given, and how wide it is.
fn class(page: &Page<'_>, size: f32, width: f32) -> Result<Option<(Fitted, f32)>, Error> {
    let Some(class) = clean(page.sheet.lines.class.as_deref()) else { return Ok(None) };
    let class = fit(&class, size, SMALL, width)?;
    let taken = class.lines.iter().map(|line| line.width(class.size)).fold(0.0, f32::max);
    Ok(Some((class, taken)))
}
