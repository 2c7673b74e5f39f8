//! The page that helps at the counter: numbers at fixed places, the rule, the steps, the QR code.

use super::clinic::{
    self, as_of_label, as_of_text, clean, copay_text, kana, number_rows, relation_text, saved_long_ago, short_key,
};
use super::handout::{A4, HandoutDetails, HandoutSheet};
use super::plan::{Area, Grey, Ink, MM, Mark, Role, Sheet, stack};
use super::qr;
use super::text::{Fitted, fit, fit_grouped, wrap};
use super::texts::{day_text, school_day, text};
use crate::error::Error;
use crate::model::insurer::Scheme;
use crate::model::wareki::to_seireki;

const MARGIN: f32 = 15.0 * MM;
/// Above and below.
const EDGE: f32 = 12.0 * MM;
const CONTENT: f32 = A4.0 - 2.0 * MARGIN;
/// The code with its quiet zone: 40 mm of modules at version 15.
const QR_SIDE: f32 = 46.0 * MM;
/// The column of labels and numbers, left of the code.
const COLUMN: f32 = CONTENT - QR_SIDE - 8.0 * MM;
const LABEL: f32 = 30.0 * MM;
/// Where the numbers begin on every sheet, so that they are found at once on the tenth as on the first.
const NUMBERS_TOP: f32 = 70.0 * MM;
/// The smallest text.
const SMALL: f32 = 10.0;

