//! Fonts as they go into a file: the glyphs that are drawn and no others, with their widths and what they say.
//!
//! A glyph's number in the file is its place in the subset (PDF 32000-1 §9.7.4). What it says is told once, by the first
//! text that drew it; where another text has the same glyph, that text is said beside it (`content`).

use super::super::font::{self, Face, Glyph, Tables};
use super::super::host_font::{self, HostFont};
use super::super::pdf_file::{PdfFile, Ref, Sum, push_integer, push_number, push_numbers};
use crate::error::Error;
use crate::model::ReadError;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::types::Tag;
use skrifa::string::StringId;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::fmt::Write;
use subsetter::{GlyphRemapper, subset_with_variations};

/// The fonts of a file: the bundled one, and the host's where something is drawn with it.
pub(super) struct Fonts {
    host: Option<HostFont>,
    used: Vec<Used>,
}

/// A font of which something is drawn.
struct Used {
    face: Face,
    at: Ref,
    glyphs: GlyphRemapper,
    /// Widths in em by the numbers in the subset.
    widths: Vec<f32>,
    /// What each says; empty for what only its own text can say.
    said: Vec<String>,
}

/// A glyph as it stands in a file.
#[derive(Clone, Copy)]
pub(super) struct Embedded {
    /// Its font.
    pub(super) font: Ref,
    /// Its number there.
    pub(super) number: u16,
    /// Its width there, in em.
    pub(super) width: f32,
    /// Whether the file says its text already.
    pub(super) is_said: bool,
}

impl Fonts {
    /// The fonts at hand, nothing drawn yet.
    pub(super) fn new() -> Fonts {
        Fonts { host: host_font::current(), used: Vec::new() }
    }

    /// A glyph that is drawn, and the text that it stands for.
    ///
    /// # Errors
    /// [`Error::MissingGlyph`] for one that its font doesn't have.
    pub(super) fn embed(&mut self, file: &mut PdfFile, glyph: &Glyph, text: &str) -> Result<Embedded, Error> {
        let missing = Error::MissingGlyph { field: None };
        let place = match self.used.iter().position(|used| used.face == glyph.face) {
            Some(place) => place,
            None => {
                let glyphs = GlyphRemapper::new();
                let mut used = Used { face: glyph.face, at: file.reserve(), glyphs, widths: vec![], said: vec![] };
                // The glyph for what is missing is in every subset, and drawn nowhere.
                with_tables(self.host.as_ref(), used.face, |tables| used.add(&tables.metrics, 0, ""))
                    .ok_or(missing.clone())?;
                self.used.push(used);
                self.used.len() - 1
            }
        };
        let id = u16::try_from(glyph.id).map_err(|_| missing.clone())?;
        let used = self.used.get_mut(place).ok_or(missing.clone())?;
        let number = match used.glyphs.get(id) {
            Some(number) => number,
            None => with_tables(self.host.as_ref(), used.face, |tables| used.add(&tables.metrics, id, text))
                .ok_or(missing.clone())?,
        };
        let width = used.widths.get(usize::from(number)).copied().ok_or(missing)?;
        let said = used.said.get(usize::from(number)).map_or("", String::as_str);
        Ok(Embedded { font: used.at, number, width, is_said: said == text && !said.is_empty() })
    }

    /// Writes the fonts.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] for a host's font out of which no glyphs can be taken.
    pub(super) fn finish(self, file: &mut PdfFile) -> Result<(), Error> {
        for used in self.used {
            let written = match used.face {
                Face::Bundled => used.write(file, font::FONT_BYTES, 0),
                Face::Host => self.host.as_ref().and_then(|host| used.write(file, host.data(), host.index())),
            };
            written.ok_or(ReadError::Damaged)?;
        }
        Ok(())
    }
}

