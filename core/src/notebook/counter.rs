//! What is shown at a clinic's counter, page by page.

use super::{Notebook, sheets};
use crate::error::Error;
use crate::model::DocumentKind;
use crate::paper::{self, Saying};
use crate::rules::{self, PresentingText, Situation};
use crate::words::{Lang, Words};
use chrono::NaiveDate;

/// A page of what is shown at a counter. An app lets its user swipe through them in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum CounterPage {
    /// The card: numbers, name, QR code.
    Card,
    /// A page of the paper itself.
    Original {
        /// The document's id.
        document: String,
        /// Its page, from 1.
        page: u32,
    },
    /// What to say.
    Sayings,
}

impl Notebook {
    /// The pages to show for a member: the card, the member's own pages of the paper, what to say.
    ///
    /// [`Error::NotFound`]: `member` for an unknown one, `document` for one without a paper.
    pub fn counter_pages_on(&self, member: &str, today: NaiveDate) -> Result<Vec<CounterPage>, Error> {
        let member = self.member_on(member, today)?;
        let paper = sheets::main_paper(&member)?;
        // A QR code's text is no paper: there is no page to show.
        let own: &[u32] = if paper.kind == DocumentKind::Other { &[] } else { &paper.pages };
        let original = own.iter().map(|page| CounterPage::Original { document: paper.document.clone(), page: *page });
        Ok([CounterPage::Card].into_iter().chain(original).chain([CounterPage::Sayings]).collect())
    }

    /// What to bring and show for a member: as [`rules::presenting_on`], with the form 資格申立書 filled from the notebook
    /// where it is asked for.
    ///
    /// [`Error::NotFound`] (`member`); [`Error::BadValue`] (`papers`, `on`).
    pub fn presenting_of(
        &self,
        member: &str,
        case: &Situation,
        lang: Lang,
        today: NaiveDate,
    ) -> Result<PresentingText, Error> {
        let member = self.member_on(member, today)?;
        Ok(rules::presenting_of(case, Some(&member), today)?.worded(Words::of(lang)))
    }

    /// What to say at the counter for a member, with its meaning in a language.
    ///
    /// The errors of [`counter_pages_on`](Notebook::counter_pages_on).
    pub fn sayings_on(&self, member: &str, lang: Lang, today: NaiveDate) -> Result<Vec<Saying>, Error> {
        Ok(paper::clinic_sayings(sheets::main_paper(&self.member_on(member, today)?)?.kind, lang))
    }

    /// What to say as a PNG, `width_px` (200–4000) wide, with text of `text_percent` (100–320) of the usual size.
    pub fn render_sayings_on(
        &self,
        member: &str,
        lang: Lang,
        (width_px, text_percent): (u32, u32),
        today: NaiveDate,
    ) -> Result<Vec<u8>, Error> {
        let sayings = self.sayings_on(member, lang, today)?;
        self.drawn(|| paper::render_sayings_png(&sayings, width_px, text_percent))
    }

    /// The clinic screen as [`render_clinic_screen_on`](Notebook::render_clinic_screen_on), with text of `text_percent`
    /// (100–320) of the usual size.
    pub fn render_clinic_screen_sized_on(
        &self,
        member: &str,
        (width_px, text_percent): (u32, u32),
        today: NaiveDate,
    ) -> Result<Vec<u8>, Error> {
        let card = self.clinic_card_on(member, today)?;
        self.drawn(|| paper::render_clinic_png_sized(&card, width_px, text_percent))
    }
}
