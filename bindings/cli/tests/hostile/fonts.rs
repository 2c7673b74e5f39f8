//! Fonts and maps of characters: endless, recursive, with tables that lie.

use super::{Hostile, Paper, deflated, hostile, stream};

const ANY: &[&str] = &["ok", "damaged", "too_large", "too_complex", "missing_field", "unrecognised", "no_text"];

pub(crate) fn files() -> Vec<Hostile> {
    vec![
        hostile("glyphs that are drawn by themselves", ANY, type3(b"1000 0 d0 BT /T 1 Tf (aa) Tj ET")),
        hostile("a glyph of eight million instructions", ANY, type3(&b"0 g ".repeat(2_000_000))),
        hostile("a map of endless ranges", ANY, to_unicode(&b"<0000> <FFFF> <0000>\n".repeat(300_000), "beginbfrange")),
        hostile("a map of endless characters", ANY, to_unicode(&b"<0001> <0041>\n".repeat(500_000), "beginbfchar")),
        hostile("a map to long texts", ANY, to_unicode(&long_texts(), "beginbfrange")),
        hostile("a map of four-byte ranges", ANY, to_unicode(b"<00000000> <FFFFFFFF> <0000>\n", "beginbfrange")),
        hostile("an encoding of endless ranges", ANY, encoding(b"<00000000> <FFFFFFFF> 0\n", "")),
        hostile("an encoding that uses itself", ANY, encoding(b"<0000> <FFFF> 0\n", "/UseCMap 7 0 R")),
        hostile("widths of endless ranges", &["too_complex"], widths(&"0 2000000000 500 ".repeat(100_000))),
        hostile("widths of a million numbers", &["too_complex"], widths(&format!("0 [{}]", "500 ".repeat(1_000_000)))),
        hostile("a TrueType font whose map has no end", ANY, true_type(&endless_cmap(100_000))),
        hostile("a TrueType font of random bytes", ANY, true_type(&noise())),
        hostile("a glyph of glyphs of glyphs", ANY, true_type(&composite())),
        hostile("a Type 1 font without end", ANY, type1(&b"currentfile eexec ".repeat(400_000))),
        hostile("a CFF font of random bytes", ANY, program("/FontFile3", "/Subtype/CIDFontType0C", &noise())),
        hostile("a thousand fonts", ANY, many_fonts()),
    ]
}

fn type3(glyph: &[u8]) -> Vec<u8> {
    let mut paper = Paper::new();
    let glyph = paper.add(deflated("", glyph));
    let font = paper.next();
    paper.add(format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a {glyph} 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/Resources<</Font<</T {font} 0 R>>>>>>"
    ));
    paper.fonts = format!("/T {font} 0 R");
    paper.before = b"BT /T 1 Tf (aaaaaaaaaa) Tj ET ".to_vec();
    paper.bytes()
}

/// The paper with a second font whose codes a map of its own explains, and a text in it.
fn to_unicode(entries: &[u8], operator: &str) -> Vec<u8> {
    let end = operator.replace("begin", "end");
    let head = format!(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 100 {operator}\n"
    );
    let map = [head.as_bytes(), entries, end.as_bytes(), b" endcmap end"].concat();
    let mut paper = Paper::new();
    let map = paper.add(deflated("", &map));
    let font = paper.add(format!(
        "<</Type/Font/Subtype/Type0/BaseFont/MS-Mincho/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode {map} 0 R>>"
    ));
    paper.fonts = format!("/T {font} 0 R");
    paper.before = [b"BT /T 9 Tf 60 20 Td <".as_slice(), &b"0001".repeat(2000), b"> Tj ET "].concat();
    paper.bytes()
}

/// One range of codes, each with a text of a thousand letters.
fn long_texts() -> Vec<u8> {
    let text = "0041".repeat(1000);
    format!("<0000> <07FF> [{}]\n", format!("<{text}>").repeat(2000)).into_bytes()
}

fn encoding(entries: &[u8], more: &str) -> Vec<u8> {
    let head = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 begincidrange\n";
    let map = [head.as_bytes(), entries, b"endcidrange endcmap end"].concat();
    let mut paper = Paper::new();
    let map = paper.add(deflated(&format!("/Type/CMap/CMapName/Own{more}"), &map));
    let font =
        paper.add(format!("<</Type/Font/Subtype/Type0/BaseFont/MS-Mincho/Encoding {map} 0 R/DescendantFonts[6 0 R]>>"));
    paper.fonts = format!("/T {font} 0 R");
    paper.before = b"BT /T 9 Tf 60 20 Td <00010002000300040005000600070008> Tj ET ".to_vec();
    paper.bytes()
}

fn widths(widths: &str) -> Vec<u8> {
    let mut paper = Paper::new();
    let descendant = paper.add(format!(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/MS-Mincho/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/W[{widths}]/W2[{widths}]>>"
    ));
    let font = paper.add(format!(
        "<</Type/Font/Subtype/Type0/BaseFont/MS-Mincho/Encoding/UniJIS-UTF16-H/DescendantFonts[{descendant} 0 R]>>"
    ));
    paper.fonts = format!("/T {font} 0 R");
    paper.before = b"BT /T 9 Tf 60 20 Td <00410042> Tj ET ".to_vec();
    paper.bytes()
}

