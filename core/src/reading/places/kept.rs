//! What may stay of a page on which several people stand: labels, sentences of the paper, and what is the person's own.
//!
//! It is a list of what stays, not of what goes: a value that reading takes for nobody's goes with the others.

use super::super::people::{self, fields_in};
use super::super::{cells::Cell, fold, layout, sheet::Spot};
use super::search::{self, Needles, Rows};
use super::{View, middle};
use crate::error::Error;
use crate::model::{Field, PersonRead};
use hayro_interpret::kurbo::Rect;

/// What marks a text as a title of such a paper.
const TITLES: [&str; 4] = ["医療保険の資格情報", "資格情報のお知らせ", "資格情報通知書", "資格確認書"];
/// A sentence of the paper, or a row of one, has at least so many letters, of them so many ひらがな.
const SENTENCE: (usize, usize) = (10, 4);

/// A value on the page, with what it is.
struct Value {
    field: Field,
    text: String,
    spots: Vec<Spot>,
}

/// Hides every glyph that does not surely belong to the person or the form.
///
/// # Errors
/// [`Error::CannotMask`] where something of another person would be left all the same.
pub(super) fn hide_others(view: &View<'_>, rows: &Rows, hidden: &mut [bool]) -> Result<(), Error> {
    let Some(own) = view.people.get(view.me) else { return Err(Error::CannotMask) };
    let others: Vec<&PersonRead> =
        view.people.iter().enumerate().filter(|(index, _)| *index != view.me).map(|(_, other)| other).collect();
    let foreign = needles(own, &others);
    let mut places: Vec<Rect> = own_values(view, own).iter().map(|spot| view.place(spot)).collect();
    for line in view.sheets.iter().flat_map(|sheet| &sheet.rows) {
        let stays = |cell: &&Cell| cell.text().is_none_or(|text| is_of_the_form(text, &foreign));
        let spot = |cell: &Cell| Spot { u0: cell.u0, u1: cell.u1, v: cell.v, size: cell.size };
        places.extend(line.cells.iter().filter(stays).map(|cell| view.place(&spot(cell))));
    }
    for (glyph, hidden) in view.drawn.glyphs.iter().zip(hidden.iter_mut()) {
        let stays = !glyph.vertical && places.iter().any(|place| place.contains(middle(glyph)));
        *hidden |= !stays && !glyph.text.chars().all(is_sign);
    }
    let foreign = Needles::of(foreign.into_iter().map(|letters| letters.into_iter().collect()));
    if rows.shown_holds(&foreign, hidden) { Err(Error::CannotMask) } else { Ok(()) }
}

/// What tells others: their values that the person does not have as well, and the parts of their names.
fn needles(own: &PersonRead, others: &[&PersonRead]) -> Vec<Vec<char>> {
    let who = [Field::Name, Field::Kana, Field::Householder, Field::Symbol, Field::Number, Field::InsurerNumber];
    let texts = |person: &PersonRead| -> Vec<String> {
        let values = who.into_iter().chain([Field::Address]).filter_map(|field| person.raw.get(&field).cloned());
        let parts = values.flat_map(|text| {
            let parts: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            parts.into_iter().chain([text])
        });
        parts.collect()
    };
    let mine: Vec<Vec<char>> = texts(own).iter().map(|text| search::letters(text)).collect();
    let is_mine = |letters: &Vec<char>| mine.iter().any(|one| search::contains(one, letters));
    let all = others.iter().flat_map(|other| texts(other)).map(|text| search::letters(&text));
    all.filter(|letters| !letters.is_empty() && !is_mine(letters)).collect()
}

/// Whether a text that is no value belongs to the form: a title, or a row of a sentence.
fn is_of_the_form(text: &str, foreign: &[Vec<char>]) -> bool {
    let folded = fold::label(text);
    let letters = search::letters(text);
    let hiragana = letters.iter().filter(|c| matches!(c, 'ぁ'..='ゖ')).count();
    let title = TITLES.iter().any(|title| folded.contains(title));
    let sentence = letters.len() >= SENTENCE.0 && hiragana >= SENTENCE.1 && !has_number(&letters);
    (title || sentence) && !foreign.iter().any(|one| search::contains(&letters, one))
}

