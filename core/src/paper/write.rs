//! Plans to PDF: pages, tags, what the file says of itself.
//!
//! Fonts are embedded as subsets (`fonts`), pages of another file as drawings of their own (`foreign`), and all that is
//! read is tagged (`tags`). The same plans give the same bytes: no time of day, no random ids, no name of a file. A
//! library for PDFs is not used: these sheets need few of a library's ways, and are made many at a time (DESIGN.md). Start
//! with [`write_pdf`].

mod about;
mod content;
mod fonts;

use super::foreign::{Foreign, Layers};
use super::open::Opened;
use super::pdf_file::{PdfFile, Ref, Sum, text_string};
use super::plan::{Role, Sheet};
use super::tags::{Tags, said};
use crate::error::Error;
use about::About;
use chrono::NaiveDate;
use content::Content;
use fonts::Fonts;

/// A foreign PDF whose pages are embedded.
pub(super) struct Source {
    opened: Opened,
}

impl Source {
    /// A PDF that was opened, to embed pages of.
    pub(super) fn new(opened: Opened) -> Source {
        Source { opened }
    }

    /// Bytes of the file.
    fn size(&self) -> usize {
        self.opened.pdf.data().as_ref().len()
    }
}

/// Writes a PDF of sheets, titled and marked as Japanese, tagged, and claiming nothing.
///
/// PDF 1.7, which every printer takes; 2.0 only where a source is (a page can't be embedded in an older version).
///
/// # Errors
/// [`ReadError::Damaged`](crate::model::ReadError::Damaged) where a page cannot be embedded.
pub(super) fn write_pdf(sheets: &[Sheet], sources: &[Source], title: &str) -> Result<Vec<u8>, Error> {
    let newest = sources.iter().any(|source| source.opened.is_pdf_2());
    write(sheets, sources, &About { title, version: if newest { "2.0" } else { "1.7" }, accessible_on: None })
}

/// Writes a PDF of sheets without a page of another file: PDF/UA-1 and PDF/A-2a.
///
/// PDF/A wants a date: it is the day that stands on the sheet. The outline has each page's first heading.
///
/// # Errors
/// [`Error::MissingGlyph`] for a glyph that its font lacks.
pub(super) fn write_accessible_pdf(sheets: &[Sheet], title: &str, day: NaiveDate) -> Result<Vec<u8>, Error> {
    write(sheets, &[], &About { title, version: "1.7", accessible_on: Some(day) })
}

/// A file as it is written, and what its pages share.
struct Written<'a> {
    file: PdfFile,
    fonts: Fonts,
    sources: &'a [Source],
    foreign: Vec<Foreign<'a>>,
}

impl Written<'_> {
    /// The form of a foreign page, and its size.
    fn page(&mut self, source: usize, page: usize) -> Result<(Ref, (f32, f32)), Error> {
        let missing = Error::BadValue { field: "page" };
        let size = self.sources.get(source).ok_or(missing.clone())?.opened.page_size(page)?;
        let form = self.foreign.get_mut(source).ok_or(missing)?.page(&mut self.file, page)?;
        Ok((form, size))
    }
}

fn write(sheets: &[Sheet], sources: &[Source], about: &About<'_>) -> Result<Vec<u8>, Error> {
    let mut to = Written {
        file: PdfFile::with_room(about.version, sources.iter().map(Source::size).sum()),
        fonts: Fonts::new(),
        sources,
        foreign: sources.iter().map(|source| Foreign::new(&source.opened.pdf)).collect(),
    };
    let (catalogue, tree) = (to.file.reserve(), to.file.reserve());
    let mut tags = Tags::new();
    let mut pages = Vec::new();
    let mut id = Sum::new();
    for (place, sheet) in sheets.iter().enumerate() {
        let (page, instructions) = (to.file.reserve(), to.file.reserve());
        tags.begin_page(page);
        let mut content = Content::new(sheet);
        for (role, marks) in &sheet.blocks {
            let pieces = content.draw_block(role, marks, &mut to)?;
            tags.add(role, marks, pieces);
        }
        let (width, height, resources) = (sheet.width, sheet.height, content.resources());
        let entries = format!(
            "<</Type/Page/Parent {tree}/MediaBox[0 0 {width} {height}]/Contents {instructions}/Resources{resources}\
             /StructParents {place}/Tabs/S>>"
        );
        to.file.object(page, entries.as_bytes());
        id.add(&to.file.packed_stream(instructions, b"", &content.bytes));
        pages.push(page);
    }
    let Written { mut file, fonts, foreign, .. } = to;
    fonts.finish(&mut file)?;
    let mut layers = Vec::new();
    for foreign in foreign {
        layers.extend(foreign.finish(&mut file)?);
    }
    let layers = layers.into_iter().reduce(Layers::and).map(|layers| layers.entry()).unwrap_or_default();
    let kids: Vec<String> = pages.iter().map(Ref::to_string).collect();
    file.object(tree, format!("<</Type/Pages/Count {}/Kids[{}]>>", kids.len(), kids.join(" ")).as_bytes());
    let outline = if about.accessible_on.is_some() { outline(sheets, &pages, &mut file) } else { None };
    let outline = outline.map(|at| format!("/Outlines {at}")).unwrap_or_default();
    let tags = tags.finish(&mut file);
    let (info, entries) = about.write(&mut file, pages.len());
    // Printed on both sides, the help page lies on the back of the original and its tear-off cuts the original; scaled,
    // the card is no longer a card's size. Printers are free to ignore it: the sheet for the parents and the command say
    // it too.
    let wishes = "/ViewerPreferences<</DisplayDocTitle true/Duplex/Simplex/PrintScaling/None>>";
    let root = format!(
        "<</Type/Catalog/Pages {tree}/Lang(ja)/MarkInfo<</Marked true>>/StructTreeRoot {tags}{wishes}{outline}{layers}\
         {entries}>>"
    );
    file.object(catalogue, root.as_bytes());
    Ok(file.finish(catalogue, Some(info), id))
}

/// The first heading of each page; `None` where there is none.
fn outline(sheets: &[Sheet], pages: &[Ref], file: &mut PdfFile) -> Option<Ref> {
    let headings = sheets.iter().zip(pages).filter_map(|(sheet, page)| {
        let heading = sheet.blocks.iter().find(|(role, _)| matches!(role, Role::Heading(1)));
        heading.map(|(_, marks)| (said(marks), page, sheet.height))
    });
    let headings: Vec<_> = headings.map(|heading| (heading, file.reserve())).collect();
    let (first, last) = (headings.first()?.1, headings.last()?.1);
    let root = file.reserve();
    for (place, ((title, page, height), at)) in headings.iter().enumerate() {
        let beside = |name: &str, place: Option<usize>| {
            let other = place.and_then(|place| headings.get(place));
            other.map(|(_, at)| format!("/{name} {at}")).unwrap_or_default()
        };
        let (before, after) = (beside("Prev", place.checked_sub(1)), beside("Next", Some(place + 1)));
        let title = text_string(title);
        let item = format!("<</Title{title}/Parent {root}{before}{after}/Dest[{page}/XYZ 0 {height} 0]>>");
        file.object(*at, item.as_bytes());
    }
    let count = headings.len();
    file.object(root, format!("<</Type/Outlines/First {first}/Last {last}/Count {count}>>").as_bytes());
    Some(root)
}
