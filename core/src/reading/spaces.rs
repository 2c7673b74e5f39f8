//! Marks as a text: where the paper shows a space, printed or left free.

use super::rows::Mark;

/// Marks as a text. White space that was printed stays; room without white space becomes a space where it is clearly
/// wider than the room between the other letters (which may be letter-spaced as a whole).
pub(super) fn text_of(marks: &[Mark]) -> String {
    let between = |pair: &[Mark]| match pair {
        [a, b] => room_between(a, b),
        _ => None,
    };
    let rooms: Vec<f64> = marks.windows(2).filter_map(between).collect();
    // Whoever prints spaces means no other gap by them.
    let printed = if marks.iter().any(Mark::is_space) { 0.4 } else { 0.0 };
    let usual = if rooms.len() < 2 { 0.0 } else { rooms.into_iter().fold(f64::INFINITY, f64::min).max(0.0) };
    let mut text = String::new();
    let mut before: Option<&Mark> = None;
    for mark in marks {
        if let Some(before) = before {
            if room_between(before, mark).is_some_and(|room| room > 1.6 * usual + printed + least_space(before, mark)) {
                text.push(' ');
            }
            if overprinted(before, mark) {
                text.push('\u{FFFD}');
            }
        }
        text.push_str(&mark.text);
        before = Some(mark);
    }
    text.trim().to_owned()
}

/// Whether a letter begins in the first half of the one before it: two texts are printed over one another, and nobody
/// knows which letter belongs to which. Told by the letters that always fill their box.
fn overprinted(a: &Mark, b: &Mark) -> bool {
    let fills =
        |mark: &Mark| mark.text.chars().all(|c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}'));
    let width = a.u1 - a.u0;
    !a.text.is_empty()
        && fills(a)
        && !b.is_space()
        && b.u1 - b.u0 > 0.1 * width
        && b.u0 - a.u0 < 0.5 * width
        && a.text != b.text
}

/// The room that is a space between two letters that otherwise touch, in ems. Between Latin and Japanese letters
/// printers leave a quarter of an em that is none.
fn least_space(a: &Mark, b: &Mark) -> f64 {
    let latin = |mark: &Mark| mark.text.is_ascii();
    match (latin(a), latin(b)) {
        (true, true) => 0.15,
        (false, false) => 0.2,
        _ => 0.35,
    }
}

/// Free room between two neighbours, neither of them white space, in ems.
fn room_between(a: &Mark, b: &Mark) -> Option<f64> {
    (!a.is_space() && !b.is_space()).then(|| (b.u0 - a.u1) / a.size.min(b.size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_printed_over_one_another_are_no_text() {
        let mark = |text: &str, u0: f64, width: f64| Mark { text: text.into(), u0, u1: u0 + width, v: 0.0, size: 10.0 };
        let over = [mark("性", 0.0, 10.0), mark("R", 3.0, 7.0), mark("別", 10.0, 10.0), mark("I", 13.0, 3.0)];
        assert!(text_of(&over).contains('\u{FFFD}'));
        // Twice to look bold, close together, or with its variation selector.
        let fine = [mark("葛", 0.0, 10.0), mark("葛", 0.3, 10.0), mark("\u{E0100}", 1.0, 0.0), mark("城", 9.0, 10.0)];
        assert!(!text_of(&fine).contains('\u{FFFD}'));
    }
}