/// Whether there is a number of three digits or more: sentences of the paper speak of 70歳 and 3月, not of people's.
fn has_number(letters: &[char]) -> bool {
    letters.windows(3).any(|three| three.iter().all(|c| c.is_numeric()))
}

/// White space, and signs that stand between labels and values and say nothing of anybody.
fn is_sign(c: char) -> bool {
    c.is_whitespace() || "：:・（）()「」【】。、，,.…‥—―－-/／|｜".contains(c)
}

/// Where the person's own values stand, and those that the page prints once for all.
fn own_values(view: &View<'_>, own: &PersonRead) -> Vec<Spot> {
    let mut spots = Vec::new();
    for sheet in &view.sheets {
        let blocks = blocks_of(sheet);
        let mine: Vec<bool> = blocks.iter().map(|block| is_mine(block, own)).collect();
        let in_mine = |field: Field| {
            let of_mine = blocks.iter().zip(&mine).filter(|(_, mine)| **mine).flat_map(|(block, _)| block);
            of_mine.map(|value| value.field).any(|one| one == field)
        };
        for (block, mine) in blocks.iter().zip(&mine) {
            for value in block {
                let once_for_all = people::SHARED.contains(&value.field) && !in_mine(value.field);
                if (*mine || once_for_all) && is_same(own, value) {
                    spots.extend_from_slice(&value.spots);
                }
            }
        }
    }
    spots
}

/// The values of a page in runs in which no field comes twice, as `people` gathers them.
fn blocks_of(sheet: &super::Sheet) -> Vec<Vec<Value>> {
    let mut blocks: Vec<Vec<Value>> = Vec::new();
    for labelled in layout::values_of(sheet) {
        for (field, text) in fields_in(&labelled) {
            let comes_again = |block: &Vec<Value>| block.iter().any(|value| value.field == field);
            if blocks.last().is_none_or(comes_again) {
                blocks.push(Vec::new());
            }
            if let Some(block) = blocks.last_mut() {
                block.push(Value { field, text, spots: labelled.spots.clone() });
            }
        }
    }
    blocks
}

/// Whether a run of values is the person's: by the name, or without one by the 枝番 and all else that says who it is.
fn is_mine(block: &[Value], own: &PersonRead) -> bool {
    let named = block.iter().find(|value| value.field == Field::Name && !value.text.is_empty());
    // 後期高齢者: a form that names only the 被保険者 means the person by it.
    let named = named.or_else(|| {
        let householder = block.iter().find(|value| value.field == Field::Householder && !value.text.is_empty());
        householder.filter(|_| own.coverage.householder.is_none())
    });
    let contradicts = |field: Field| {
        let mut values = block.iter().filter(|value| value.field == field && !value.text.is_empty());
        values.any(|value| !is_same(own, value))
    };
    if [Field::InsurerNumber, Field::Symbol, Field::Number, Field::Branch].into_iter().any(contradicts) {
        return false;
    }
    match named {
        Some(value) => {
            own.raw.get(&Field::Name).is_some_and(|name| search::letters(name) == search::letters(&value.text))
        }
        None => block.iter().any(|value| value.field == Field::Branch && is_same(own, value)),
    }
}

/// Whether a value is what the person has in its field, to the letter.
fn is_same(own: &PersonRead, value: &Value) -> bool {
    let raw = own.raw.get(&value.field).or_else(|| {
        let householder = value.field == Field::Householder && own.coverage.householder.is_none();
        own.raw.get(&Field::Name).filter(|_| householder)
    });
    raw.is_some_and(|raw| fold::label(raw) == fold::label(&value.text))
}
