//! What kind of paper it is, by evidence: the title where it stands as a title, and what only one kind prints.

use super::cells::{Cell, Piece};
use super::fold;
use super::labels::Meaning;
use super::pdf_text::{Glyph, PageGlyphs};
use super::sheet::{Line, Sheet};
use crate::model::{DocumentKind, Field};

/// Evidence in a whole cell or row of text: words, the kind they speak for, and how strongly.
const TITLES: &[(&str, DocumentKind)] = &[
    ("医療保険の資格情報", DocumentKind::EligibilityPdf),
    ("資格情報のお知らせ", DocumentKind::EligibilityNotice),
    ("資格情報通知書", DocumentKind::EligibilityNotice),
    ("資格確認書", DocumentKind::EligibilityCertificate),
];

/// Phrases that one kind alone prints.
const PHRASES: &[(&str, DocumentKind, u32)] = &[
    ("この画面のみでは", DocumentKind::EligibilityPdf, 6),
    ("このお知らせのみでは", DocumentKind::EligibilityNotice, 6),
    ("この通知のみでは", DocumentKind::EligibilityNotice, 6),
    ("下部を切り取って", DocumentKind::EligibilityNotice, 4),
];

/// Labels that speak for one kind.
const LABELS: &[(Field, DocumentKind, u32)] = &[
    (Field::SavedOn, DocumentKind::EligibilityPdf, 4),
    (Field::Relation, DocumentKind::EligibilityPdf, 2),
    (Field::Kana, DocumentKind::EligibilityNotice, 2),
    (Field::EffectiveOn, DocumentKind::EligibilityCertificate, 2),
    (Field::Householder, DocumentKind::EligibilityCertificate, 2),
    (Field::Address, DocumentKind::EligibilityCertificate, 2),
    (Field::BirthDate, DocumentKind::EligibilityCertificate, 1),
    (Field::Sex, DocumentKind::EligibilityCertificate, 1),
];

/// A title that stands alone, and one inside a longer text (a browser's header, a sentence).
const TITLE_ALONE: u32 = 10;
const TITLE_INSIDE: u32 = 1;

/// The kind of paper that a file's pages speak for most; [`DocumentKind::Other`] without any title and without the
/// three labels that every eligibility paper has. `labels_needed`: how many of these there must be under a title.
pub(super) fn kind_of(sheets: &[Sheet], labels_needed: usize) -> DocumentKind {
    let mut scores = [
        (DocumentKind::EligibilityPdf, 0),
        (DocumentKind::EligibilityNotice, 0),
        (DocumentKind::EligibilityCertificate, 0),
    ];
    let mut add = |kind: DocumentKind, points: u32| {
        if let Some(score) = scores.iter_mut().find(|score| score.0 == kind) {
            score.1 += points;
        }
    };
    let mut titled = false;
    let mut fields: Vec<Field> = Vec::new();
    for row in sheets.iter().flat_map(|sheet| &sheet.rows).map(|line| &line.cells) {
        fields.extend(row.iter().filter_map(field_of).filter(|field| !fields.contains(field)).collect::<Vec<_>>());
        let whole: String = row.iter().map(text_of).collect();
        for (title, kind) in TITLES {
            let alone = stands_alone(row, &whole, title);
            if alone {
                add(*kind, TITLE_ALONE);
            } else if whole.contains(title) {
                add(*kind, TITLE_INSIDE);
            }
            titled |= alone || whole.contains(title);
        }
        for (phrase, kind, points) in PHRASES {
            if whole.contains(phrase) {
                add(*kind, *points);
            }
        }
    }
    for (field, kind, points) in LABELS {
        if fields.contains(field) {
            add(*kind, *points);
        }
    }
    let identity = [Field::InsurerNumber, Field::Number, Field::Name].iter().filter(|f| fields.contains(f)).count();
    let (kind, score) = scores.into_iter().rev().max_by_key(|score| score.1).unwrap_or((DocumentKind::Other, 0));
    if identity >= labels_needed && score > 0 && (titled || identity == 3) { kind } else { DocumentKind::Other }
}

