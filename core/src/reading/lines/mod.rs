//! Recognised text lines of a photographed paper: the same reading as of a PDF, and for every value whether it is sure.
//!
//! ```text
//! lines ─ page ─> upright lines ─ repair ─> labels put right ─> glyphs ─ the reader's own way ─> people ─ evidence ─> sure?
//! ```
//!
//! First the paper is made readable: [`slant`] finds how the page stands, [`page`] turns its lines back and gives each
//! character its place, [`repair`] undoes what can be undone in labels and digits. Then it is read as a PDF is: labels,
//! and values beside or below them. A new label is added in [`labels`](super::labels), for both.
//!
//! Recognition makes mistakes that no confidence shows: a 9 where a 0 stands, a row that is missing. Therefore a value is
//! given as sure only where nothing on the paper speaks against it ([`doubt`]) and something besides the recogniser's own
//! confidence speaks for it ([`evidence`], with [`days`], [`names`] and [`width`]); all others are proposals, to be looked
//! at by a person. A page that was sure and wrong once becomes a fixture, and its rule a general one.
//! Start at [`read_lines`].

mod chars;
mod days;
mod doubt;
mod evidence;
mod joined;
mod names;
mod page;
mod repair;
mod slant;
mod width;

use super::grid::Grid;
use super::labels::Meaning;
use super::sheet::{Labelled, Sheet, Spot};
use super::{NEEDED, checks, fields, is_text, kind, layout, people, rows, sheets_of, unlabelled};
use crate::model::{Coverage, DocumentKind, DocumentRead, Field, PersonRead, ReadError, ReadWarning};
use crate::pdf::limits;
use chrono::NaiveDate;
use evidence::{Found, Paper};
use page::Placed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

/// Lines that say less than this of themselves are taken for noise, unless they hold a label: what recognisers make of
/// rules and stains.
const NOISE: f64 = 0.3;

/// A line of text as a phone's recognition gives it. Lengths are fractions of the page from its upper left corner.
#[derive(Clone, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TextLine {
    /// What was recognised.
    pub text: String,
    /// The left edge of its upright box.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The box's width.
    pub w: f64,
    /// The box's height.
    pub h: f64,
    /// The page, from 1.
    pub page: u32,
    /// How certain the recogniser is, from 0 to 1.
    pub confidence: f64,
}

impl fmt::Debug for TextLine {
    /// The text stays out: it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextLine")
            .field("page", &self.page)
            .field("confidence", &self.confidence)
            .finish_non_exhaustive()
    }
}

/// One person as recognised lines give them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLines {
    /// The values, sure ones and proposals.
    pub person: PersonRead,
    /// For every field that has a value: whether it may be kept without asking.
    pub sure: BTreeMap<Field, bool>,
}

/// What recognised lines give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinesRead {
    /// What kind of paper it is.
    pub kind: DocumentKind,
    /// The people on it; never empty.
    pub people: Vec<PersonLines>,
    /// Doubts about the values, each once.
    pub warnings: Vec<ReadWarning>,
    /// The necessary fields without a value for somebody: what to ask for. Fields that are not sure are asked for too.
    pub missing: Vec<Field>,
}

impl LinesRead {
    /// The refusal that names what is missing, with all that was read, as a reader of PDFs gives it.
    pub fn to_error(&self) -> ReadError {
        let page_count = self.people.iter().flat_map(|person| &person.person.pages).max().copied().unwrap_or(1);
        let people = self.people.iter().map(|person| person.person.clone()).collect();
        let read = DocumentRead { kind: self.kind, page_count, people, warnings: self.warnings.clone() };
        ReadError::MissingField { fields: self.missing.clone(), read: Box::new(read) }
    }
}

