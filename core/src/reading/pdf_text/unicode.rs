//! What a glyph reads as, also where the producer did not say.
//!
//! In this order: the font's ToUnicode map (or encoding); the predefined CMap of an embedded font and
//! Adobe-Japan1-UCS2; the embedded font's own character map, backwards. What none of them knows is U+FFFD, never a guess.

use super::bf_text;
use hayro_interpret::font::{Glyph, OutlineFontData, OutlineGlyph};
use hayro_interpret::hayro_cmap::{self, CMap, CMapName, CharacterCollection, CidFamily};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;

/// What stands for a character that cannot be known.
const UNKNOWN: &str = "\u{FFFD}";

/// How many entries of a font's character map are looked at. The largest fonts have 65,535 glyphs, some of them for two
/// characters; a map of a hundred kilobytes can name thousands of millions.
const MOST_MAPPINGS: usize = 131_072;

/// Texts of glyphs; keeps what it had to find out about each font.
pub(super) struct FontTexts<'a> {
    pdf: &'a Pdf,
    /// Character maps of embedded fonts, backwards, by the font's content.
    backwards: HashMap<u128, HashMap<u32, char>>,
    /// Composite fonts without ToUnicode whose codes mean Adobe-Japan1 characters, by PostScript name.
    /// `None`: the file's fonts have not been looked at yet.
    predefined: Option<HashMap<String, CMap>>,
    /// Adobe-Japan1 CID to Unicode.
    japan1: Option<CMap>,
}

impl<'a> FontTexts<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        Self { pdf, backwards: HashMap::new(), predefined: None, japan1: None }
    }

    /// What a glyph reads as.
    pub(super) fn text(&mut self, glyph: &Glyph<'_>) -> String {
        if let Some(text) = glyph.as_unicode().map(bf_text).filter(|text| is_readable(text)) {
            return if text.contains(is_selector) { self.without_added_selector(glyph, text) } else { text };
        }
        match glyph {
            Glyph::Outline(outline) => self.outline_text(outline).unwrap_or_else(|| UNKNOWN.to_owned()),
            Glyph::Type3(_) => UNKNOWN.to_owned(),
        }
    }

    /// Codes of Unicode or Shift JIS name no variant: a selector that came with them was added on the way through
    /// Adobe-Japan1, and nobody wrote it. (A producer that chose the variant's own CID did mean it.)
    fn without_added_selector(&mut self, glyph: &Glyph<'_>, text: String) -> String {
        let Glyph::Outline(outline) = glyph else { return text };
        let Some(name) = outline.font_data().and_then(|font| font.postscript_name) else { return text };
        let pdf = self.pdf;
        let encodings = self.predefined.get_or_insert_with(|| predefined_encodings(pdf));
        let by_code = encodings.get(&name).is_some_and(|cmap| cmap.metadata().name.as_deref() != Some(b"Identity-H"));
        if by_code { text.chars().filter(|c| !is_selector(*c)).collect() } else { text }
    }

    fn outline_text(&mut self, glyph: &OutlineGlyph) -> Option<String> {
        let font = glyph.font_data()?;
        if let Some(text) = self.predefined_text(&font, glyph.char_code()) {
            return Some(text);
        }
        let map = self.backwards.entry(font.cache_key).or_insert_with(|| characters_by_glyph((*font.data).as_ref()));
        map.get(&glyph.glyph_id().to_u32()).map(char::to_string)
    }

    /// Through the predefined CMap of the font with this name.
    fn predefined_text(&mut self, font: &OutlineFontData, code: u32) -> Option<String> {
        let pdf = self.pdf;
        let encodings = self.predefined.get_or_insert_with(|| predefined_encodings(pdf));
        let encoding = encodings.get(font.postscript_name.as_deref()?)?;
        let cid = (1..=4).find_map(|length| encoding.lookup_cid_code(code, length))?;
        if self.japan1.is_none() {
            self.japan1 = CidFamily::AdobeJapan1.ucs2_cmap().and_then(load_cmap);
        }
        self.japan1.as_ref()?.lookup_bf_string(cid).map(bf_text).filter(|text| is_readable(text))
    }
}

