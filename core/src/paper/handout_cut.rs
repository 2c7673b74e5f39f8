//! What is folded and torn off: the line that leaves only the name outside, a card of 85.6 × 54 mm, a return slip.

use super::clinic::{clean, kana, number_rows};
use super::handout_page::{EDGE, Page, row};
use super::parts::{A4, CONTENT, MARGIN, SMALL, lines, set};
use super::plan::{Area, Grey, Ink, MM, Mark, Role, Rows, Sheet};
use super::text::{Fitted, fit};
use super::texts::{school_day, text};
use crate::error::Error;

/// A card as in a purse (ISO/IEC 7810 ID-1).
const CARD: (f32, f32) = (85.6 * MM, 54.0 * MM);
/// How much closer rows of the card may stand.
const CLOSER: f32 = 3.0;
/// Between the card and the slip.
const GAP: f32 = 4.0 * MM;
/// Where the cut across the sheet is.
pub(super) const TOP: f32 = A4.1 - EDGE - CARD.1 - 3.0 * MM;
/// Where the sheet is folded up to: under the name.
pub(super) const FOLD: f32 = 31.0 * MM;

/// The line under the name, what it is for, and where the crease then falls: half-way between it and the lower edge.
pub(super) fn fold(plan: &mut Sheet, top: f32) -> Result<f32, Error> {
    let y = top.max(FOLD);
    plan.dashes(0.0, y, A4.0, false);
    let crease = f32::midpoint(y, A4.1);
    // Inside the margins, where no text stands.
    plan.dashes(EDGE - 5.0 * MM, crease, 6.0 * MM, false);
    plan.dashes(A4.0 - MARGIN + 1.0 * MM, crease, 6.0 * MM, false);
    Ok(lines(plan, Role::Paragraph, MARGIN, y + 1.0, &set(&text("handout-fold", &[]), SMALL, CONTENT)?, Ink::LABEL))
}

/// The card and the slip at the foot of the sheet.
pub(super) fn plan(plan: &mut Sheet, page: &Page<'_>) -> Result<(), Error> {
    let words = fit(&format!("✂ {}", text("handout-cut", &[])), SMALL, SMALL, CONTENT)?;
    let width = words.lines.first().map_or(0.0, |line| line.width(words.size));
    plan.dashes(0.0, TOP, A4.0 - MARGIN - width - 8.0, false);
    plan.dashes(A4.0 - MARGIN + 4.0, TOP, MARGIN, false);
    lines(plan, Role::Ornament, A4.0 - MARGIN - width, TOP - 7.5, &words, Ink::LABEL);
    let top = TOP + 3.0 * MM;
    card(plan, page, Area { x: MARGIN, y: top, width: CARD.0, height: CARD.1 })?;
    let x = MARGIN + CARD.0 + GAP;
    slip(plan, page, Area { x, y: top, width: A4.0 - MARGIN - x, height: CARD.1 })
}

