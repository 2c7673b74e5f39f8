//! Labels that a narrow column broke over several rows (保険者 / 番号, or one letter a row) are put back on one row.
//!
//! Comes before [`cells`](super::cells), which then sees an ordinary label. Only whole labels of our list are put
//! together, from fragments right under one another; all else stays where it is.

use super::fields;
use super::fold;
use super::grid::Grid;
use super::labels::{self, Meaning};
use super::rows::{Mark, Row};
use super::ruled;

/// Fragments further apart than this belong to different cells, in ems.
const FRAGMENT_GAP: f64 = 0.8;
/// The step from one row of a broken label to the next, in ems.
const ROW_STEP: f64 = 2.0;

/// A run of neighbouring marks in a row.
struct Fragment {
    row: usize,
    /// The marks, by index.
    marks: std::ops::Range<usize>,
    text: Vec<char>,
    u0: f64,
    u1: f64,
    v: f64,
    size: f64,
    /// Whether anything stands right of it in its row.
    followed: bool,
}

/// Puts broken labels onto one row each.
pub(super) fn mend(rows: &mut Vec<Row>, grid: &Grid) {
    mend_boxes(rows, grid);
    let fragments: Vec<Vec<Fragment>> = rows.iter().enumerate().map(|(index, row)| fragments_of(index, row)).collect();
    let mut used: Vec<(usize, usize)> = Vec::new();
    let mut moves: Vec<Vec<(usize, std::ops::Range<usize>)>> = Vec::new();
    for first in fragments.iter().flatten() {
        if used.contains(&(first.row, first.marks.start)) {
            continue;
        }
        let chain = chain_of(first, &fragments, rows);
        if chain.len() > 1 {
            used.extend(chain.iter().map(|fragment| (fragment.row, fragment.marks.start)));
            moves.push(chain.iter().map(|fragment| (fragment.row, fragment.marks.clone())).collect());
        }
    }
    for chain in moves {
        apply(rows, &chain);
    }
    drop_taken(rows);
}

/// Puts labels together that were broken inside a box of a table, and the labels of a head on one row.
fn mend_boxes(rows: &mut Vec<Row>, grid: &Grid) {
    let letters = |marks: &[Mark]| {
        let text: String = marks.iter().map(|mark| fold::label(&mark.text)).collect();
        text.trim_end_matches([':', '・']).chars().collect::<Vec<char>>()
    };
    let mut moves: Vec<Vec<(usize, std::ops::Range<usize>)>> = Vec::new();
    for lines in ruled::boxes_of(rows, grid).iter().filter(|lines| lines.len() > 1) {
        let of_line = |line: &ruled::Boxed| rows.get(line.row).and_then(|row| row.marks.get(line.marks.clone()));
        let text: Vec<char> = lines.iter().filter_map(of_line).flat_map(letters).collect();
        let alone = lines.iter().filter_map(of_line).filter(|marks| is_label(&letters(marks))).count();
        // 記号 over 番号 in one box are two labels, 世帯主 over 氏名 is one.
        let meaning = |text: &[char]| labels::longest(text.iter().copied()).map(|found| found.0);
        let first = lines.first().and_then(of_line).map(letters).unwrap_or_default();
        if is_label(&text) && (alone < 2 || meaning(&text) == meaning(&first)) {
            moves.push(lines.iter().map(|line| (line.row, line.marks.clone())).collect());
        }
    }
    // All are taken out before any is put in: places in a row change with that.
    let taken: Vec<(usize, Vec<Mark>)> = moves.iter().filter_map(|chain| take_out(rows, chain)).collect();
    for (row, marks) in taken {
        put_in(rows, row, marks);
    }
    drop_taken(rows);
    ruled::level_heads(rows, grid, |marks| is_label(&letters(marks)));
    drop_taken(rows);
}

/// Takes the lines of a broken label out of their rows; the row in their middle, where the value stands, comes along.
fn take_out(rows: &mut [Row], chain: &[(usize, std::ops::Range<usize>)]) -> Option<(usize, Vec<Mark>)> {
    let mut taken: Vec<Mark> = Vec::new();
    for (row, range) in chain {
        for mark in rows.get_mut(*row)?.marks.get_mut(range.clone())? {
            if !mark.is_space() {
                taken.push(mark.clone());
            }
            mark.text.clear();
        }
    }
    Some((chain.get((chain.len() - 1) / 2)?.0, taken))
}

