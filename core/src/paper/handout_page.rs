//! The page that helps at the counter: what to do, numbers at fixed places, the QR code, the rule.
//!
//! From above: a strip with the name, which alone is seen when the sheet is folded; the steps; the numbers; what else
//! the paper says; what the parents wrote; why this is enough. Below: a card and a slip to tear off (`handout_cut`).

use super::clinic::{
    self, as_of_label, as_of_text, clean, copay_text, number_rows, relation_text, saved_long_ago, short_key,
};
use super::handout::HandoutSheet;
use super::handout_details::{HandoutDetails, HandoutLayout};
use super::handout_name::{folded, strip};
use super::parts::{A4, CONTENT, MARGIN, SMALL, lines, set};
use super::plan::{Area, Grey, Ink, MM, Mark, Role, Rows, Sheet, stack};
use super::text::{Fitted, fit};
use super::texts::{day_text, school_day, short_day, text};
use super::{handout_cut, qr};
use crate::error::Error;
use crate::model::insurer::Scheme;
use crate::model::wareki::to_seireki;
use chrono::Datelike;

/// White above and below: shops' printers leave up to 5 mm blank.
pub(super) const EDGE: f32 = 10.0 * MM;
/// The code with its quiet zone: 40 mm of modules at version 15.
pub(super) const QR_SIDE: f32 = 46.0 * MM;
/// Where the steps begin.
const STEPS_TOP: f32 = 45.0 * MM;
/// Where the numbers begin on every sheet, so that they are found at once on the tenth as on the first.
const NUMBERS_TOP: f32 = 87.0 * MM;
/// Where the upper part ends, above what is torn off.
const BOTTOM: f32 = handout_cut::TOP - 2.0 * MM;

/// Between parts.
pub(super) const AFTER: f32 = 5.0;

/// Where a part stands on its page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) x: f32,
    pub(super) width: f32,
}

impl Column {
    /// Whether it is half of a sheet: texts are smaller there, and what is not for the staff is left out.
    fn is_narrow(self) -> bool {
        self.width < 150.0 * MM
    }
}

/// What a page is made from.
pub(super) struct Page<'a> {
    pub(super) sheet: &'a HandoutSheet<'a>,
    pub(super) details: &'a HandoutDetails,
    pub(super) codes: &'a [&'static str],
    pub(super) column: Column,
    /// How much gives way so that all stands on one page: see [`Tight`].
    pub(super) tight: Tight,
    /// Where the original is, seen from here: 前のページ.
    place: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(sheet: &'a HandoutSheet<'a>, details: &'a HandoutDetails, codes: &'a [&'static str]) -> Page<'a> {
        let place = match details.layout {
            HandoutLayout::TwoPages => "handout-where-before",
            HandoutLayout::OneSheet => "handout-where-left",
            HandoutLayout::HelpPage => "handout-where-apart",
        };
        let column = Column { x: MARGIN, width: CONTENT };
        Page { sheet, details, codes, column, tight: Tight::No, place: text(place, &[]) }
    }

    /// The same page, laid out in another column.
    pub(super) fn in_column(&self, column: Column) -> Page<'a> {
        Page { column, place: self.place.clone(), ..*self }
    }

    /// The same page with less on it.
    pub(super) fn tightened(&self, tight: Tight) -> Page<'a> {
        Page { tight, place: self.place.clone(), ..*self }
    }

    fn text(&self, id: &str) -> String {
        text(id, &[("where", &self.place)])
    }
}

/// What gives way, in this order, where a page is too full.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) enum Tight {
    /// Nothing.
    No,
    /// What the parent does at a counter, which a teacher need not know.
    Asides,
    /// The sentence that the page itself proves nothing (the card to tear off says it too), size of the facts.
    Sizes,
    /// A second page follows. What the parents wrote goes there, and before it the facts; the rule never.
    Pages,
}

impl Tight {
    pub(super) const ALL: [Tight; 4] = [Tight::No, Tight::Asides, Tight::Sizes, Tight::Pages];

