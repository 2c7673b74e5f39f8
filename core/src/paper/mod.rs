//! What is shown and printed: the clinic screen, the sheets for a school, a page of a stored paper.
//!
//! Pure: values and bytes in, bytes out; the same input gives the same bytes. One plan (`plan`) drives both outputs: a
//! PDF is written from it (`write`), and a picture is that PDF rendered (`render`, hayro). What is not here:
//! deciding which paper of a member is shown (the notebook) and what runs out when (rules). Start with
//! [`clinic_card_on`] and [`render_handout_pdf`].

mod cid_font;
mod clinic;
mod clinic_screen;
mod dark;
mod font;
mod foreign;
mod handout;
mod handout_cut;
mod handout_details;
mod handout_name;
mod handout_page;
mod host_font;
mod masked;
mod one_sheet;
mod open;
mod overview;
mod parent_copy;
mod parts;
mod pdf_file;
mod photograph;
mod picture_page;
mod plan;
mod png;
mod qr;
mod qr_mask;
mod recovery;
mod render;
mod stamps;
mod survey;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod texts;
mod write;

pub use clinic::{
    ClinicCard, ClinicRow, Saying, clinic_card_of_former_insurer, clinic_card_of_note, clinic_card_on,
    clinic_doubts_on, clinic_sayings,
};
pub use clinic_screen::{render_clinic_png, render_clinic_png_sized, render_sayings_png};
pub use handout::{
    HandoutPdf, HandoutSheet, PaperWarning, render_doubted_handout_pdf, render_handout_pdf, render_handout_pdf_with,
};
pub use handout_details::{HandoutDetails, HandoutLayout, ParentLines};
pub use handout_page::insurance_kind_name;
pub use host_font::{HostFont, with_font};
pub use masked::{MaskedPaper, MaskedPdf, render_extract_pdf, render_masked_pdf};
pub use overview::render_overview_pdf;
pub use qr::qr_modules;
pub use recovery::{RecoverySheet, render_recovery_sheet_pdf};
pub use render::render_page_png;