/// Puts the letters of a label on a row, side by side in the room that its lines took.
fn put_in(rows: &mut [Row], row: usize, marks: Vec<Mark>) {
    let u0 = marks.iter().map(|mark| mark.u0).fold(f64::INFINITY, f64::min);
    let u1 = marks.iter().map(|mark| mark.u1).fold(f64::NEG_INFINITY, f64::max);
    let Some(row) = rows.get_mut(row) else { return };
    let width = (u1 - u0).max(1.0) / marks.len().max(1) as f64;
    for (index, mut mark) in marks.into_iter().enumerate() {
        mark.u0 = u0 + width * index as f64;
        mark.u1 = mark.u0 + width;
        mark.v = row.v;
        row.marks.push(mark);
    }
    row.marks.sort_by(|a, b| a.u0.total_cmp(&b.u0));
}

/// Drops marks that were moved elsewhere, and rows without any left.
fn drop_taken(rows: &mut Vec<Row>) {
    for row in rows.iter_mut() {
        row.marks.retain(|mark| !mark.text.is_empty());
    }
    rows.retain(|row| !row.marks.is_empty());
}

/// The fragments of a row, from left to right.
fn fragments_of(index: usize, row: &Row) -> Vec<Fragment> {
    let mut fragments: Vec<Fragment> = Vec::new();
    for (at, mark) in row.marks.iter().enumerate().filter(|(_, mark)| !mark.is_space()) {
        let letters = fold::label(&mark.text);
        match fragments.last_mut() {
            Some(last) if mark.u0 - last.u1 < FRAGMENT_GAP * mark.size.min(last.size) => {
                last.marks.end = at + 1;
                last.text.extend(letters.chars());
                last.u1 = mark.u1;
            }
            _ => {
                if let Some(last) = fragments.last_mut() {
                    last.followed = true;
                }
                fragments.push(Fragment {
                    row: index,
                    marks: at..at + 1,
                    text: letters.chars().collect(),
                    u0: mark.u0,
                    u1: mark.u1,
                    v: mark.v,
                    size: mark.size,
                    followed: false,
                });
            }
        }
    }
    fragments
}

/// The longest run of fragments from here downwards that makes one whole label; empty or one fragment for none.
fn chain_of<'f>(first: &'f Fragment, fragments: &'f [Vec<Fragment>], rows: &[Row]) -> Vec<&'f Fragment> {
    let mut chain = vec![first];
    let mut text = first.text.clone();
    let mut whole = 1;
    let alone_is_label = is_label(&text);
    while is_start_of_label(&text) {
        let Some(last) = chain.last() else { break };
        let under = |fragment: &&Fragment| {
            let step = fragment.v - last.v;
            let em = last.size.min(fragment.size);
            let left = (fragment.u0 - first.u0).abs() < 0.6 * em;
            let middle = ((fragment.u0 + fragment.u1) - (first.u0 + first.u1)).abs() < 1.2 * em;
            step > 0.5 * em && step < ROW_STEP * em && (left || middle)
        };
        let next = fragments.iter().skip(last.row + 1).take(3).flatten().find(under);
        let Some(next) = next else { break };
        // 記号 over 番号 is two labels, unless only the first has a value, and that is both: a 番号 may be blank.
        if alone_is_label && (next.followed || !first.followed) {
            break;
        }
        text.extend(&next.text);
        let of_both = labels::longest(text.iter().copied()).is_some_and(|(found, _)| found == Meaning::SymbolAndNumber);
        if alone_is_label && of_both && !is_symbol_and_number(rows.get(first.row), first.marks.end) {
            break;
        }
        chain.push(next);
        if is_label(&text) {
            whole = chain.len();
        }
    }
    chain.truncate(whole);
    chain
}

/// Whether a 記号 and a 番号 stand in a row behind a label that ends at a mark.
fn is_symbol_and_number(row: Option<&Row>, behind: usize) -> bool {
    let marks = row.and_then(|row| row.marks.get(behind..)).unwrap_or_default();
    let mut text = String::new();
    let mut end = f64::INFINITY;
    for mark in marks {
        if mark.u0 - end > 0.3 * mark.size {
            text.push(' ');
        }
        text.push_str(&mark.text);
        end = mark.u1;
    }
    fields::symbol_and_number(&text).is_some_and(|parts| !parts.symbol.is_empty())
}

