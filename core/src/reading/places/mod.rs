//! What has to be hidden on a page before somebody else sees it, and where it stands.
//!
//! Two copies need it: the **masked** one (保険者番号, 記号, 番号, 枝番 gone; domain.md §2.2) and the **extract** of a page
//! on which other people stand too. Both are pictures with places painted over, so a place that is missed is a number
//! given away. Hence: everything drawn counts, not only what reading could use; two ways of finding are put together (by
//! label and by the digits themselves); what nobody can read is hidden; and where one of the person's numbers is not
//! found at all the answer is [`Error::CannotMask`], not a copy.
//!
//! Start at [`places_to_hide`]. `search` finds digits, `kept` says what of a shared page is the person's own.

mod kept;
mod search;
#[cfg(test)]
mod tests;

use super::layout;
use super::pdf_text::{self, DrawnGlyph, DrawnPage, PageGlyphs};
use super::sheet::{Labelled, Spot};
use super::{Sheet, fold, labels::Meaning, people_in, rows, sheets_of};
use crate::error::Error;
use crate::model::{Coverage, Field, HiddenPage, PersonRead, Region};
use hayro_interpret::kurbo::{Point, Rect};
use search::{Needles, Rows};

/// The fields that nobody outside health insurance may ask for.
const NUMBERS: [Field; 4] = [Field::InsurerNumber, Field::Symbol, Field::Number, Field::Branch];

/// What a copy must not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hiding {
    /// 保険者番号, 記号, 番号, 枝番.
    pub numbers: bool,
    /// Everything that is of other people: only labels, sentences and what is the person's own stay.
    pub others: bool,
}

/// Finds what has to be hidden in a PDF on the pages of a person: those on which nobody else stands, or with
/// [`Hiding::others`] all of the person's pages.
///
/// `person` is what is known of the person; numbers that a correction has changed are hidden as printed and as
/// corrected.
///
/// # Errors
/// [`Error::MixedPage`] where every page shows another person too and others may stay; [`Error::CannotMask`] where it
/// is not certain that everything was found: the person or a number is not found, or the page is a picture;
/// [`Error::Read`] with why the file can't be read.
pub fn places_to_hide(bytes: &[u8], person: &Coverage, hiding: Hiding) -> Result<Vec<HiddenPage>, Error> {
    let pages = pdf_text::read_pages(bytes)?;
    let sheets: Vec<Sheet> = (1..).zip(&pages).flat_map(|(number, page)| sheets_of(number, page)).collect();
    let people = people_in(&sheets);
    let me = index_of(&people, person).ok_or(Error::CannotMask)?;
    let own = people.get(me).ok_or(Error::CannotMask)?;
    let is_shared = |page: &u32| people.iter().enumerate().any(|(i, other)| i != me && other.pages.contains(page));
    let wanted: Vec<u32> = own.pages.iter().filter(|page| hiding.others || !is_shared(page)).copied().collect();
    if wanted.is_empty() {
        return Err(Error::MixedPage);
    }
    let drawn = pdf_text::read_drawn(bytes, &wanted)?;
    let mut found = FoundFields::default();
    let mut hidden = Vec::new();
    for (number, page) in wanted.iter().zip(&drawn) {
        let glyphs = number.checked_sub(1).and_then(|index| pages.get(index as usize)).ok_or(Error::CannotMask)?;
        let here: Vec<&Sheet> = sheets.iter().filter(|sheet| sheet.page == *number).collect();
        let view = View { sheets: here, glyphs, drawn: page, people: &people, me, known: person };
        hidden.push(HiddenPage { page: *number, ..view.hide(hiding, &mut found)? });
    }
    let missed = NUMBERS.into_iter().any(|field| own.coverage.text(field).is_some() && !found.has(field));
    if hiding.numbers && missed { Err(Error::CannotMask) } else { Ok(hidden) }
}

/// Which of a file's people somebody is: who agrees in name or number, and in more than anybody else.
fn index_of(people: &[PersonRead], person: &Coverage) -> Option<usize> {
    let same = |one: &Coverage, field: Field| match (one.text(field), person.text(field)) {
        (Some(a), Some(b)) => fold::label(&a) == fold::label(&b),
        _ => false,
    };
    let score = |one: &PersonRead| {
        let agreeing = Field::ALL.into_iter().filter(|field| same(&one.coverage, *field)).count();
        let who = same(&one.coverage, Field::Name) || same(&one.coverage, Field::Number);
        if who { agreeing + 10 * usize::from(same(&one.coverage, Field::Name)) } else { 0 }
    };
    let scores: Vec<usize> = people.iter().map(score).collect();
    let best = scores.iter().copied().max().filter(|best| *best > 0)?;
    let mut places = scores.iter().enumerate().filter(|(_, score)| **score == best).map(|(place, _)| place);
    places.next().filter(|_| places.next().is_none())
}

/// Which numbers of the person were found on any page.
#[derive(Default)]
struct FoundFields(Vec<Field>);

impl FoundFields {
    fn has(&self, field: Field) -> bool {
        self.0.contains(&field)
    }
}

/// One page with everything that is known of it.
struct View<'a> {
    sheets: Vec<&'a Sheet>,
    glyphs: &'a PageGlyphs,
    drawn: &'a DrawnPage,
    people: &'a [PersonRead],
    me: usize,
    known: &'a Coverage,
}

