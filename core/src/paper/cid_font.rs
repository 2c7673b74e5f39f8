//! Text in fonts that a PDF does not hold: which glyphs of the bundled font stand for it.
//!
//! Old Japanese producers name a font and number its glyphs by Adobe-Japan1 (CIDs) without embedding it. hayro looks
//! up the character of a CID and, where it finds none or a kanji with a variation selector, takes the CID for the
//! number of a glyph of whatever font it has: 髙﨑 becomes 髙黜, silently. So it gets a font in which that is right:
//! the glyphs of the bundled font in the order of their CIDs, and no table of characters at all.

use super::font::{self, FONT_BYTES};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_interpret::hayro_cmap::{self, BfString, CMap, CMapName, CidFamily};
use skrifa::raw::types::{GlyphId, Tag};
use skrifa::raw::{FontRef, TableProvider};
use std::sync::{Arc, LazyLock};

/// One more than the highest CID of Adobe-Japan1-7.
const CIDS: u32 = 23_060;

/// The bundled font in the order of Adobe-Japan1; `None` only if the bundled font were broken.
static BY_CID: LazyLock<Option<FontData>> = LazyLock::new(|| by_cid().map(|bytes| Arc::new(bytes) as FontData));

/// What hayro is told: which font stands for one that is not in the file.
pub(super) fn interpreter_settings() -> InterpreterSettings {
    InterpreterSettings {
        font_resolver: Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(wanted) => match wanted.character_collection.as_ref().map(|found| &found.family) {
                Some(CidFamily::AdobeJapan1) => BY_CID.clone().map(|font| (font, 0)),
                // Numbered by the glyphs of a font that nobody has: the characters, where the file tells them.
                Some(_) => Some((Arc::new(FONT_BYTES) as FontData, 0)),
                None => Some(wanted.pick_standard_font().get_font_data()),
            },
        }),
        ..InterpreterSettings::default()
    }
}

/// Writes the font: of each CID the outline of its character (with its variation selector), and 〓 where the bundled
/// font has none, which nobody takes for a kanji.
fn by_cid() -> Option<Vec<u8>> {
    let font = FontRef::new(FONT_BYTES).ok()?;
    let (loca, glyf, hmtx) = (font.loca(None).ok()?, font.glyf().ok()?, font.hmtx().ok()?);
    let outlines = glyf.offset_data().as_bytes();
    let characters = CMap::parse(hayro_cmap::load_embedded(CMapName::AdobeJapan1Ucs2)?, hayro_cmap::load_embedded)?;
    let geta = font::glyphs("〓").ok()?.first()?.id;
    let (mut new_glyf, mut new_loca, mut new_hmtx) = (Vec::new(), Vec::new(), Vec::new());
    for cid in 0..CIDS {
        let glyph = if cid == 0 { 0 } else { glyph_of(&characters, cid).unwrap_or(geta) };
        new_loca.extend(u32::try_from(new_glyf.len()).ok()?.to_be_bytes());
        let range = |i: u32| loca.get_raw(usize::try_from(i).ok()?).and_then(|at| usize::try_from(at).ok());
        new_glyf.extend_from_slice(outlines.get(range(glyph)?..range(glyph + 1)?)?);
        new_glyf.resize(new_glyf.len().next_multiple_of(4), 0);
        new_hmtx.extend(hmtx.advance(GlyphId::new(glyph))?.to_be_bytes());
        new_hmtx.extend(hmtx.side_bearing(GlyphId::new(glyph))?.to_be_bytes());
    }
    new_loca.extend(u32::try_from(new_glyf.len()).ok()?.to_be_bytes());

    let copy = |tag: &[u8; 4]| Some(font.table_data(Tag::new(tag))?.as_bytes().to_vec());
    let count = u16::try_from(CIDS).ok()?.to_be_bytes();
    let (mut head, mut hhea, mut maxp) = (copy(b"head")?, copy(b"hhea")?, copy(b"maxp")?);
    head.get_mut(50..52)?.copy_from_slice(&[0, 1]); // indexToLocFormat: long
    hhea.get_mut(34..36)?.copy_from_slice(&count); // numberOfHMetrics
    maxp.get_mut(4..6)?.copy_from_slice(&count); // numGlyphs
    Some(assemble(&[
        (b"glyf", new_glyf),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", new_hmtx),
        (b"loca", new_loca),
        (b"maxp", maxp),
    ]))
}

/// The glyph of a CID's character in the bundled font.
fn glyph_of(characters: &CMap, cid: u32) -> Option<u32> {
    let text = match characters.lookup_bf_string(cid)? {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    };
    match font::glyphs(&text).ok()?.as_slice() {
        [glyph] => Some(glyph.id),
        // Ligatures of several characters are rare signs: the first says more than a 〓.
        [first, ..] => Some(first.id),
        [] => None,
    }
}

/// Puts tables, sorted by tag, into a font file. Sums stay zero: nobody checks them.
fn assemble(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let mut font = vec![0, 1, 0, 0];
    font.extend(count.to_be_bytes());
    font.extend([0; 6]);
    let mut offset = 12 + 16 * tables.len();
    for (tag, table) in tables {
        font.extend(*tag);
        font.extend([0; 4]);
        font.extend((offset as u32).to_be_bytes());
        font.extend((table.len() as u32).to_be_bytes());
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        font.extend(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}
