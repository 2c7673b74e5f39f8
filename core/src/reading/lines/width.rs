//! What the room that a text takes says of it: whether a character was lost.
//!
//! Recognition drops a digit without a doubt in the rest of them. The box still has the width of all.

use super::super::fold;
use super::chars;
use super::evidence::{FAIR, Found, Paper, Support, proven};
use super::page::Placed;
use crate::model::Field;

/// A box ends where the ink ends: the room beside the first and the last digit is not in it, more of it beside a 1.
const BESIDE: f64 = 0.15;

/// Whether no digit was lost: the value takes the room of that many digits, by the 保険者番号 of the same paper, whose
/// digits are proven.
pub(super) fn count_fits(paper: &Paper<'_>, support: &Support<'_>, value: &str) -> bool {
    let Some((line, alone)) = support.best.and_then(line_of) else { return false };
    let ones = f64::from(u8::from(value.starts_with('1'))) + f64::from(u8::from(value.ends_with('1')));
    let tolerated = 0.45 + 0.15 * ones;
    let count = value.chars().count() as f64;
    proven(paper).filter_map(|found| Some((found, line_of(found)?))).any(|(found, (known, known_alone))| {
        let digits = found.value.len() as f64;
        if alone && known_alone {
            let pitch = (known.u1 - known.u0) / (digits - BESIDE);
            return ((line.u1 - line.u0) - pitch * (count - BESIDE)).abs() < tolerated * pitch;
        }
        !alone && !known_alone && ends_fit(paper, (line, count), (known, digits), tolerated)
    })
}

/// Whether a box is wide enough for a digit more than was read in it, by a 保険者番号 in the same print. Where there is
/// none that can be held against it, nothing speaks for that.
pub(super) fn has_room_for_more(paper: &Paper<'_>, support: &Support<'_>, value: &str) -> bool {
    let Some((line, true)) = support.best.and_then(line_of) else { return false };
    let count = value.chars().count() as f64;
    let known = proven(paper).filter_map(|found| Some((found.value.len() as f64, line_of(found)?)));
    let same_print = |known: &Placed| (known.size / line.size - 1.0).abs() < 0.15;
    known.filter(|(_, (known, alone))| *alone && same_print(known)).any(|(digits, (known, _))| {
        let pitch = (known.u1 - known.u0) / (digits - BESIDE);
        (line.u1 - line.u0) - pitch * (count - BESIDE) > 0.6 * pitch
    })
}

/// Whether a value of so many digits ends where it should, label and value being one line: values of one column begin
/// together, so that each digit more moves the end by one pitch. The pitch is known from two values whose digits are
/// counted: the 保険者番号 and the 枝番 with its two.
fn ends_fit(paper: &Paper<'_>, value: (&Placed, f64), insurer: (&Placed, f64), tolerated: f64) -> bool {
    const BRANCH_DIGITS: f64 = 2.0;
    let branches = paper.found.iter().filter(|found| found.field == Field::Branch && found.value.len() == 2);
    let mut counted = branches.filter_map(line_of).filter(|(_, alone)| !alone).peekable();
    if counted.peek().is_none() {
        // Without a 枝番: lines that begin together, and about as many digits in digits of the usual width.
        let more = value.1 - insurer.1;
        let together = (value.0.u0 - insurer.0.u0).abs() < 0.5 * value.0.size;
        let pitch = 0.55 * value.0.size.min(insurer.0.size);
        return together && more.abs() <= 3.0 && (value.0.u1 - insurer.0.u1 - pitch * more).abs() < tolerated * pitch;
    }
    counted.any(|(branch, _)| {
        let pitch = (insurer.0.u1 - branch.u1) / (insurer.1 - BRANCH_DIGITS);
        let due = branch.u1 + pitch * (value.1 - BRANCH_DIGITS);
        // Another pitch than a digit has: these values do not begin together.
        let ems = pitch / insurer.0.size;
        (0.42..=0.72).contains(&ems) && (value.0.u1 - due).abs() < tolerated * pitch
    })
}

/// Whether the characters of a line are as wide as those of other lines: where some were lost, the rest seem wider.
pub(super) fn usual_width(paper: &Paper<'_>, line: &Placed) -> bool {
    let wide = |line: &Placed| line.text.chars().filter(|c| chars::char_width(*c) == 1.0).count() >= 4;
    let others = || paper.lines.iter().filter(|other| other.v != line.v && wide(other) && other.confidence >= FAIR);
    let alike = |pitch: &dyn Fn(&Placed) -> f64, tolerated: f64| {
        let own = pitch(line);
        others().filter(|other| (pitch(other) / own - 1.0).abs() < tolerated).count()
    };
    // Spaces that a recogniser puts between words are mostly not printed: then characters without them are alike wide.
    // That holds for few lines by chance, hence less is tolerated and two are needed.
    let printed = |line: &Placed| (line.u1 - line.u0) / chars::width(&line.text);
    let close = |line: &Placed| (line.u1 - line.u0) / chars::width(&fold::label(&line.text));
    alike(&printed, 0.07) >= 1 || alike(&close, 0.04) >= 2
}

/// Whether a line begins further to the right than the values of other fields do: its first character may be lost.
pub(super) fn begins_late(paper: &Paper<'_>, found: &Found) -> bool {
    // As far as a lost character or two, and no further: another column is no mistake.
    const LATE: std::ops::Range<f64> = 0.5..3.0;
    const TOGETHER: f64 = 0.35;
    let Some(line) = found.sources.first() else { return false };
    let others =
        paper.found.iter().filter(|other| other.field != found.field).filter_map(|other| other.sources.first());
    let ems: Vec<f64> = others.filter(|o| o.v != line.v).map(|other| (line.u0 - other.u0) / line.size).collect();
    let late = ems.iter().filter(|ems| LATE.contains(ems)).count();
    late >= 2 && !ems.iter().any(|ems| ems.abs() <= TOGETHER)
}

/// The one line that ends with a value, and whether it holds nothing else.
fn line_of(found: &Found) -> Option<(&Placed, bool)> {
    let [line] = found.sources.as_slice() else { return None };
    let text = fold::narrow(&line.text);
    text.ends_with(&found.value).then(|| (line, text == found.value))
}
