//! Marks as a text: where the paper shows a space, printed or left free.

use super::rows::Mark;

/// Marks as a text. White space that was printed stays; room without white space becomes a space where it is clearly
/// wider than the room between the other letters (which may be letter-spaced as a whole).
pub(super) fn text_of(marks: &[Mark]) -> String {
    let rooms: Vec<f64> = marks.windows(2).filter_map(room_between).collect();
    // Whoever prints spaces means no other gap by them.
    let printed = if marks.iter().any(Mark::is_space) { 0.4 } else { 0.0 };
    let usual = if rooms.len() < 2 { 0.0 } else { rooms.into_iter().fold(f64::INFINITY, f64::min).max(0.0) };
    let mut text = String::new();
    let mut before: Option<&Mark> = None;
    for mark in marks {
        if let Some(before) = before {
            let pair = [before.clone(), mark.clone()];
            if room_between(&pair).is_some_and(|room| room > 1.6 * usual + printed + least_space(before, mark)) {
                text.push(' ');
            }
        }
        text.push_str(&mark.text);
        before = Some(mark);
    }
    text.trim().to_owned()
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
fn room_between(pair: &[Mark]) -> Option<f64> {
    match pair {
        [a, b] if !a.is_space() && !b.is_space() => Some((b.u0 - a.u1) / a.size.min(b.size)),
        _ => None,
    }
}