fn is_label(text: &[char]) -> bool {
    labels::longest(text.iter().copied()).is_some_and(|(_, length)| length == text.len())
}

fn is_start_of_label(text: &[char]) -> bool {
    let Some(first) = text.first() else { return false };
    labels::beginning_with(*first).iter().any(|(letters, _)| letters.len() > text.len() && letters.starts_with(text))
}

/// Moves the fragments of a chain, side by side in the room of its column, onto the row that holds the value.
fn apply(rows: &mut [Row], chain: &[(usize, std::ops::Range<usize>)]) {
    let mut taken = Vec::new();
    let (mut u0, mut u1) = (f64::INFINITY, f64::NEG_INFINITY);
    for (row, range) in chain {
        let Some(marks) = rows.get_mut(*row).and_then(|row| row.marks.get_mut(range.clone())) else { return };
        for mark in marks.iter_mut().filter(|mark| !mark.is_space()) {
            (u0, u1) = (u0.min(mark.u0), u1.max(mark.u1));
            taken.push(mark.clone());
            mark.text.clear();
        }
    }
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else { return };
    let middle = (u0 + u1) / 2.0;
    let is_value = |mark: &&Mark| mark.u0 > middle && !mark.text.is_empty() && !mark.is_space();
    let target =
        (first.0..=last.0).find(|row| rows.get(*row).is_some_and(|row| row.marks.iter().any(|m| is_value(&m))));
    let Some(row) = rows.get_mut(target.unwrap_or(first.0)) else { return };
    // A wide fragment of another row must not reach into the value.
    let value = row.marks.iter().find(is_value).map_or(f64::INFINITY, |mark| mark.u0 - 0.5 * mark.size);
    let width = (u1.min(value) - u0).max(1.0) / taken.len().max(1) as f64;
    for (index, mut mark) in taken.into_iter().enumerate() {
        mark.u0 = u0 + width * index as f64;
        mark.u1 = mark.u0 + width;
        mark.v = row.v;
        row.marks.push(mark);
    }
    row.marks.sort_by(|a, b| a.u0.total_cmp(&b.u0));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::rows::made;

    fn rows(lines: &[&[(f64, &str)]]) -> Vec<Row> {
        made::rows(8.0, lines)
    }

    fn mended(lines: &[&[(f64, &str)]]) -> Vec<String> {
        let mut rows = rows(lines);
        mend(&mut rows, &Grid::default());
        rows.iter().map(|row| row.marks.iter().map(|mark| mark.text.as_str()).collect()).collect()
    }

    #[test]
    fn broken_labels_come_back_to_the_row_of_their_value() {
        let one_letter_a_row: &[&[(f64, &str)]] =
            &[&[(0.0, "記"), (50.0, "甲")], &[(0.0, "号")], &[(0.0, "枝"), (50.0, "乙")], &[(0.0, "番")]];
        assert_eq!(mended(one_letter_a_row), ["記号甲", "枝番乙"]);
        assert_eq!(mended(&[&[(0.0, "保険者"), (80.0, "甲")], &[(0.0, "番号")]]), ["保険者番号甲"]);
        assert_eq!(mended(&[&[(0.0, "一部負担金")], &[(80.0, "甲")], &[(0.0, "割合")]]), ["一部負担金割合甲"]);
    }

    #[test]
    fn two_labels_under_one_another_stay_two() {
        assert_eq!(mended(&[&[(0.0, "記号"), (80.0, "甲")], &[(0.0, "番号"), (80.0, "乙")]]), ["記号甲", "番号乙"]);
        assert_eq!(mended(&[&[(0.0, "記号")], &[(0.0, "番号")]]), ["記号", "番号"]);
        // A blank 番号, and one label for both.
        assert_eq!(mended(&[&[(0.0, "記号"), (80.0, "12")], &[(0.0, "番号")]]), ["記号12", "番号"]);
        assert_eq!(mended(&[&[(0.0, "記号"), (80.0, "12・3")], &[(0.0, "番号")]]), ["記号番号12・3"]);
    }
}
