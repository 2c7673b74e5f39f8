//! A row's marks to letters: folded characters, each with the free room in front of it.
//!
//! Which letters make a label is decided in [`found`](super::found).

use super::fold;
use super::rows::{Mark, Row};
use super::signs::is_circled;

/// One folded character of a row and the mark that it comes from.
pub(super) struct Letter {
    pub(super) c: char,
    pub(super) mark: usize,
    /// Free room in front of it, in ems; white space counts as room.
    pub(super) room: f64,
    /// A space was printed in front of it.
    pub(super) after_space: bool,
    /// It begins where the values of other rows begin.
    pub(super) in_column: bool,
}

/// The characters of a row that count, folded, with the room before each.
pub(super) fn letters_of(row: &Row, columns: &[f64]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(row.marks.len());
    let mut before: Option<&Mark> = None;
    for (index, mark) in row.marks.iter().enumerate().filter(|(_, mark)| !mark.is_space()) {
        let room = before.map_or(f64::INFINITY, |before| match is_walled(row, before, mark) {
            true => f64::INFINITY,
            false => (mark.u0 - before.u1) / before.size.min(mark.size),
        });
        // ① before a label is a sign, not a digit that would be read as part of something.
        let bullet =
            letters.is_empty() && mark.text.chars().all(|c| matches!(c, '•' | '・' | '‧' | '◦' | '‣' | '▪' | '✓'));
        let folded =
            if bullet || mark.text.chars().all(is_circled) { "※".to_owned() } else { fold::label(&mark.text) };
        let after_space = index.checked_sub(1).and_then(|i| row.marks.get(i)).is_some_and(Mark::is_space);
        let in_column = columns.iter().any(|column| (mark.u0 - column).abs() < 0.6);
        // ﾌﾘｶﾞﾅ with its sound mark as a glyph of its own.
        if let Some(last) = letters.last_mut()
            && let Some(sound) = folded.chars().next().filter(|_| folded.chars().count() == 1)
            && let Some(whole) = unicode_normalization::char::compose(last.c, sound)
        {
            last.c = whole;
            before = Some(mark);
            continue;
        }
        for (i, c) in folded.chars().enumerate() {
            letters.push(Letter {
                c,
                mark: index,
                room: if i == 0 { room } else { 0.0 },
                after_space: after_space && i == 0,
                in_column: in_column && i == 0,
            });
        }
        before = Some(mark);
    }
    letters
}

/// Whether a rule of a table stands between two neighbours. The rules between the boxes of a form that takes a number
/// digit by digit are none.
fn is_walled(row: &Row, before: &Mark, mark: &Mark) -> bool {
    let middle = |mark: &Mark| (mark.u0 + mark.u1) / 2.0;
    let (from, to) = (middle(before), middle(mark));
    // Letters that touch run over the rule.
    let apart = mark.u0 - before.u1 > 0.1 * mark.size.min(before.size);
    if !apart || !row.walls.iter().any(|wall| *wall > from && *wall < to) {
        return false;
    }
    let is_digit = |mark: &Mark| fold::narrow(&mark.text).bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    // The box that a mark stands in, and whether it stands there alone.
    let boxed = |mark: &Mark| {
        let left = row.walls.iter().rev().find(|wall| **wall < middle(mark))?;
        let right = row.walls.iter().find(|wall| **wall > middle(mark))?;
        let inside = |other: &&Mark| !other.is_space() && middle(other) > *left && middle(other) < *right;
        (row.marks.iter().filter(inside).count() == 1).then_some(right - left)
    };
    match (boxed(before), boxed(mark)) {
        (Some(one), Some(other)) if is_digit(before) && is_digit(mark) => {
            (one - other).abs() > 0.25 * one || one > 3.0 * mark.size
        }
        _ => true,
    }
}