impl View<'_> {
    fn hide(&self, hiding: Hiding, found: &mut FoundFields) -> Result<HiddenPage, Error> {
        if self.drawn.is_picture {
            return Err(Error::CannotMask);
        }
        let rows = Rows::of(&self.drawn.glyphs);
        let mut hidden: Vec<bool> = self.drawn.glyphs.iter().map(|glyph| glyph.text.contains('\u{FFFD}')).collect();
        if hiding.others {
            kept::hide_others(self, &rows, &mut hidden)?;
        }
        if hiding.numbers {
            self.hide_numbers(&rows, &mut hidden, found)?;
        }
        let mut regions = rows.regions(&self.drawn.glyphs, &hidden);
        regions.extend(self.drawn.unknown.iter().map(|place| place.inflate(1.0, 1.0)));
        Ok(HiddenPage {
            page: 0,
            regions: regions.into_iter().filter_map(|place| self.region(place)).collect(),
            has_pictures: !self.drawn.unknown.is_empty(),
        })
    }

    /// Everybody's numbers on this page, by label and by their digits; digits in long runs whatever they are.
    fn hide_numbers(&self, rows: &Rows, hidden: &mut [bool], found: &mut FoundFields) -> Result<(), Error> {
        let coverages = self.people.iter().map(|person| &person.coverage).chain([self.known]);
        let values = coverages.flat_map(|coverage| NUMBERS.into_iter().filter_map(|field| coverage.text(field)));
        let raw = self.people.iter().flat_map(|person| NUMBERS.into_iter().filter_map(|field| person.raw.get(&field)));
        let needles = Needles::of(values.chain(raw.cloned()));
        rows.hide(&self.drawn.glyphs, &needles, hidden);
        for labelled in self.labelled() {
            let fields = fields_of(labelled.meaning);
            if !NUMBERS.into_iter().any(|field| fields.contains(&field)) {
                continue;
            }
            let covered = self.cover(&labelled.spots, hidden);
            // Where a glyph's text is told by the page and not by the font, its place is known all the same.
            if covered > 0 && covered >= search::letters(&labelled.text).len() {
                let own = self.people.get(self.me).filter(|own| is_own(own, &fields, &labelled.text));
                found.0.extend(own.map(|_| fields).unwrap_or_default());
            }
        }
        if let Some(own) = self.people.get(self.me) {
            let values = NUMBERS.into_iter().filter_map(|field| Some((field, own.coverage.text(field)?)));
            found.0.extend(values.filter(|(_, text)| rows.hidden_holds(text, hidden)).map(|(field, _)| field));
        }
        if rows.shown_holds(&needles, hidden) { Err(Error::CannotMask) } else { Ok(()) }
    }

    /// The labels of the page with their values.
    fn labelled(&self) -> impl Iterator<Item = Labelled> {
        self.sheets.iter().flat_map(|sheet| layout::values_of(sheet))
    }

    /// Hides the glyphs in some spots; how many there are.
    fn cover(&self, spots: &[Spot], hidden: &mut [bool]) -> usize {
        let places: Vec<Rect> = spots.iter().map(|spot| self.place(spot)).collect();
        let mut covered = 0;
        for (glyph, hidden) in self.drawn.glyphs.iter().zip(hidden) {
            if places.iter().any(|place| place.contains(middle(glyph))) {
                *hidden = true;
                covered += usize::from(!glyph.text.trim().is_empty());
            }
        }
        covered
    }

    /// A spot as a place on the page.
    fn place(&self, spot: &Spot) -> Rect {
        let corner = |u, v| Point::from(rows::on_page(self.glyphs, u, v));
        let em = spot.size;
        Rect::from_points(
            corner(spot.u0 - 0.15 * em, spot.v - 0.95 * em),
            corner(spot.u1 + 0.15 * em, spot.v + 0.3 * em),
        )
    }

    /// A place in fractions of the page; `None` where it lies outside.
    fn region(&self, place: Rect) -> Option<Region> {
        let (width, height) = (self.drawn.width, self.drawn.height);
        let region = Region {
            left: (place.x0 / width).clamp(0.0, 1.0) as f32,
            top: (place.y0 / height).clamp(0.0, 1.0) as f32,
            right: (place.x1 / width).clamp(0.0, 1.0) as f32,
            bottom: (place.y1 / height).clamp(0.0, 1.0) as f32,
        };
        (region.right > region.left && region.bottom > region.top).then_some(region)
    }
}

/// The middle of a glyph's letter.
fn middle(glyph: &DrawnGlyph) -> Point {
    let (ax, ay) = glyph.advance;
    let length = ax.hypot(ay).max(1e-6);
    // Up from the base line, to the left of the reading direction.
    let (ux, uy) = (ay / length, -ax / length);
    let (x, y) = glyph.origin;
    Point::new(x + ax / 2.0 + ux * 0.35 * glyph.size, y + ay / 2.0 + uy * 0.35 * glyph.size)
}

/// The fields that a label names.
fn fields_of(meaning: Meaning) -> Vec<Field> {
    match meaning {
        Meaning::Field(field) => vec![field],
        Meaning::SymbolAndNumber => vec![Field::Symbol, Field::Number],
        Meaning::SymbolNumberBranch => vec![Field::Symbol, Field::Number, Field::Branch],
        Meaning::Other => Vec::new(),
    }
}

/// Whether a labelled text is what a person has in some fields.
fn is_own(person: &PersonRead, fields: &[Field], text: &str) -> bool {
    let text = search::letters(text);
    let value = |field: &Field| person.raw.get(field).map(|raw| search::letters(raw));
    fields.iter().filter_map(value).all(|value| !value.is_empty() && search::contains(&text, &value))
}