    /// The parts below the numbers, in the order in which they are placed.
    pub(super) fn parts(self) -> [Part; 4] {
        if self == Tight::Pages { [marks, rule, facts, written] } else { [marks, facts, written, rule] }
    }
}

/// Plans the page. Where a paper says so much that even what is left out makes no room, it goes on to one more page.
pub(super) fn plan(page: &Page<'_>) -> Result<Vec<Sheet>, Error> {
    let mut plans = Vec::new();
    for tight in Tight::ALL {
        plans = laid_out(&page.tightened(tight))?;
        if plans.len() == 1 {
            break;
        }
    }
    Ok(plans)
}

fn laid_out(page: &Page<'_>) -> Result<Vec<Sheet>, Error> {
    let mut plan = Sheet::new(A4.0, A4.1);
    let y = folded(&mut plan, page)?;
    let y = steps(&mut plan, page, y.max(STEPS_TOP))?;
    let top = (y + 8.0).max(NUMBERS_TOP);
    code(&mut plan, page, top)?;
    let y = numbers(&mut plan, page, top, 23.0)?;
    let mut plans = vec![plan];
    let mut y = y.max(top + QR_SIDE) + 3.0;
    for part in page.tight.parts() {
        y = flow(&mut plans, page, part, y)?;
    }
    // Last, as it stands below everything.
    if let Some(first) = plans.first_mut() {
        handout_cut::plan(first, page)?;
    }
    Ok(plans)
}

