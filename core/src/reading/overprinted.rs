//! Letters of two texts that are printed over one another on one line: sorted along the row, they would make a value
//! that stands nowhere.

use super::rows::Mark;

/// Makes letters unknown that two texts print over one another: which of them is the value, nobody can see. Letters that
/// overlap in the order in which they are drawn are one text, whose font says that they are wider.
pub(super) fn spoil(marks: &mut [Mark]) {
    let is_letter = |mark: &Mark| mark.text.chars().any(char::is_alphanumeric);
    let mut order: Vec<usize> = (0..marks.len()).filter(|i| marks.get(*i).is_some_and(is_letter)).collect();
    let place = |i: &usize| marks.get(*i).map_or((0.0, 0.0), |mark| ((mark.v * 2.0).round(), mark.u0));
    order.sort_by(|a, b| place(a).0.total_cmp(&place(b).0).then(place(a).1.total_cmp(&place(b).1)));
    let is_over = |a: &Mark, b: &Mark| {
        let size = a.size.max(b.size);
        let twin = a.text == b.text && (a.u0 - b.u0).abs() < 0.15 * size;
        let shared = a.u1.min(b.u1) - a.u0.max(b.u0);
        !twin && (a.v - b.v).abs() < 0.1 * size && shared > 0.35 * (a.u1 - a.u0).min(b.u1 - b.u0)
    };
    // A letter that stands between two which were drawn one after the other.
    let between = |three: &[usize]| -> Option<[usize; 3]> {
        let &[one, middle, next] = three else { return None };
        let letter = marks.get(middle)?;
        let over = is_over(marks.get(one)?, letter) || is_over(letter, marks.get(next)?);
        (over && next == one + 1).then_some([one, middle, next])
    };
    let overprinted: Vec<usize> = order.windows(3).filter_map(between).flatten().collect();
    for index in overprinted {
        if let Some(mark) = marks.get_mut(index) {
            mark.text = "\u{FFFD}".to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From where, with which step between the letters, which text.
    type Drawn = (f64, f64, &'static str);

    /// Texts in the order in which they are drawn, each letter ten points wide.
    fn spoilt(texts: &[Drawn]) -> String {
        let mark = |u0: f64, c: char| Mark { text: c.to_string(), u0, u1: u0 + 10.0, v: 0.0, size: 10.0 };
        let letters = |(u0, step, text): &Drawn| {
            let (u0, step) = (*u0, *step);
            text.chars().enumerate().map(|(i, c)| mark(u0 + step * i as f64, c)).collect::<Vec<Mark>>()
        };
        let mut marks: Vec<Mark> = texts.iter().flat_map(letters).collect();
        spoil(&mut marks);
        marks.into_iter().map(|mark| mark.text).collect()
    }

    #[test]
    fn only_letters_between_those_of_another_text_are_unknown() {
        let table: [(&[Drawn], bool); 6] = [
            (&[(0.0, 10.0, "3057"), (5.0, 10.0, "8899")], true),
            (&[(0.0, 10.0, "3057"), (14.0, 10.0, "8")], true),
            // Widths that are too wide; set twice to look bold; a label that reaches into its value; beside one another.
            (&[(0.0, 5.0, "3057")], false),
            (&[(0.0, 10.0, "3057"), (0.4, 10.0, "3057")], false),
            (&[(35.0, 5.0, "3057"), (0.0, 10.0, "被番号者")], false),
            (&[(0.0, 10.0, "30"), (20.0, 10.0, "57")], false),
        ];
        for (texts, is_spoilt) in table {
            assert_eq!(spoilt(texts).contains('\u{FFFD}'), is_spoilt, "{texts:?}");
        }
    }
}
