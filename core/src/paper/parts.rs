//! What all sheets of A4 have in common: margins, and texts in Japanese with a second language beside them.

use super::plan::{Ink, MM, Role, Sheet, stack};
use super::text::{Fitted, wrap};
use crate::error::Error;
use crate::words::{Arg, Lang, Words};

/// A4, upright.
pub(super) const A4: (f32, f32) = (210.0 * MM, 297.0 * MM);
/// White at every edge: more than any shop's printer leaves blank.
pub(super) const MARGIN: f32 = 12.0 * MM;
/// What is left between the margins.
pub(super) const CONTENT: f32 = A4.0 - 2.0 * MARGIN;
/// The smallest text of a sheet: 10 pt is still read after a photocopy and a fax.
pub(super) const SMALL: f32 = 10.0;

/// Adds lines below one another; where they end.
pub(super) fn lines(plan: &mut Sheet, role: Role, x: f32, top: f32, text: &Fitted, ink: Ink) -> f32 {
    let (marks, end) = stack(x, top, text, ink);
    plan.add(role, marks);
    end
}

/// Lines of a text at one size.
pub(super) fn set(words: &str, size: f32, width: f32) -> Result<Fitted, Error> {
    Ok(Fitted { lines: wrap(words, size, width)?, size })
}

/// How a text of [`Beside`] looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) role: fn() -> Role,
    pub(super) size: f32,
    pub(super) ink: Ink,
}

impl Look {
    pub(super) const TITLE: Look = Look { role: || Role::Heading(1), size: 20.0, ink: Ink::BOLD };
    pub(super) const HEADING: Look = Look { role: || Role::Heading(2), size: 14.0, ink: Ink::BOLD };
    pub(super) const TEXT: Look = Look { role: || Role::Paragraph, size: 12.0, ink: Ink::PLAIN };
    pub(super) const ASIDE: Look = Look { role: || Role::Paragraph, size: SMALL, ink: Ink::LABEL };
}

/// Texts in Japanese, and in a second language beside them where one is asked for.
pub(super) struct Beside {
    second: Option<Lang>,
}

/// Between the two languages.
const GUTTER: f32 = 8.0 * MM;

impl Beside {
    /// Japanese beside Japanese would say everything twice: then it is Japanese alone.
    pub(super) fn new(second: Option<Lang>) -> Beside {
        Beside { second: second.filter(|lang| *lang != Lang::Ja) }
    }

    /// Width of a column between `x` and the right margin.
    fn column(&self, x: f32) -> f32 {
        let whole = MARGIN + CONTENT - x;
        if self.second.is_some() { (CONTENT - GUTTER) / 2.0 - (x - MARGIN) } else { whole }
    }

    /// Adds a text at `x`; where the longer of the two ends.
    pub(super) fn put(
        &self,
        plan: &mut Sheet,
        look: Look,
        (x, top): (f32, f32),
        id: &str,
        args: &[(&str, Arg<'_>)],
    ) -> Result<f32, Error> {
        let width = self.column(x);
        let japanese = set(&Words::of(Lang::Ja).text(id, args), look.size, width)?;
        let mut end = lines(plan, (look.role)(), x, top, &japanese, look.ink);
        if let Some(lang) = self.second {
            // Other languages are longer: a little smaller, but never below what is readable.
            let size = (look.size * 0.92).max(SMALL);
            let second = set(&Words::of(lang).text(id, args), size, width)?;
            let x = x + (CONTENT + GUTTER) / 2.0;
            end = end.max(lines(plan, Role::Foreign(lang.tag()), x, top, &second, look.ink));
        }
        Ok(end)
    }

    /// Adds a numbered text.
    pub(super) fn put_numbered(
        &self,
        plan: &mut Sheet,
        number: usize,
        (x, top): (f32, f32),
        id: &str,
        args: &[(&str, Arg<'_>)],
    ) -> Result<f32, Error> {
        let look = Look { role: || Role::Item, ..Look::TEXT };
        lines(plan, Role::Number, x, top, &set(&format!("{number}."), look.size, 20.0)?, Ink::BOLD);
        self.put(plan, look, (x + 20.0, top), id, args)
    }
}