/// The paper with a text in an embedded font that has no map to Unicode.
fn program(key: &str, dict: &str, data: &[u8]) -> Vec<u8> {
    let mut paper = Paper::new();
    let data = paper.add(deflated(&format!("{dict}/Length1 {}", data.len()), data));
    let descriptor = paper.add(format!("<</Type/FontDescriptor/FontName/Bad/Flags 4{key} {data} 0 R>>"));
    let descendant = paper.add(format!(
        "<</Type/Font/Subtype/{}/BaseFont/Bad/CIDToGIDMap/Identity/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R>>",
        if key == "/FontFile2" { "CIDFontType2" } else { "CIDFontType0" }
    ));
    let font = paper.add(format!(
        "<</Type/Font/Subtype/Type0/BaseFont/Bad/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]>>"
    ));
    paper.fonts = format!("/T {font} 0 R");
    paper.before = b"BT /T 9 Tf 60 20 Td <000000010002> Tj ET ".to_vec();
    paper.bytes()
}

fn true_type(font: &[u8]) -> Vec<u8> {
    program("/FontFile2", "", font)
}

fn type1(data: &[u8]) -> Vec<u8> {
    let mut paper = Paper::new();
    let data = paper.add(deflated(
        &format!("/Length1 {}/Length2 0/Length3 0", data.len()),
        &[b"%!PS-AdobeFont-1.0\n", data].concat(),
    ));
    let descriptor = paper.add(format!("<</Type/FontDescriptor/FontName/Bad/Flags 4/FontFile {data} 0 R>>"));
    let font = paper.add(format!(
        "<</Type/Font/Subtype/Type1/BaseFont/Bad/FirstChar 0/LastChar 255/FontDescriptor {descriptor} 0 R>>"
    ));
    paper.fonts = format!("/T {font} 0 R");
    paper.before = b"BT /T 9 Tf 60 20 Td (abc) Tj ET ".to_vec();
    paper.bytes()
}

/// An OpenType file of these tables.
fn sfnt(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).expect("few tables");
    let mut font = [0x0001_0000_u32.to_be_bytes().as_slice(), &count.to_be_bytes(), &[0; 6]].concat();
    let mut at = 12 + 16 * tables.len();
    for (tag, table) in tables {
        let size = |n: usize| u32::try_from(n).expect("small tables").to_be_bytes();
        font.extend([tag.as_slice(), &[0; 4], &size(at), &size(table.len())].concat());
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        font.extend(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// The tables that every font has; `glyphs` glyphs.
fn common(glyphs: u16) -> Vec<(&'static [u8; 4], Vec<u8>)> {
    let mut head = words(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000]);
    head.resize(54, 0);
    head[51] = 1;
    let mut hhea = words(&[1, 0, 800, 0, 0]);
    hhea.resize(34, 0);
    hhea.extend(words(&[1]));
    let maxp = [0x0001_0000_u32.to_be_bytes().to_vec(), words(&[glyphs]), vec![0; 26]].concat();
    vec![(b"head", head), (b"hhea", hhea), (b"maxp", maxp), (b"hmtx", words(&[500, 0]))]
}

/// A map of characters with so many groups that each cover all of Unicode.
fn endless_cmap(groups: u32) -> Vec<u8> {
    let mut map = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
    map.extend((16 + groups * 12).to_be_bytes());
    map.extend(0_u32.to_be_bytes());
    map.extend(groups.to_be_bytes());
    for _ in 0..groups {
        map.extend([0_u32.to_be_bytes(), 0xFFFF_FFFF_u32.to_be_bytes(), 1_u32.to_be_bytes()].concat());
    }
    let mut tables = common(u16::MAX);
    tables.extend([(b"cmap", map), (b"loca", vec![0; 4 * 65_536]), (b"glyf", vec![0; 4])]);
    sfnt(&tables)
}

/// Glyphs that are made of the next ten times over, and the last of the first.
fn composite() -> Vec<u8> {
    let mut glyphs = Vec::new();
    let mut places = Vec::new();
    for i in 0..20_u16 {
        places.extend(u32::try_from(glyphs.len()).expect("short").to_be_bytes());
        glyphs.extend(words(&[0xFFFF, 0, 0, 100, 100]));
        for part in 0..10 {
            let more = if part < 9 { 0x0020 } else { 0 };
            glyphs.extend(words(&[0x0003 | more, (i + 1) % 20, 0, 0]));
        }
    }
    places.extend(u32::try_from(glyphs.len()).expect("short").to_be_bytes());
    let mut tables = common(20);
    tables.extend([(b"loca", places), (b"glyf", glyphs)]);
    sfnt(&tables)
}

/// Bytes without order, behind the beginning of a font.
fn noise() -> Vec<u8> {
    let mut state = 0x2545_F491_u32;
    let mut bytes = vec![0, 1, 0, 0, 0, 8];
    bytes.extend((0..200_000).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    }));
    bytes
}

fn many_fonts() -> Vec<u8> {
    let mut paper = Paper::new();
    let mut text = Vec::new();
    let program = paper.add(stream("", &noise()));
    for i in 0..1000 {
        let descriptor = paper.add(format!("<</Type/FontDescriptor/FontName/Bad{i}/Flags 4/FontFile2 {program} 0 R>>"));
        let font = paper.add(format!(
            "<</Type/Font/Subtype/TrueType/BaseFont/Bad{i}/FirstChar 0/LastChar 255/FontDescriptor {descriptor} 0 R>>"
        ));
        paper.fonts += &format!("/T{i} {font} 0 R");
        text.extend(format!("BT /T{i} 1 Tf (abc) Tj ET ").bytes());
    }
    paper.before = text;
    paper.bytes()
}