/// A part of the page: drawn from a height on, it says where it ends.
pub(super) type Part = fn(&mut Sheet, &Page<'_>, f32) -> Result<f32, Error>;

/// Adds a part where it fits, else on a page of its own under the name.
fn flow(plans: &mut Vec<Sheet>, page: &Page<'_>, part: Part, top: f32) -> Result<f32, Error> {
    let mut piece = Sheet::new(A4.0, A4.1);
    let end = part(&mut piece, page, top)?;
    let bottom = if plans.len() == 1 { BOTTOM } else { A4.1 - EDGE };
    if end <= bottom {
        if let Some(last) = plans.last_mut() {
            last.blocks.append(&mut piece.blocks);
        }
        return Ok(end + AFTER);
    }
    let mut next = Sheet::new(A4.0, A4.1);
    let y = strip(&mut next, page, EDGE, 26.0)?;
    let end = part(&mut next, page, y + 8.0)?;
    plans.push(next);
    Ok(end + AFTER)
}

/// What the teacher does at the counter, numbered, in a frame.
pub(super) fn steps(plan: &mut Sheet, page: &Page<'_>, top: f32) -> Result<f32, Error> {
    let Column { x, width } = page.column;
    let (size, heading_size) = if page.column.is_narrow() { (11.0, 13.0) } else { (12.5, 15.0) };
    let mut blocks = Vec::new();
    let heading = set(&text("handout-steps-heading", &[]), heading_size, width - 20.0)?;
    let (marks, end) = stack(x + 10.0, top + 4.0, &heading, Ink::BOLD);
    blocks.push((Role::Heading(3), marks));
    let mut y = end;
    let first = format!("handout-step-1-{}", short_key(page.sheet.kind));
    let last = match page.details.destroy_by {
        Some(day) => text("handout-step-4", &[("date", &short_day(day))]),
        None => text("handout-step-4-open", &[]),
    };
    let texts = [page.text(&first), text("handout-step-2", &[]), text("handout-step-3", &[]), last];
    for (number, words) in (1..).zip(texts) {
        blocks.push((Role::Number, stack(x + 10.0, y, &set(&format!("{number}."), size, 20.0)?, Ink::BOLD).0));
        let (marks, end) = stack(x + 30.0, y, &set(&words, size, width - 38.0)?, Ink::PLAIN);
        blocks.push((Role::Item, marks));
        y = end;
    }
    let area = Area { x, y: top, width, height: y + 5.0 - top };
    plan.add(Role::Ornament, vec![Mark::Frame { area, thickness: 1.5, grey: Grey::BLACK }]);
    plan.blocks.extend(blocks);
    Ok(y + 5.0)
}

/// The QR code at the right, with what it holds.
pub(super) fn code(plan: &mut Sheet, page: &Page<'_>, top: f32) -> Result<(), Error> {
    let sheet = page.sheet;
    let Some(code) = qr::encode(&clinic::qr_text(sheet.coverage, sheet.kind, sheet.facts)) else { return Ok(()) };
    let x = page.column.x + page.column.width - QR_SIDE;
    let area = Area { x, y: top, width: QR_SIDE, height: QR_SIDE };
    plan.add(Role::Figure(text("handout-qr-alt", &[])), vec![Mark::Qr { area, code }]);
    Ok(())
}

/// A label and its value on one base line; where the value ends.
pub(super) fn row(
    plan: &mut Sheet,
    rows: Rows,
    (x, label_width): (f32, f32),
    label: &Fitted,
    (value, ink): (&Fitted, Ink),
    top: f32,
) -> f32 {
    let (marks, end) = stack(x + label_width, top, value, ink);
    let base = marks.first().map_or(top, |mark| if let Mark::Text { y, .. } = mark { *y } else { top });
    let size = label.size;
    let label =
        label.lines.iter().take(1).map(|line| Mark::Text { x, y: base, size, line: line.clone(), ink: Ink::LABEL });
    plan.add(Role::Label(rows), label.collect());
    plan.add(Role::Value, marks);
    end
}

/// 保険者番号, 記号, 番号, 枝番: large, in groups of digits, left of the code.
pub(super) fn numbers(plan: &mut Sheet, page: &Page<'_>, top: f32, size: f32) -> Result<f32, Error> {
    let column = Column { width: page.column.width - QR_SIDE - 5.0 * MM, ..page.column };
    let label = 26.0 * MM;
    let mut y = top;
    plan.rule(column.x, y, column.width);
    for (name, value) in number_rows(page.sheet.coverage) {
        let value = match value {
            Some(value) => fit(&value, size, 13.0, column.width - label)?,
            None => fit(&text("paper-not-given", &[]), 13.0, SMALL, column.width - label)?,
        };
        // Digits fill their line less than kanji: rows may stand closer.
        let name = fit(&name, 11.0, SMALL, label - 4.0)?;
        y = row(plan, Rows::Numbers, (column.x, label), &name, (&value, Ink::DIGITS), y - 1.0) - 2.0;
        plan.rule(column.x, y, column.width);
    }
    Ok(y)
}

/// Rows of labels and values: two beside each other where both are short.
pub(super) fn rows(
    plan: &mut Sheet,
    column: Column,
    (rows, tight): (&[(String, String)], Tight),
    top: f32,
) -> Result<f32, Error> {
    let label = 25.0 * MM;
    let wanted = if column.is_narrow() || tight >= Tight::Sizes { 11.0 } else { 12.0 };
    let half = (column.width - 12.0) / 2.0;
    let mut y = top;
    // Where the row to the left ends, if there is room to its right.
    let mut left: Option<f32> = None;
    for (name, value) in rows {
        let name = &fit(name, 11.0, SMALL, label - 4.0)?;
        let is_short = fit(value, wanted, 11.0, half - label)?.lines.len() == 1;
        if is_short && let Some(end) = left.take() {
            let value = fit(value, wanted, 11.0, half - label)?;
            let right = (column.x + half + 12.0, label);
            y = row(plan, Rows::Facts, right, name, (&value, Ink::PLAIN), y).max(end);
            continue;
        }
        y = left.take().unwrap_or(y);
        let width = if is_short { half } else { column.width };
        let value = fit(value, wanted, SMALL, width - label)?;
        let end = row(plan, Rows::Facts, (column.x, label), name, (&value, Ink::PLAIN), y);
        if is_short {
            left = Some(end);
        } else {
            y = end;
        }
    }
    Ok(left.unwrap_or(y))
}

/// What the sheets are for, and what the paper says besides its numbers.
pub(super) fn facts(plan: &mut Sheet, page: &Page<'_>, top: f32) -> Result<f32, Error> {
    let coverage = page.sheet.coverage;
    let scheme = coverage.insurer_number.as_deref().and_then(Scheme::of);
    let values = [
        ("paper-label-event", clean(page.details.event.as_deref())),
        ("paper-label-period", period(page.details)),
        ("paper-label-insurer-name", clean(coverage.insurer_name.as_deref())),
        ("paper-label-issuer", clean(coverage.issuer.as_deref())),
        ("paper-label-scheme", Some(text(scheme_id(scheme), &[]))),
        ("paper-label-relation", coverage.relation.map(relation_text)),
        ("paper-label-copay", coverage.copay_percent.map(copay_text)),
        ("paper-label-valid-until", coverage.valid_until.map(day_text)),
    ];
    let mut all: Vec<(String, String)> =
        values.into_iter().filter_map(|(label, value)| Some((text(label, &[]), value?))).collect();
    all.push((as_of_label(coverage), as_of_text(coverage)));
    rows(plan, page.column, (&all, page.tight), top)
}

/// The days of the event.
fn period(details: &HandoutDetails) -> Option<String> {
    let day = school_day;
    match (details.from, details.until) {
        (Some(from), Some(until)) if from == until => Some(day(from)),
        (Some(from), Some(until)) => {
            let last = if from.year() == until.year() { short_day(until) } else { day(until) };
            Some(text("handout-period", &[("from", &day(from)), ("until", &last)]))
        }
        (Some(from), None) => Some(text("handout-period-from", &[("from", &day(from))])),
        (None, Some(until)) => Some(text("handout-period-until", &[("until", &day(until))])),
        (None, None) => None,
    }
}

/// The 種別 of an insurance as the sheet prints it, from the 法別番号 of a 保険者番号 of six or eight half-width digits;
/// `None` where that is unknown.
pub fn insurance_kind_name(insurer_number: &str) -> Option<String> {
    Scheme::of(insurer_number).map(|scheme| text(scheme_id(Some(scheme)), &[]))
}

/// The id of a scheme's name.
pub(super) fn scheme_id(scheme: Option<Scheme>) -> &'static str {
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
pub(super) fn marks(plan: &mut Sheet, page: &Page<'_>, top: f32) -> Result<f32, Error> {
    let Column { x, width } = page.column;
    let coverage = page.sheet.coverage;
    let until = coverage.valid_until.map(to_seireki).unwrap_or_default();
    let days = saved_long_ago(coverage, page.details.printed_on).unwrap_or_default().to_string();
    if page.codes.is_empty() {
        return Ok(top - AFTER);
    }
    let mut y = top;
    // What concerns the parents alone is no mark.
    for code in page.codes.iter().filter(|code| **code != "prints_dark") {
        let words = match *code {
            "expired" => text("handout-mark-expired", &[("date", &until)]),
            "expires_during" => text("handout-mark-expires-during", &[("date", &until)]),
            "saved_long_ago" => text("handout-mark-saved-long-ago", &[("days", &days)]),
            "old_at_event" => text("handout-mark-old-at-event", &[]),
            "former_insurer" => text("handout-mark-former-insurer", &[]),
            "child_certificate_ends" => text("handout-mark-child-certificate-ends", &[]),
            "extract" => page.text("handout-mark-extract"),
            "annotations_left_out" => page.text("handout-mark-annotations-left-out"),
            _ => text("handout-mark-no-date", &[]),
        };
        let (marks, end) = stack(x + 8.0, y + 2.0, &set(&words, 12.0, width - 16.0)?, Ink::INVERSE);
        let area = Area { x, y, width, height: end + 2.0 - y };
        plan.add(Role::Ornament, vec![Mark::Fill { area, grey: Grey::BLACK }]);
        plan.add(Role::Paragraph, marks);
        y = end + 5.0;
    }
    Ok(y)
}

/// What the parents wrote, in a dashed frame that says so.
pub(super) fn written(plan: &mut Sheet, page: &Page<'_>, top: f32) -> Result<f32, Error> {
    let wrote = page.sheet.lines;
    let child = wrote.child_certificate.then(|| match page.sheet.facts.child_certificate_until {
        Some(day) => text("handout-child-certificate-until", &[("date", &to_seireki(day))]),
        None => text("handout-child-certificate", &[]),
    });
    let values = [
        ("handout-written-phone", clean(wrote.phone.as_deref())),
        ("handout-written-emergency", clean(wrote.emergency.as_deref())),
        ("handout-written-allergies", clean(wrote.allergies.as_deref())),
        ("handout-written-note", clean(wrote.note.as_deref())),
        ("handout-written-child", child),
    ];
    let all: Vec<(String, String)> =
        values.into_iter().filter_map(|(label, value)| Some((text(label, &[]), value?))).collect();
    if all.is_empty() {
        return Ok(top - AFTER);
    }
    let Column { x, width } = page.column;
    let heading = set(&text("handout-written-heading", &[]), SMALL, width - 16.0)?;
    let y = lines(plan, Role::Heading(3), x + 8.0, top + 2.0, &heading, Ink::LABEL);
    let column = Column { x: x + 8.0, width: width - 16.0 };
    let y = rows(plan, column, (&all, page.tight), y)? + 3.0;
    plan.dashes(x, top, width, false);
    plan.dashes(x, y, width, false);
    plan.dashes(x, top, y - top, true);
    plan.dashes(x + width, top, y - top, true);
    Ok(y)
}

/// Why this paper alone is enough, and when it is not (S002; S003 2-30, 2-31).
pub(super) fn rule(plan: &mut Sheet, page: &Page<'_>, top: f32) -> Result<f32, Error> {
    let Column { x, width } = page.column;
    let kind = short_key(page.sheet.kind);
    let parent = if kind == "certificate" { "certificate" } else { "pdf" };
    // The sheet must not say in large letters that a paper past its end is enough.
    // Nor that an extract of ours counts as the paper does.
    let is_extract = page.sheet.is_extract;
    let heading = match page.codes.contains(&"expired") {
        _ if is_extract => "handout-rule-heading-extract",
        true => "handout-rule-heading-expired",
        false => "handout-rule-heading",
    };
    let rule = if is_extract { "handout-rule-extract".to_owned() } else { format!("handout-rule-{kind}") };
    let mut aside = page.text("handout-not-proof");
    let mut heading_size = 12.0;
    if !page.column.is_narrow() && page.tight < Tight::Asides {
        aside.insert_str(0, &page.text(&format!("handout-rule-parent-{parent}")));
        heading_size = 13.0;
    }
    let mut texts = vec![
        (Role::Heading(3), text(heading, &[]), heading_size, Ink::BOLD),
        (Role::Paragraph, page.text(&rule), 11.0, Ink::PLAIN),
    ];
    if page.tight < Tight::Sizes && !is_extract {
        texts.push((Role::Paragraph, aside, SMALL, Ink::PLAIN));
    }
    texts.push((Role::Paragraph, text("handout-basis", &[]), SMALL, Ink::LABEL));
    let mut blocks = Vec::new();
    let mut y = top + 3.0;
    for (role, words, size, ink) in texts {
        let (marks, end) = stack(x + 10.0, y, &set(&words, size, width - 20.0)?, ink);
        blocks.push((role, marks));
        y = end;
    }
    let area = Area { x, y: top, width, height: y + 3.0 - top };
    plan.add(Role::Ornament, vec![Mark::Fill { area, grey: Grey::GROUND }]);
    plan.blocks.extend(blocks);
    Ok(y + 3.0)
}