/// Reads an eligibility document out of the lines that a recogniser gave for its pages.
///
/// # Errors
/// [`ReadError::NoText`] without any text, [`ReadError::Unrecognised`] where it is no such document,
/// [`ReadError::TooComplex`] over the limits, [`ReadError::BadLines`] for a line whose box or confidence is no fraction
/// (in pixels, negative, without a number). A missing field is no error here but stands in [`LinesRead::missing`].
///
/// ```
/// use techo_core::{model::ReadError, reading::read_lines};
/// let today = "2026-11-21".parse().unwrap();
/// assert_eq!(read_lines(&[], today), Err(ReadError::NoText));
/// ```
pub fn read_lines(lines: &[TextLine], today: NaiveDate) -> Result<LinesRead, ReadError> {
    let pages = pages_of(lines)?;
    let sheets: Vec<Sheet> =
        pages.iter().flat_map(|(number, page)| sheets_of(*number, &page::glyphs_of(&page.lines))).collect();
    let kind = kind_of(&sheets, &pages);
    if kind == DocumentKind::Other {
        return Err(ReadError::Unrecognised);
    }
    let found: Vec<Found> = sheets.iter().flat_map(|sheet| found_on(sheet, &pages)).collect();
    let mut people = people::people_of(sheets.iter().map(|sheet| (sheet.page, labelled(sheet))));
    unlabelled::complete(&mut people, &sheets);
    people.retain(|person| Field::ALL.iter().any(|field| person.coverage.text(*field).is_some()));
    joined::join_misread(&mut people, &found);
    if people.is_empty() {
        return Err(ReadError::Unrecognised);
    }
    let missing = NEEDED.into_iter().filter(|field| people.iter().any(|p| p.coverage.text(*field).is_none())).collect();
    let warnings = checks::warnings_of(&people, today);
    let lines: Vec<&Placed> = pages.values().flat_map(|page| &page.lines).collect();
    let repaired: Vec<Meaning> = pages.values().flat_map(|page| page.repaired.iter().copied()).collect();
    let alone = people.len() == 1;
    let person = |person: PersonRead| {
        let paper = Paper { today, found: &found, lines: &lines, repaired: &repaired };
        let given = Field::ALL.into_iter().filter_map(|field| Some((field, person.coverage.text(field)?)));
        // With several people on a page, which value belongs to whom is a guess.
        let sure = given.map(|(field, value)| (field, alone && evidence::is_sure(&paper, field, &value))).collect();
        PersonLines { person, sure }
    };
    Ok(LinesRead { kind, people: people.into_iter().map(person).collect(), warnings, missing })
}

/// The kind of paper. A title is enough: half of the labels may be unreadable. It is looked for in the lines as they came
/// too, as noise beside it may have been read into its row.
fn kind_of(sheets: &[Sheet], pages: &BTreeMap<u32, PageLines>) -> DocumentKind {
    let kind = kind::kind_of(sheets, 0);
    if kind != DocumentKind::Other {
        return kind;
    }
    let alone = |line: &Placed| rows::rows_of(&page::glyphs_of(std::slice::from_ref(line))).0;
    let apart = |(number, page): (&u32, &PageLines)| {
        Sheet::new(*number, &page.lines.iter().flat_map(alone).collect::<Vec<_>>(), Grid::default())
    };
    kind::kind_of(&pages.iter().map(apart).collect::<Vec<Sheet>>(), 0)
}

/// The lines of a page, upright, with their labels put right.
struct PageLines {
    lines: Vec<Placed>,
    /// What those labels name that were put right and could have been others.
    repaired: Vec<Meaning>,
}

/// The pages by their number.
fn pages_of(lines: &[TextLine]) -> Result<BTreeMap<u32, PageLines>, ReadError> {
    if lines.len() > limits::LINES || lines.iter().map(|line| line.text.len()).sum::<usize>() > limits::LINES_BYTES {
        return Err(ReadError::TooComplex);
    }
    if !lines.iter().all(is_on_a_page) {
        return Err(ReadError::BadLines);
    }
    let mut by_page: BTreeMap<u32, Vec<&TextLine>> = BTreeMap::new();
    // A box without room holds nothing.
    for line in lines.iter().filter(|line| is_text(&line.text) && line.w > 0.0 && line.h > 0.0) {
        by_page.entry(line.page).or_default().push(line);
    }
    if by_page.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(by_page.into_iter().map(|(number, lines)| (number, put_right(page::set_upright(&lines)))).collect())
}

