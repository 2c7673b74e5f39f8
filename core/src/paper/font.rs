//! The one bundled font: which glyph draws a character, and how wide it is.
//!
//! One font for names, numbers and sentences: BIZ UDGothic, with the kanji and variants that it lacks added from
//! Noto Sans CJK JP (`assets/fonts/README.md`). Characters that it lacks come from the font that the host handed in, if it
//! did (`host_font`). All are looked up before anything is drawn, so that a character without a glyph is an error and
//! never an empty box. What is not here: lines and their breaks (`text`).

use super::host_font::{self, HostFont};
use crate::error::Error;
use skrifa::charmap::{Charmap, MapVariant};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::ops::Range;
use std::sync::LazyLock;

/// The font file as it is embedded (as a subset) in every PDF.
pub(super) static FONT_BYTES: &[u8] = include_bytes!("../../assets/fonts/TechoGothic-Regular.ttf");

/// The parsed font; `None` only if the bundled file were broken, which a test of this module rules out.
static FONT: LazyLock<Option<Tables<'static>>> = LazyLock::new(|| Some(Tables::of(&FontRef::new(FONT_BYTES).ok()?)));

/// The bundled font, parsed.
pub(super) fn bundled() -> Option<&'static Tables<'static>> {
    FONT.as_ref()
}

/// The blank between the parts of a name, and its width here. Programs that read a sheet take a whole em for the gap
/// between two columns and tear the name apart.
const WIDE_BLANK: char = '\u{3000}';
const WIDE_BLANK_EM: f32 = 0.6;

/// What is looked up in a font, found once and not for each character.
pub(super) struct Tables<'a> {
    charmap: Charmap<'a>,
    /// Widths in em.
    pub(super) metrics: GlyphMetrics<'a>,
}

impl<'a> Tables<'a> {
    pub(super) fn of(font: &FontRef<'a>) -> Tables<'a> {
        Tables { charmap: font.charmap(), metrics: font.glyph_metrics(Size::new(1.0), LocationRef::default()) }
    }

    /// The glyph of a character, in the form that its selector asks for where the font has it.
    fn glyph_of(&self, c: char, selector: Option<char>) -> Option<GlyphId> {
        let variant = selector.and_then(|selector| match self.charmap.map_variant(c, selector) {
            Some(MapVariant::Variant(id)) => Some(id),
            // A sequence that no font at hand knows: Unicode says to draw the character without it.
            Some(MapVariant::UseDefault) | None => None,
        });
        variant.or_else(|| self.charmap.map(visible(c))).filter(|id| *id != GlyphId::NOTDEF)
    }
}

/// Which font a glyph is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// The bundled one.
    Bundled,
    /// The one that the host handed in (`host_font`).
    Host,
}

/// One glyph of a line: what is drawn for one character (with its variation selector or marks that have no glyph).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Number of the glyph in the font.
    pub(super) id: u32,
    /// Which font that is.
    pub(super) face: Face,
    /// Width in em.
    pub(super) advance: f32,
    /// The bytes of the text that it stands for.
    pub(super) range: Range<usize>,
}

/// The glyphs of a text, in order. Characters that are not seen (controls, joiners) have none.
///
/// # Errors
/// [`Error::MissingGlyph`] where the font has no glyph for a character that must be seen.
pub(super) fn glyphs(text: &str) -> Result<Vec<Glyph>, Error> {
    let font = FONT.as_ref().ok_or(Error::MissingGlyph { field: None })?;
    let host = host_font::current();
    let mut glyphs: Vec<Glyph> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        if is_unseen(c) {
            // Kept with the glyph before it, so that copied text is the text.
            if let Some(last) = glyphs.last_mut() {
                last.range.end = end;
            }
            continue;
        }
        let selector = chars.next_if(|(_, next)| is_selector(*next)).map(|(_, next)| next);
        end += selector.map_or(0, char::len_utf8);
        let (face, id, advance) = match font.glyph_of(c, selector) {
            Some(id) => (Face::Bundled, id, font.metrics.advance_width(id)),
            None => {
                let font = host.as_ref().and_then(HostFont::parsed).ok_or(Error::MissingGlyph { field: None })?;
                let font = Tables::of(&font);
                let id = font.glyph_of(c, selector).ok_or(Error::MissingGlyph { field: None })?;
                (Face::Host, id, font.metrics.advance_width(id))
            }
        };
        let advance = if c == WIDE_BLANK { Some(WIDE_BLANK_EM) } else { advance };
        let advance = advance.ok_or(Error::MissingGlyph { field: None })?;
        glyphs.push(Glyph { id: id.to_u32(), face, advance, range: start..end });
    }
    Ok(glyphs)
}

/// Whether the font draws a character.
#[cfg(test)]
fn has(c: char) -> bool {
    FONT.as_ref().and_then(|font| font.charmap.map(c)).is_some_and(|id| id != GlyphId::NOTDEF)
}

/// Variation selectors: the last 16 for kanji of names (IVS), the first 16 for standardised forms.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Characters without a shape of their own.
fn is_unseen(c: char) -> bool {
    is_selector(c)
        || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The character whose glyph is drawn: blanks of every kind are one blank.
fn visible(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' => ' ',
        '\u{FFFD}' => '〓',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_of_names_are_all_there() {
        let names = "髙﨑𠮷栁德邊邉齋齊濵濱塚神祐祥福漆辻葛祇飴芦榊鯖琢侑珉塡剝頰𠮟俱𩸽𡈽𪚲●■〓□々〆ヶＡａ１ｱﾞ㈱ễơđ";
        for c in names.chars() {
            assert!(has(c), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn variation_sequence_draws_its_own_glyph() {
        for (base, selector) in [
            ('辻', '\u{E0100}'),
            ('辻', '\u{E0101}'),
            ('葛', '\u{E0101}'),
            ('塚', '\u{E0101}'),
            ('邊', '\u{E0101}'),
            ('邉', '\u{E0102}'),
            ('榊', '\u{E0101}'),
            ('祇', '\u{E0100}'),
            ('芦', '\u{E0100}'),
        ] {
            let text = format!("{base}{selector}");
            let with = glyphs(&text).unwrap();
            assert_eq!(with.len(), 1, "one glyph for U+{:04X}", base as u32);
            assert_eq!(with[0].range, 0..text.len());
            let font = FONT.as_ref().unwrap();
            assert!(font.charmap.map_variant(base, selector).is_some(), "U+{:04X}", base as u32);
        }
        let plain = glyphs("辻").unwrap();
        let forms: Vec<_> = ['\u{E0100}', '\u{E0101}'].map(|s| glyphs(&format!("辻{s}")).unwrap()[0].id).into();
        assert!(forms.iter().any(|id| *id != plain[0].id), "the two forms of 辻 differ");
    }

    #[test]
    fn character_without_glyph_is_an_error() {
        assert_eq!(glyphs("山田🎒").unwrap_err(), Error::MissingGlyph { field: None });
        assert_eq!(glyphs("한글").unwrap_err(), Error::MissingGlyph { field: None });
    }

    #[test]
    fn unseen_characters_take_no_room() {
        assert_eq!(glyphs("\u{FEFF}山\u{200B}田").unwrap().len(), 2);
        assert_eq!(glyphs("").unwrap(), Vec::new());
    }
}