/// Whether a character selects a variant of the one before it.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a text can stand for a glyph: it has no unassigned or private code points.
fn is_readable(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| {
            !matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' | '\u{FFFD}')
        })
}

/// The character that each glyph of an embedded TrueType or OpenType font draws.
fn characters_by_glyph(font: &[u8]) -> HashMap<u32, char> {
    let mut characters = HashMap::new();
    let Ok(font) = FontRef::new(font) else { return characters };
    for (code_point, glyph) in font.charmap().mappings().take(MOST_MAPPINGS) {
        let Some(c) = char::from_u32(code_point).filter(|c| is_readable(&c.to_string())) else { continue };
        // Where several characters share a glyph, the lowest that is no radical: the common one.
        let entry = characters.entry(glyph.to_u32()).or_insert(c);
        let is_radical = |c: char| matches!(c, '\u{2E80}'..='\u{2FDF}');
        if is_radical(*entry) || (c < *entry && !is_radical(c)) {
            *entry = c;
        }
    }
    characters
}

/// The composite fonts of a file whose codes lead to Adobe-Japan1 characters without a ToUnicode map.
/// A name that two fonts with different encodings share is left out.
fn predefined_encodings(pdf: &Pdf) -> HashMap<String, CMap> {
    let mut encodings: HashMap<String, (Vec<u8>, Option<CMap>)> = HashMap::new();
    for object in pdf.objects() {
        let Object::Dict(font) = object else { continue };
        if font.get::<Name<'_>>(b"Subtype").as_deref() != Some(b"Type0") || font.contains_key(b"ToUnicode") {
            continue;
        }
        let Some(encoding) = font.get::<Name<'_>>(b"Encoding") else { continue };
        let Some(name) = font.get::<Name<'_>>(b"BaseFont") else { continue };
        let Some(cmap) = cmap_to_japan1(&encoding, &font) else { continue };
        let name = without_subset_tag(name.as_str()).to_owned();
        let entry = encodings.entry(name).or_insert_with(|| (encoding.to_vec(), Some(cmap)));
        if entry.0 != encoding.to_vec() {
            entry.1 = None;
        }
    }
    encodings.into_iter().filter_map(|(name, (_, cmap))| Some((name, cmap?))).collect()
}

/// The CMap of an encoding whose CIDs are those of Adobe-Japan1.
fn cmap_to_japan1(encoding: &[u8], font: &Dict<'_>) -> Option<CMap> {
    let is_japan1 = |collection: &CharacterCollection| collection.family == CidFamily::AdobeJapan1;
    match encoding {
        b"Identity-H" => descends_from_japan1(font).then(CMap::identity_h),
        name => load_cmap(CMapName::from_bytes(name))
            .filter(|cmap| cmap.metadata().character_collection.as_ref().is_some_and(is_japan1)),
    }
}

/// Whether a composite font's glyphs are numbered as Adobe-Japan1.
fn descends_from_japan1(font: &Dict<'_>) -> bool {
    let descendants = font.get::<Array<'_>>(b"DescendantFonts");
    let descendant = descendants.as_ref().and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let info = descendant.and_then(|font| font.get::<Dict<'_>>(b"CIDSystemInfo"));
    info.and_then(|info| info.get::<PdfString<'_>>(b"Ordering"))
        .is_some_and(|ordering| ordering.as_bytes() == b"Japan1")
}

/// A predefined CMap.
fn load_cmap(name: CMapName<'_>) -> Option<CMap> {
    CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded)
}

/// `ABCDEF+Name` is `Name`.
fn without_subset_tag(name: &str) -> &str {
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()) => rest,
        _ => name,
    }
}

/// A text string of a PDF: UTF-16 or UTF-8 with its mark, else Latin.
pub(super) fn decode_text_string(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().copied().map(unit).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}
