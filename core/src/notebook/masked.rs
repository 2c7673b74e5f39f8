//! Copies in which something is hidden: the masked copy, and the extract of a page that others share.

use super::{Notebook, checked, sheets};
use crate::error::Error;
use crate::model::{HiddenPage, Member, Paper};
use crate::paper::{self, MaskedPaper, MaskedPdf};
use crate::reading::{self, Hiding};
use chrono::NaiveDate;

impl Notebook {
    /// A copy of a member's paper (the one that [`Member::main_paper`] chooses) with 保険者番号, 記号, 番号 and 枝番 gone
    /// from the file, for uses outside health insurance. Where others stand on the page they are gone too.
    ///
    /// Never refused for age or 有効期限: that is marked on the copy and in the warnings.
    /// [`Error::NotFound`] (`member`, `document`); [`Error::CannotMask`] where it is not certain that every number was
    /// found (a paper that is a picture, too): then there is no copy.
    pub fn masked_on(&self, member: &str, today: NaiveDate) -> Result<MaskedPdf, Error> {
        let today = checked(today)?;
        let (paper, original) = self.with(|store| {
            let member: Member = sheets::find(&store.family_on(today)?, member)?;
            let paper = sheets::main_paper(&member)?.clone();
            let original = store.original(&paper.document)?.bytes;
            Ok((paper, original))
        })?;
        let hide = |others| reading::places_to_hide(&original, &paper.coverage, Hiding { numbers: true, others });
        let (pages, others_hidden) = match hide(false) {
            Err(Error::MixedPage) => (hide(true).map_err(no_copy)?, true),
            alone => (alone.map_err(no_copy)?, false),
        };
        let masked = MaskedPaper {
            coverage: &paper.coverage,
            kind: paper.kind,
            original_pdf: &original,
            pages: &pages,
            others_hidden,
        };
        paper::render_masked_pdf(&masked, today)
    }
}

/// The pages of a shared paper as an extract: a PDF of pictures from which everybody else is gone.
///
/// [`Error::CannotMask`] where it is not certain that nothing of others is left.
pub(super) fn extract(paper: &Paper, original: &[u8]) -> Result<(Vec<u8>, Vec<u32>), Error> {
    let hiding = Hiding { numbers: false, others: true };
    let hidden: Vec<HiddenPage> = reading::places_to_hide(original, &paper.coverage, hiding).map_err(no_copy)?;
    let pages = u32::try_from(hidden.len()).map_err(|_| Error::CannotMask)?;
    Ok((paper::render_extract_pdf(original, &hidden)?, (1..=pages).collect()))
}

/// What cannot be read cannot be masked: a picture, a paper whose text is gone.
fn no_copy(error: Error) -> Error {
    match error {
        Error::Read(_) => Error::CannotMask,
        other => other,
    }
}
