//! What a glyph reads as, also where the producer did not say.
//!
//! In this order: the font's ToUnicode map (or encoding); the predefined CMap of an embedded font and
//! Adobe-Japan1-UCS2; the embedded font's own character map, backwards. What none of them knows is U+FFFD, never a guess.

use super::bf_text;
use crate::pdf::limits;
use hayro_interpret::CMapResolverFn;
use hayro_interpret::font::{Glyph, OutlineFontData, OutlineGlyph};
use hayro_interpret::hayro_cmap::{self, CMap, CMapName, CharacterCollection, CidFamily};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use hayro_interpret::kurbo::Shape;
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// What stands for a character that cannot be known.
pub(super) const UNKNOWN: &str = "\u{FFFD}";

/// Texts of glyphs; keeps what it had to find out about each font.
pub(super) struct FontTexts<'a> {
    pdf: &'a Pdf,
    /// Character maps of embedded fonts, backwards, by the font's content.
    backwards: HashMap<u128, HashMap<u32, char>>,
    /// Composite fonts without ToUnicode whose codes mean Adobe-Japan1 characters, by PostScript name.
    /// `None`: the file's fonts have not been looked at yet.
    predefined: Option<Predefined>,
    /// Adobe-Japan1 CID to Unicode.
    japan1: Option<Arc<CMap>>,
}

/// What the codes of fonts without a ToUnicode map mean, by their encodings.
#[derive(Default)]
struct Predefined {
    /// By PostScript name.
    encodings: HashMap<String, Arc<CMap>>,
    /// No such font of the file is missing here.
    complete: bool,
}

impl<'a> FontTexts<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        Self { pdf, backwards: HashMap::new(), predefined: None, japan1: None }
    }

    /// Where the interpreter finds predefined CMaps. Adobe-Japan1-UCS2, which it would take apart for every font, is
    /// left out where the texts of all fonts that need it come from here.
    pub(super) fn cmap_resolver(&mut self, bytes: &[u8]) -> CMapResolverFn {
        // The name is written in nearly every such file; where it is packed away, the work is done twice.
        let spare = memchr::memmem::find(bytes, b"Japan1").is_some() && self.predefined().complete;
        Arc::new(move |name| match name {
            CMapName::AdobeJapan1Ucs2 if spare => None,
            name => hayro_cmap::load_embedded(name),
        })
    }

    fn predefined(&mut self) -> &Predefined {
        let pdf = self.pdf;
        self.predefined.get_or_insert_with(|| predefined_encodings(pdf))
    }

    /// What a glyph reads as.
    pub(super) fn text(&mut self, glyph: &Glyph<'_>) -> String {
        let written = glyph.as_unicode().map(bf_text).filter(|text| is_readable(text));
        let text = match (written, glyph) {
            // A letter that claims to be a space would fall out of a number.
            (Some(space), Glyph::Outline(outline)) if space.trim().is_empty() && has_ink(outline) => {
                self.outline_text(outline).or(Some(space))
            }
            (Some(written), _) => Some(written),
            (None, Glyph::Outline(outline)) => self.outline_text(outline),
            (None, Glyph::Type3(_)) => None,
        };
        match text {
            Some(text) if text.contains(is_selector) => self.without_added_selector(glyph, text),
            Some(text) => text,
            None => UNKNOWN.to_owned(),
        }
    }

    /// Codes of Unicode or Shift JIS name no variant: a selector that came with them was added on the way through
    /// Adobe-Japan1, and nobody wrote it. (A producer that chose the variant's own CID did mean it.)
    fn without_added_selector(&mut self, glyph: &Glyph<'_>, text: String) -> String {
        let Glyph::Outline(outline) = glyph else { return text };
        let Some(name) = outline.font_data().and_then(|font| font.postscript_name) else { return text };
        let by_code = self
            .predefined()
            .encodings
            .get(&name)
            .is_some_and(|cmap| cmap.metadata().name.as_deref() != Some(b"Identity-H"));
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
        let encoding = self.predefined().encodings.get(font.postscript_name.as_deref()?)?;
        let cid = (1..=4).find_map(|length| encoding.lookup_cid_code(code, length))?;
        if self.japan1.is_none() {
            self.japan1 = load_cmap(CMapName::AdobeJapan1Ucs2);
        }
        self.japan1.as_ref()?.lookup_bf_string(cid).map(bf_text).filter(|text| is_readable(text))
    }
}

/// Whether a glyph draws anything. (Fonts that stand in for others may draw a box for a space.)
fn has_ink(glyph: &OutlineGlyph) -> bool {
    glyph.outline().bounding_box().area() > 0.0
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
    for (code_point, glyph) in font.charmap().mappings().take(limits::FONT_MAPPINGS) {
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
fn predefined_encodings(pdf: &Pdf) -> Predefined {
    let mut encodings: HashMap<String, (Vec<u8>, Option<Arc<CMap>>)> = HashMap::new();
    let mut complete = true;
    for object in pdf.objects() {
        let Object::Dict(font) = object else { continue };
        if font.get::<Name<'_>>(b"Subtype").as_deref() != Some(b"Type0") || font.contains_key(b"ToUnicode") {
            continue;
        }
        let encoding = font.get::<Name<'_>>(b"Encoding");
        let cmap = encoding.as_ref().and_then(|encoding| cmap_to_japan1(encoding, &font));
        let (Some(encoding), Some(name), Some(cmap)) = (encoding, font.get::<Name<'_>>(b"BaseFont"), cmap) else {
            complete = false;
            continue;
        };
        let name = without_subset_tag(name.as_str()).to_owned();
        let entry = encodings.entry(name).or_insert_with(|| (encoding.to_vec(), Some(cmap)));
        if entry.0 != encoding.to_vec() {
            entry.1 = None;
            complete = false;
        }
    }
    let encodings = encodings.into_iter().filter_map(|(name, (_, cmap))| Some((name, cmap?))).collect();
    Predefined { encodings, complete }
}

/// The CMap of an encoding whose CIDs are those of Adobe-Japan1.
fn cmap_to_japan1(encoding: &[u8], font: &Dict<'_>) -> Option<Arc<CMap>> {
    let is_japan1 = |collection: &CharacterCollection| collection.family == CidFamily::AdobeJapan1;
    match encoding {
        b"Identity-H" => descends_from_japan1(font).then(|| Arc::new(CMap::identity_h())),
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

/// A predefined CMap, which is kept for the next file: there are some sixty.
fn load_cmap(name: CMapName<'_>) -> Option<Arc<CMap>> {
    static LOADED: LazyLock<Mutex<HashMap<Vec<u8>, Arc<CMap>>>> = LazyLock::new(Mutex::default);
    let packed = hayro_cmap::load_embedded(name)?;
    // Only whole maps are put in: what a panic left is as good as before.
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(cmap) = loaded.get(name.to_bytes()) {
        return Some(Arc::clone(cmap));
    }
    let cmap = Arc::new(CMap::parse(packed, hayro_cmap::load_embedded)?);
    loaded.insert(name.to_bytes().to_vec(), Arc::clone(&cmap));
    Some(cmap)
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