/// Plans the page. Where a paper says so much that the rule or the steps find no room, they go on to one more page.
pub(super) fn plan(
    sheet: &HandoutSheet<'_>,
    details: &HandoutDetails,
    codes: &[&'static str],
) -> Result<Vec<Sheet>, Error> {
    let mut plan = Sheet::new(A4.0, A4.1);
    let y = heading(&mut plan, sheet, details)?;
    let y = event(&mut plan, details, y)?;
    let top = y.max(NUMBERS_TOP);
    code(&mut plan, sheet, top)?;
    let y = numbers(&mut plan, sheet, top)?;
    let y = facts(&mut plan, sheet, y)?;
    let mut y = marks(&mut plan, sheet, details, codes, y + 8.0)?;
    let mut plans = vec![plan];
    for part in [rule, steps] {
        let mut part_plan = Sheet::new(A4.0, A4.1);
        let mut end = part(&mut part_plan, sheet, codes, y + 8.0)?;
        if end > FOOT_TOP - 6.0 {
            part_plan = Sheet::new(A4.0, A4.1);
            let top = heading(&mut part_plan, sheet, details)?;
            end = part(&mut part_plan, sheet, codes, top + 8.0)?;
            plans.push(part_plan);
        } else if let Some(last) = plans.last_mut() {
            last.blocks.append(&mut part_plan.blocks);
        }
        y = end;
    }
    if let Some(last) = plans.last_mut().filter(|_| y + 10.0 + SLIP <= FOOT_TOP - 8.0) {
        slip(last, FOOT_TOP - 12.0 - SLIP)?;
    }
    Ok(plans)
}

fn lines(plan: &mut Sheet, role: Role, x: f32, top: f32, text: &Fitted, ink: Ink) -> f32 {
    let (marks, end) = stack(x, top, text, ink);
    plan.add(role, marks);
    end
}

/// Lines of a text at one size.
fn set(words: &str, size: f32, width: f32) -> Result<Fitted, Error> {
    Ok(Fitted { lines: wrap(words, size, width)?, size })
}

/// A label and its value on one base line; where the value ends.
fn row(plan: &mut Sheet, label: &str, value: &Fitted, ink: Ink, top: f32) -> Result<f32, Error> {
    let x = MARGIN;
    let (mut marks, end) = stack(x + LABEL, top, value, ink);
    let base = marks.first().map_or(top, |mark| if let Mark::Text { y, .. } = mark { *y } else { top });
    let label = fit(label, 11.0, SMALL, LABEL - 4.0)?;
    let size = label.size;
    let label = label.lines.into_iter().map(|line| Mark::Text { x, y: base, size, line, ink: Ink::LABEL });
    marks.splice(0..0, label);
    plan.add(Role::Paragraph, marks);
    Ok(end)
}

fn heading(plan: &mut Sheet, sheet: &HandoutSheet<'_>, details: &HandoutDetails) -> Result<f32, Error> {
    let printed =
        fit(&text("handout-printed-on", &[("date", &school_day(details.printed_on))]), SMALL, SMALL, CONTENT)?;
    let width = printed.lines.first().map_or(0.0, |line| line.width(printed.size));
    let title = fit(&text("handout-title", &[]), 12.0, SMALL, CONTENT - width - 10.0)?;
    let mut y = lines(plan, Role::Heading(1), MARGIN, EDGE, &title, Ink::BOLD);
    lines(plan, Role::Paragraph, A4.0 - MARGIN - width, EDGE + 2.0, &printed, Ink::LABEL);
    plan.rule(MARGIN, y + 2.0, CONTENT);
    y += 10.0;
    if let Some(kana) = kana(sheet.coverage, sheet.facts) {
        y = lines(plan, Role::Paragraph, MARGIN, y, &fit(&kana, 12.0, SMALL, CONTENT)?, Ink::PLAIN);
    }
    let name = clean(sheet.coverage.name.as_deref()).unwrap_or_else(|| text("paper-not-given", &[]));
    Ok(lines(plan, Role::Heading(2), MARGIN, y, &fit(&name, 28.0, 14.0, CONTENT)?, Ink::BOLD) + 2.0)
}

/// What the sheets are for and when they go back.
fn event(plan: &mut Sheet, details: &HandoutDetails, top: f32) -> Result<f32, Error> {
    let mut y = top;
    let width = CONTENT - LABEL;
    if let Some(event) = clean(details.event.as_deref()) {
        y = row(plan, &text("paper-label-event", &[]), &fit(&event, 13.0, SMALL, width)?, Ink::PLAIN, y)?;
    }
    let day = school_day;
    let period = match (details.from, details.until) {
        (Some(from), Some(until)) if from == until => Some(day(from)),
        (Some(from), Some(until)) => Some(text("handout-period", &[("from", &day(from)), ("until", &day(until))])),
        (Some(from), None) => Some(text("handout-period-from", &[("from", &day(from))])),
        (None, Some(until)) => Some(text("handout-period-until", &[("until", &day(until))])),
        (None, None) => None,
    };
    if let Some(period) = period {
        y = row(plan, &text("paper-label-period", &[]), &fit(&period, 13.0, SMALL, width)?, Ink::PLAIN, y)?;
    }
    let destroy = match details.destroy_by {
        Some(day) => text("handout-destroy-by", &[("date", &school_day(day))]),
        None => text("handout-destroy-open", &[]),
    };
    row(plan, &text("paper-label-destroy", &[]), &fit(&destroy, 13.0, SMALL, width)?, Ink::PLAIN, y)
}

/// The QR code at the right margin, with what it holds.
fn code(plan: &mut Sheet, sheet: &HandoutSheet<'_>, top: f32) -> Result<(), Error> {
    let Some(code) = qr::encode(&clinic::qr_text(sheet.coverage, sheet.kind, sheet.facts)) else { return Ok(()) };
    let area = Area { x: A4.0 - MARGIN - QR_SIDE, y: top, width: QR_SIDE, height: QR_SIDE };
    plan.add(Role::Figure(text("handout-qr-alt", &[])), vec![Mark::Qr { area, code }]);
    let caption = set(&text("handout-qr", &[]), SMALL, QR_SIDE)?;
    lines(plan, Role::Paragraph, area.x, area.y + area.height + 2.0, &caption, Ink::LABEL);
    Ok(())
}

/// 保険者番号, 記号, 番号, 枝番: large, in groups of digits.
fn numbers(plan: &mut Sheet, sheet: &HandoutSheet<'_>, top: f32) -> Result<f32, Error> {
    let mut y = top;
    plan.rule(MARGIN, y, COLUMN);
    for (label, value) in number_rows(sheet.coverage) {
        let value = match value {
            Some(value) => fit_grouped(&value, 28.0, 14.0, COLUMN - LABEL)?,
            None => fit(&text("paper-not-given", &[]), 14.0, SMALL, COLUMN - LABEL)?,
        };
        // Digits fill their line less than kanji: rows may stand closer.
        y = row(plan, &label, &value, Ink::DIGITS, y - 1.0)? - 2.0;
        plan.rule(MARGIN, y, COLUMN);
    }
    Ok(y)
}

/// Insurer, kind of insurance, what else the paper says, and the day it speaks for.
fn facts(plan: &mut Sheet, sheet: &HandoutSheet<'_>, top: f32) -> Result<f32, Error> {
    let coverage = sheet.coverage;
    let scheme = coverage.insurer_number.as_deref().and_then(Scheme::of);
    let rows = [
        ("paper-label-insurer-name", clean(coverage.insurer_name.as_deref())),
        ("paper-label-scheme", Some(text(scheme_id(scheme), &[]))),
        ("paper-label-relation", coverage.relation.map(relation_text)),
        ("paper-label-copay", coverage.copay_percent.map(copay_text)),
        ("paper-label-valid-until", coverage.valid_until.map(day_text)),
    ];
    let rows = rows.map(|(label, value)| (text(label, &[]), value));
    let as_of = (as_of_label(coverage), Some(as_of_text(coverage)));
    let mut y = top + 6.0;
    for (label, value) in rows.into_iter().chain([as_of]) {
        if let Some(value) = value {
            y = row(plan, &label, &fit(&value, 13.0, SMALL, COLUMN - LABEL)?, Ink::PLAIN, y)?;
        }
    }
    Ok(y)
}

/// The id of a scheme's name.
fn scheme_id(scheme: Option<Scheme>) -> &'static str {
    match scheme {
        Some(Scheme::Kyokai) => "paper-scheme-kyokai",
        Some(Scheme::Seamen) => "paper-scheme-seamen",
        Some(Scheme::DayLabourers) => "paper-scheme-day-labourers",
        Some(Scheme::Society) => "paper-scheme-society",
        Some(Scheme::SelfDefence) => "paper-scheme-self-defence",
        Some(Scheme::MutualAid) => "paper-scheme-mutual-aid",
        Some(Scheme::LateElderly) => "paper-scheme-late-elderly",
        Some(Scheme::RetiredSociety) => "paper-scheme-retired-society",
        Some(Scheme::RetiredNational) => "paper-scheme-retired-national",
        Some(Scheme::National) => "paper-scheme-national",
        Some(Scheme::NationalSociety) => "paper-scheme-national-society",
        None => "paper-scheme-unknown",
    }
}