/// Whether a line's box is in fractions of a page, beyond whose edges it may reach a little, and its confidence one of
/// the whole: pixels would put each line on a page of its own, 40 of 100 would be sure of everything.
fn is_on_a_page(line: &TextLine) -> bool {
    const PLACES: RangeInclusive<f64> = -1.0..=2.0;
    const SIZES: RangeInclusive<f64> = 0.0..=2.0;
    let place = PLACES.contains(&line.x) && PLACES.contains(&line.y);
    let size = SIZES.contains(&line.w) && SIZES.contains(&line.h);
    place && size && (0.0..=1.0).contains(&line.confidence)
}

fn put_right(lines: Vec<Placed>) -> PageLines {
    let mut page = PageLines { lines: Vec::with_capacity(lines.len()), repaired: Vec::new() };
    let specks: Vec<bool> = lines.iter().map(|line| is_speck(line, &lines)).collect();
    let lines = lines.into_iter().zip(specks).filter(|(_, speck)| !speck).map(|(line, _)| line).collect();
    for mut line in page::join_broken(lines, repair::is_broken_label) {
        let mended = repair::label(&line.text);
        let labelled = mended.is_some() || repair::begins_with_label(&line.text);
        if let Some(mended) = mended {
            line.text = mended.text;
            page.repaired.extend((!mended.certain).then_some(mended.meaning));
        }
        if labelled || line.confidence >= NOISE {
            page.lines.push(line);
        }
    }
    page
}

/// Whether a short line lies within a longer one that is surer: a speck that was read twice.
fn is_speck(line: &Placed, lines: &[Placed]) -> bool {
    let width = line.u1 - line.u0;
    lines.iter().any(|other| {
        let shared = line.u1.min(other.u1) - line.u0.max(other.u0);
        let same_row = (line.v - other.v).abs() < 0.6 * other.size;
        same_row && other.u1 - other.u0 > 2.0 * width && shared > 0.6 * width && other.confidence > line.confidence
    })
}

/// The labels of a sheet with their values, digits put right.
fn labelled(sheet: &Sheet) -> Vec<Labelled> {
    let put_right = |mut labelled: Labelled| {
        if let Meaning::Field(field) = labelled.meaning {
            labelled.text = repair::value(field, &labelled.text).0;
        }
        labelled
    };
    layout::values_of(sheet).into_iter().map(put_right).collect()
}

/// Every value of a sheet that its label stands before, with the lines that it was made of.
fn found_on(sheet: &Sheet, pages: &BTreeMap<u32, PageLines>) -> Vec<Found> {
    let lines = pages.get(&sheet.page).map(|page| page.lines.as_slice()).unwrap_or_default();
    let mut all = Vec::new();
    for labelled in layout::values_of(sheet) {
        let sources: Vec<Placed> = lines.iter().filter(|line| is_under(line, &labelled.spots)).cloned().collect();
        for (field, printed) in people::fields_in(&labelled) {
            let (text, plain) = repair::value(field, &printed);
            let mut scratch = Coverage::default();
            fields::set(&mut scratch, field, &text);
            if let Some(value) = scratch.text(field) {
                all.push(Found { field, value, printed: text, plain, sources: sources.clone() });
            }
        }
    }
    all
}

/// Whether a line holds a part of what stands at some spots.
fn is_under(line: &Placed, spots: &[Spot]) -> bool {
    spots.iter().any(|spot| {
        (line.v - spot.v).abs() < 0.5 * spot.size.min(line.size)
            && line.u1.min(spot.u1) - line.u0.max(spot.u0) > 0.2 * spot.size
    })
}