/// Does something with the tables of a face.
fn with_tables<T>(host: Option<&HostFont>, face: Face, work: impl FnOnce(&Tables<'_>) -> T) -> Option<T> {
    match face {
        Face::Bundled => font::bundled().map(work),
        Face::Host => host.and_then(HostFont::parsed).map(|font| work(&Tables::of(&font))),
    }
}

impl Used {
    /// Takes a glyph in; its number in the subset.
    fn add(&mut self, metrics: &GlyphMetrics<'_>, id: u16, text: &str) -> u16 {
        let number = self.glyphs.remap(id);
        if usize::from(number) == self.widths.len() {
            self.widths.push(metrics.advance_width(GlyphId::from(id)).unwrap_or_default());
            let is_plain = text.chars().all(|c| !is_private(c));
            self.said.push(if is_plain { sayable(text).collect() } else { String::new() });
        }
        number
    }

    /// Writes the font with its subset; `None` where it can't be taken apart.
    fn write(&self, file: &mut PdfFile, data: &[u8], index: u32) -> Option<()> {
        let whole = FontRef::from_index(data, index).ok()?;
        let subset = subset_with_variations(data, index, &[], &self.glyphs).ok()?;
        // Of outlines in CFF the bare program goes along.
        let cff = FontRef::new(&subset).ok()?.table_data(Tag::new(b"CFF ")).map(|table| table.as_bytes().to_vec());
        let (glyphs, descriptor, program, texts) = (file.reserve(), file.reserve(), file.reserve(), file.reserve());
        let name = self.name(&whole);
        let (kind, map) = if cff.is_some() { ("0", "") } else { ("2", "/CIDToGIDMap/Identity") };
        let font = format!(
            "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{glyphs}]/ToUnicode {texts}>>"
        );
        file.object(self.at, font.as_bytes());
        let mut font = format!(
            "<</Type/Font/Subtype/CIDFontType{kind}/BaseFont/{name}{map}/FontDescriptor {descriptor}\
             /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 0/W[0["
        )
        .into_bytes();
        push_numbers(&mut font, self.widths.iter().map(|width| width * 1000.0));
        font.extend_from_slice(b"]]>>");
        file.object(glyphs, &font);
        let (file_key, entries): (_, &[u8]) =
            if cff.is_some() { ("FontFile3", b"/Subtype/CIDFontType0C") } else { ("FontFile2", b"") };
        let mut descriptor_of = descriptor_of(&whole, &name);
        let (Ok(()) | Err(_)) = write!(descriptor_of, "/{file_key} {program}>>");
        file.object(descriptor, descriptor_of.as_bytes());
        let program_data = cff.as_ref().unwrap_or(&subset);
        let mut entries = entries.to_vec();
        if cff.is_none() {
            entries.extend_from_slice(b"/Length1 ");
            push_integer(&mut entries, program_data.len() as u64);
        }
        // Outlines pack by a seventh, and to pack them costs more than all else on a page.
        file.stream(program, &entries, program_data);
        file.packed_stream(texts, b"", self.texts().as_bytes());
        Some(())
    }

    /// The font's own name behind six letters that differ from subset to subset (§9.6.4).
    fn name(&self, font: &FontRef<'_>) -> String {
        let own = font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first();
        let own: String =
            own.iter().flat_map(|name| name.chars()).filter(char::is_ascii_alphanumeric).take(60).collect();
        let mut sum = Sum::new();
        self.glyphs.remapped_gids().for_each(|id| sum.add(&id.to_be_bytes()));
        let mut sum = sum.0;
        let mut letters = String::new();
        for _ in 0..6 {
            letters.push(char::from(b'A' + u8::try_from(sum % 26).unwrap_or(0)));
            sum /= 26;
        }
        format!("{letters}+{}", if own.is_empty() { "Font" } else { &own })
    }

    /// What each glyph says, as a program that copies text reads it (§9.10.3).
    fn texts(&self) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
             /CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n\
             /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n",
        );
        let said: Vec<_> = self.said.iter().enumerate().filter(|(_, text)| !text.is_empty()).collect();
        // At most a hundred at once.
        for some in said.chunks(100) {
            let (Ok(()) | Err(_)) = writeln!(map, "{} beginbfchar", some.len());
            for (number, text) in some {
                let (Ok(()) | Err(_)) = write!(map, "<{number:04X}><");
                for unit in text.encode_utf16() {
                    let (Ok(()) | Err(_)) = write!(map, "{unit:04X}");
                }
                map.push_str(">\n");
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map
    }
}

/// A font's dictionary of measures but for the file itself, left open.
fn descriptor_of(font: &FontRef<'_>, name: &str) -> String {
    let metrics = font.metrics(Size::new(1000.0), LocationRef::default());
    let bounds = metrics.bounds.unwrap_or_default();
    let mut out = format!("<</Type/FontDescriptor/FontName/{name}/Flags 4/StemV 80/FontBBox[").into_bytes();
    push_numbers(&mut out, [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max]);
    out.push(b']');
    for (key, number) in [
        ("/ItalicAngle ", metrics.italic_angle),
        ("/Ascent ", metrics.ascent),
        ("/Descent ", metrics.descent),
        ("/CapHeight ", metrics.cap_height.unwrap_or(metrics.ascent)),
    ] {
        out.extend_from_slice(key.as_bytes());
        push_number(&mut out, number);
    }
    String::from_utf8(out).unwrap_or_default()
}

/// Characters that may stand in a file's text: PDF/A allows no marks of byte order.
pub(super) fn sayable(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !matches!(c, '\0' | '\u{FEFF}' | '\u{FFFE}'))
}

/// A character whose meaning is private to a font: PDF/A wants it said beside the glyph.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}