/// What is doubtful, white on black: seen at once, in grey too.
fn marks(
    plan: &mut Sheet,
    sheet: &HandoutSheet<'_>,
    details: &HandoutDetails,
    codes: &[&'static str],
    top: f32,
) -> Result<f32, Error> {
    let until = sheet.coverage.valid_until.map(to_seireki).unwrap_or_default();
    let days = saved_long_ago(sheet.coverage, details.printed_on).unwrap_or_default().to_string();
    let mut y = top;
    for code in codes {
        let words = match *code {
            "expired" => text("handout-mark-expired", &[("date", &until)]),
            "expires_during" => text("handout-mark-expires-during", &[("date", &until)]),
            "saved_long_ago" => text("handout-mark-saved-long-ago", &[("days", &days)]),
            "extract" => text("handout-mark-extract", &[]),
            "annotations_left_out" => text("handout-mark-annotations-left-out", &[]),
            _ => text("handout-mark-no-date", &[]),
        };
        let (marks, end) = stack(MARGIN + 8.0, y + 3.0, &set(&words, 12.0, CONTENT - 16.0)?, Ink::INVERSE);
        let area = Area { x: MARGIN, y, width: CONTENT, height: end + 3.0 - y };
        plan.add(Role::Ornament, vec![Mark::Fill { area, grey: Grey::BLACK }]);
        plan.add(Role::Paragraph, marks);
        y = end + 7.0;
    }
    Ok(y)
}

/// Why this paper alone is enough, and when it is not (S002; S003 2-30, 2-31).
fn rule(plan: &mut Sheet, sheet: &HandoutSheet<'_>, codes: &[&'static str], top: f32) -> Result<f32, Error> {
    let kind = short_key(sheet.kind);
    let parent = if kind == "certificate" { "certificate" } else { "pdf" };
    // The sheet must not say in large letters that a paper past its end is enough.
    let heading = if codes.contains(&"expired") { "handout-rule-heading-expired" } else { "handout-rule-heading" };
    let width = CONTENT - 24.0;
    let x = MARGIN + 12.0;
    let mut blocks = Vec::new();
    let mut y = top + 8.0;
    for (role, id, size, ink) in [
        (Role::Heading(3), heading.to_owned(), 16.0, Ink::BOLD),
        (Role::Paragraph, format!("handout-rule-{kind}"), 12.0, Ink::PLAIN),
        (Role::Paragraph, format!("handout-rule-parent-{parent}"), 12.0, Ink::PLAIN),
        (Role::Paragraph, "handout-basis".to_owned(), SMALL, Ink::LABEL),
    ] {
        let (marks, end) = stack(x, y, &set(&text(&id, &[]), size, width)?, ink);
        blocks.push((role, marks));
        y = end + 2.0;
    }
    let area = Area { x: MARGIN, y: top, width: CONTENT, height: y + 6.0 - top };
    plan.add(Role::Ornament, vec![Mark::Frame { area, thickness: 1.2, grey: Grey::BLACK }]);
    plan.blocks.extend(blocks);
    Ok(y + 6.0)
}