/// Whether some paper may begin on a sheet: something stands above its first label that neither a browser printed there
/// (an address; a day with slashes and a time) nor stands above the first label of the sheet before.
pub(super) fn begins_a_paper(sheet: &Sheet, before: Option<&Sheet>) -> bool {
    let above = |sheet: &Sheet| -> Vec<String> {
        let unlabelled = sheet.rows.iter().take_while(|line| line.cells.iter().all(Cell::is_text));
        // A page's number may change.
        let text = |line: &Line| line.cells.iter().map(text_of).filter(|text| !text.is_empty()).collect::<String>();
        unlabelled.map(|line| without_digits(&text(line))).collect()
    };
    let stood = before.map(above).unwrap_or_default();
    above(sheet).iter().any(|row| !row.is_empty() && !is_of_a_browser(row) && !stood.contains(row))
}

fn without_digits(text: &str) -> String {
    text.replace(|c: char| c.is_ascii_digit(), "")
}

/// Whether a row without its digits is what a browser prints above and below a page: an address, or a day and a time.
fn is_of_a_browser(row: &str) -> bool {
    row.contains("//") && row.contains(':')
}

/// Whether a title that we know stands on a sheet by itself. A browser prints it on each page of a file.
pub(super) fn is_titled(sheet: &Sheet) -> bool {
    sheet.rows.iter().map(|line| &line.cells).any(|row| {
        let whole: String = row.iter().map(text_of).collect();
        if is_of_a_browser(&without_digits(&whole)) {
            return false;
        }
        TITLES.iter().any(|(title, _)| stands_alone(row, &whole, title))
    })
}

/// The kind of the title that stands alone on a row of a sheet with nothing else in it: no leaflet about such papers.
pub(super) fn own_title_of(sheet: &Sheet) -> Option<DocumentKind> {
    let rows = sheet.rows.iter().map(|line| line.cells.iter().map(text_of).collect::<String>());
    rows.filter_map(|row| TITLES.iter().find(|(title, _)| row == *title).map(|(_, kind)| *kind)).next()
}

/// The kind of a title that stands letter under letter. Nothing else of such a page is read.
pub(super) fn upright_title_of(page: &PageGlyphs) -> Option<DocumentKind> {
    let mut letters: Vec<&Glyph> = page.glyphs.iter().chain(&page.vertical).filter(|glyph| !glyph.invisible).collect();
    letters.sort_by(|a, b| a.origin.1.total_cmp(&b.origin.1));
    let begins =
        |glyph: &&&Glyph| TITLES.iter().any(|(title, _)| title.starts_with(&glyph.text) && !glyph.text.is_empty());
    letters.iter().filter(begins).find_map(|first| {
        let under = |glyph: &&&Glyph| {
            (glyph.origin.0 - first.origin.0).abs() < 0.2 * first.size && glyph.origin.1 >= first.origin.1
        };
        let column: String = letters.iter().filter(under).map(|glyph| fold::label(&glyph.text)).collect();
        TITLES.iter().find(|(title, _)| column == *title).map(|(_, kind)| *kind)
    })
}

fn field_of(cell: &Cell) -> Option<Field> {
    match cell.piece {
        Piece::Label(Meaning::Field(field)) => Some(field),
        Piece::Label(Meaning::SymbolAndNumber | Meaning::SymbolNumberBranch) => Some(Field::Number),
        _ => None,
    }
}

/// A cell's text, folded; empty for a label.
fn text_of(cell: &Cell) -> String {
    cell.text().map(fold::label).unwrap_or_default()
}

/// Whether a title is a row's whole text, or one cell's.
fn stands_alone(row: &[Cell], whole: &str, title: &str) -> bool {
    is_title(whole, title) || row.iter().any(|cell| is_title(&text_of(cell), title))
}

/// Whether a text is the title, at most with the name of the insurance around it.
fn is_title(text: &str, title: &str) -> bool {
    text.contains(title) && text.chars().count() <= title.chars().count() + 12 && !text.contains(['。', '、', '|', '>'])
}