/// The numbers for a teacher's purse; it says that they are no proof.
fn card(plan: &mut Sheet, page: &Page<'_>, area: Area) -> Result<(), Error> {
    plan.dashes(area.x, area.y, area.width, false);
    plan.dashes(area.x, area.y + area.height, area.width, false);
    plan.dashes(area.x, area.y, area.height, true);
    plan.dashes(area.x + area.width, area.y, area.height, true);
    let (x, width) = (area.x + 3.5 * MM, area.width - 7.0 * MM);
    let title = fit(&text("handout-card-title", &[]), SMALL, SMALL, width)?;
    let mut y = lines(plan, Role::Heading(3), x, area.y + 4.0, &title, Ink::BOLD);
    let coverage = page.sheet.coverage;
    let name = clean(coverage.name.as_deref()).unwrap_or_else(|| text("paper-not-given", &[]));
    let reading = kana(coverage, page.sheet.facts);
    // One line for both where they fit: the card is small.
    let both = reading.as_ref().map(|reading| format!("{name}（{reading}）"));
    let whole = both.filter(|both| fit(both, 14.0, SMALL, width).is_ok_and(|fitted| fitted.lines.len() == 1));
    y = lines(plan, Role::Paragraph, x, y, &fit(&whole.unwrap_or(name), 14.0, SMALL, width)?, Ink::BOLD);
    let label_width = 22.0 * MM;
    let bottom = area.y + area.height - 4.0;
    let phone = clean(page.sheet.lines.phone.as_deref());
    let phone = phone.map(|phone| text("handout-card-phone", &[("phone", &phone)]));
    let phone = phone.map(|phone| fit(&phone, 11.0, SMALL, width)).transpose()?;
    let rows = number_rows(coverage);
    // What is left for the numbers, so that all of them stand on the card.
    let height = |text: &Fitted| text.lines.len() as f32 * 1.5 * text.size;
    let taken = phone.as_ref().map_or(0.0, height);
    let size = ((bottom - taken - y) / rows.len().max(1) as f32 / 1.5).clamp(SMALL, 15.0);
    let fitted = |(label, value): (String, Option<String>)| {
        let value = value.unwrap_or_else(|| text("paper-not-given", &[]));
        let value = fit(&value, size, SMALL, width - label_width)?;
        Ok::<_, Error>((fit(&label, SMALL, SMALL, label_width)?, value))
    };
    let rows: Vec<(Fitted, Fitted)> = rows.into_iter().map(fitted).collect::<Result<_, _>>()?;
    let total: f32 = rows.iter().map(|(_, value)| height(value)).sum();
    // Long values take more lines: then rows stand closer, and where that is not enough the telephone number stays on
    // the page above.
    let closer = ((total + taken - (bottom - y)) / rows.len().max(1) as f32).clamp(0.0, CLOSER);
    for (label, value) in rows {
        y = row(plan, Rows::Numbers, (x, label_width), &label, (&value, Ink::DIGITS), y) - closer;
    }
    let phone = phone.filter(|phone| y + height(phone) <= bottom + 2.0);
    if let Some(phone) = phone {
        lines(plan, Role::Paragraph, x, y, &phone, Ink::PLAIN);
    }
    Ok(())
}

/// The school's record, which goes back to the parents: received, returned, shredded, each with its day.
fn slip(plan: &mut Sheet, page: &Page<'_>, area: Area) -> Result<(), Error> {
    plan.add(Role::Ornament, vec![Mark::Frame { area, thickness: 0.75, grey: Grey::LABEL }]);
    let (x, width) = (area.x + 3.0 * MM, area.width - 6.0 * MM);
    let name = clean(page.sheet.coverage.name.as_deref()).unwrap_or_default();
    let class = clean(page.sheet.lines.class.as_deref()).map(|class| format!("　{class}")).unwrap_or_default();
    let heading = fit(&text("handout-slip-title", &[]), 12.0, SMALL, width)?;
    let y = lines(plan, Role::Heading(3), x, area.y + 3.0, &heading, Ink::BOLD);
    let y = lines(plan, Role::Paragraph, x, y, &fit(&format!("{name}{class}"), 12.0, SMALL, width)?, Ink::PLAIN);
    let until = match page.details.destroy_by {
        Some(day) => text("handout-slip-until", &[("date", &school_day(day))]),
        None => text("handout-slip-until-open", &[]),
    };
    let mut y = lines(plan, Role::Paragraph, x, y, &fit(&until, 11.0, SMALL, width)?, Ink::PLAIN) + 2.0;
    let pitch = (area.y + area.height - 2.0 - y) / 4.0;
    let label_width = 29.0 * MM;
    for (id, has_day) in [
        ("handout-slip-received", true),
        ("handout-slip-returned", true),
        ("handout-slip-shredded", true),
        ("handout-slip-signature", false),
    ] {
        plan.rule(area.x, y, area.width);
        let middle = y + (pitch - 15.0) / 2.0;
        let put = |plan: &mut Sheet, role, x, words: &Fitted| lines(plan, role, x, middle, words, Ink::PLAIN);
        put(plan, Role::Label(Rows::Facts), x, &fit(&text(id, &[]), SMALL, SMALL, label_width)?);
        if has_day {
            let day = fit(&text("handout-slip-day", &[]), SMALL, SMALL, width - label_width)?;
            put(plan, Role::Value, x + label_width, &day);
        }
        y += pitch;
    }
    Ok(())
}
