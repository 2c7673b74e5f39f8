//! What a person would notice on screens and sheets; the parts have tests of their own beside them.

mod clinic;
mod goldens;
mod layers;
mod layout;
mod originals;
mod refused;
mod tags;

use super::open::Opened;
use super::plan::{Ink, Mark, Role, Sheet};
use super::text::Line;
use super::write::write_pdf;
use super::*;
use crate::error::Error;
use crate::model::{Coverage, DocumentKind, MemberFacts, ReadError, Relation};
use chrono::NaiveDate;
use image::GrayImage;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The folder of the sample documents.
fn dev() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/dev")
}

pub(super) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(dev().join(name)).unwrap()
}

fn hanako() -> Coverage {
    Coverage {
        insurer_name: Some("みほん健康保険組合".to_owned()),
        insurer_number: Some("06130488".to_owned()),
        symbol: Some("21700023".to_owned()),
        number: Some("1234567".to_owned()),
        branch: Some("01".to_owned()),
        name: Some("髙﨑　花子".to_owned()),
        relation: Some(Relation::Family),
        saved_on: Some(day("2026-11-01")),
        ..Coverage::default()
    }
}

fn details() -> HandoutDetails {
    HandoutDetails {
        event: Some("修学旅行".to_owned()),
        from: Some(day("2026-12-02")),
        until: Some(day("2026-12-04")),
        destroy_by: Some(day("2026-12-11")),
        printed_on: day("2026-11-21"),
        layout: HandoutLayout::TwoPages,
        second_lang: None,
        lines: Vec::new(),
    }
}

/// A child's paper, to be changed where a test means something else.
struct Child {
    coverage: Coverage,
    kind: DocumentKind,
    facts: MemberFacts,
    lines: ParentLines,
    original: Vec<u8>,
    pages: Vec<u32>,
}

impl Child {
    /// Hanako, with nothing typed in and no original.
    fn hanako() -> Child {
        Child {
            coverage: hanako(),
            kind: DocumentKind::EligibilityPdf,
            facts: MemberFacts::default(),
            lines: ParentLines::default(),
            original: Vec::new(),
            pages: vec![1],
        }
    }

    fn sheet(&self) -> HandoutSheet<'_> {
        HandoutSheet {
            coverage: &self.coverage,
            kind: self.kind,
            facts: &self.facts,
            original_pdf: &self.original,
            pages: &self.pages,
            is_extract: false,
            lines: &self.lines,
        }
    }
}

fn handout(coverage: &Coverage, kind: DocumentKind, pdf: &[u8], pages: &[u32]) -> Result<HandoutPdf, Error> {
    let (coverage, original, pages) = (coverage.clone(), pdf.to_vec(), pages.to_vec());
    let child = Child { coverage, kind, original, pages, ..Child::hanako() };
    render_handout_pdf(&[child.sheet()], &details())
}

fn grey(png: &[u8]) -> GrayImage {
    image::load_from_memory(png).unwrap().to_luma8()
}

/// A PDF by hand: `page` stands in the page's dictionary, `content` is what it draws; object 5 is its font F1.
pub(super) fn small_pdf(page: &str, content: &str, font: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        font.to_owned(),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(pdf.len());
        pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let xref = pdf.len();
    pdf.push_str("xref\n0 6\n0000000000 65535 f \n");
    for offset in offsets {
        pdf.push_str(&format!("{offset:010} 00000 n \n"));
    }
    pdf.push_str(&format!("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n"));
    pdf.into_bytes()
}

const HELVETICA: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

/// A black L: tells every turn and mirroring.
const AN_L: &str = "0 g 20 20 15 100 re f 20 20 60 15 re f";

/// Where marks of text stand: (left, base line, right, size, text).
fn placed(plan: &Sheet) -> Vec<(f32, f32, f32, f32, String)> {
    let marks = plan.blocks.iter().flat_map(|(_, marks)| marks);
    marks
        .filter_map(|mark| match mark {
            Mark::Text { x, y, size, line, .. } => Some((*x, *y, x + line.width(*size), *size, line.text.clone())),
            _ => None,
        })
        .collect()
}