/// What the teacher does at the counter, numbered.
fn steps(plan: &mut Sheet, sheet: &HandoutSheet<'_>, _: &[&'static str], top: f32) -> Result<f32, Error> {
    let first = format!("handout-step-1-{}", short_key(sheet.kind));
    let heading = set(&text("handout-steps-heading", &[]), 13.0, CONTENT)?;
    let mut y = lines(plan, Role::Heading(3), MARGIN, top, &heading, Ink::BOLD) + 2.0;
    for (number, id) in (1..).zip([first.as_str(), "handout-step-2", "handout-step-3", "handout-step-4"]) {
        let (mut marks, end) = stack(MARGIN + 20.0, y, &set(&text(id, &[]), 12.0, CONTENT - 20.0)?, Ink::PLAIN);
        let (label, _) = stack(MARGIN, y, &set(&format!("{number}."), 12.0, 20.0)?, Ink::BOLD);
        marks.splice(0..0, label);
        plan.add(Role::Paragraph, marks);
        y = end + 1.0;
    }
    Ok(y)
}

/// Height of the slip.
const SLIP: f32 = 36.0;

/// Three boxes for the school's own record: received, returned or shredded, by whom. Left out where there is no room.
fn slip(plan: &mut Sheet, top: f32) -> Result<(), Error> {
    let width = CONTENT / 3.0;
    let mut x = MARGIN;
    for id in ["handout-slip-received", "handout-slip-returned", "handout-slip-by"] {
        // One line shared by neighbours.
        let area = Area { x, y: top, width: width + 0.5, height: SLIP };
        plan.add(Role::Ornament, vec![Mark::Frame { area, thickness: 0.5, grey: Grey::LABEL }]);
        lines(plan, Role::Paragraph, x + 6.0, top + 2.0, &set(&text(id, &[]), SMALL, width)?, Ink::LABEL);
        x += width;
    }
    Ok(())
}

/// Where the foot begins.
const FOOT_TOP: f32 = A4.1 - EDGE - 2.0 * 1.5 * SMALL;

/// What the page is not, and its number among all.
pub(super) fn foot(plan: &mut Sheet, page: usize, pages: usize) -> Result<(), Error> {
    let number = text("handout-folio", &[("page", &page.to_string()), ("pages", &pages.to_string())]);
    let number = fit(&number, SMALL, SMALL, CONTENT)?;
    let width = number.lines.first().map_or(0.0, |line| line.width(number.size));
    let words = set(&text("handout-not-proof", &[]), SMALL, CONTENT - width - 20.0)?;
    plan.rule(MARGIN, FOOT_TOP - 4.0, CONTENT);
    lines(plan, Role::Paragraph, MARGIN, FOOT_TOP, &words, Ink::LABEL);
    lines(plan, Role::Ornament, A4.0 - MARGIN - width, FOOT_TOP, &number, Ink::LABEL);
    Ok(())
}
