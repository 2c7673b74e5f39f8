"""Makes TechoGothic-Regular.ttf out of BIZ UDGothic and what it lacks of Noto Sans CJK JP.

    make.py BIZUDGothic_400Regular.ttf NotoSansCJK-Regular.ttc OUT.ttf

Called by make.sh, which names the packages and checks their sums. README.md says what is kept and what is cut.
"""

import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

NAME = "Techo Gothic"
VERSION = "1.1"
# A day of no meaning, so that the same sources give the same bytes (seconds since 1904: 2026-01-01).
STAMP = 3850070400


# What is no kanji and can stand in a name, an address or an insurer's name.
RANGES = [
    (0x00A0, 0x024F),  # Latin
    (0x0300, 0x036F),  # marks
    (0x0370, 0x052F),  # Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Latin of Vietnam
    (0x2000, 0x27BF),  # punctuation, signs
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x30FF),  # kana
    (0x31F0, 0x33FF),  # small kana, enclosed, squared
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # full and half width
    (0x1F100, 0x1F2FF),  # enclosed
]


# The 3,755 commonest characters of simplified Chinese (GB 2312, rows 16 to 55): the language of a sheet's second column.
CHINESE = {bytes([row, cell]).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)}


def variants(font):
    """The variation sequences of a font: (code point, selector) to glyph name; None for the default glyph."""
    table = next(t for t in font["cmap"].tables if t.format == 14)
    return {(code, selector): glyph for selector, rows in table.uvsDict.items() for code, glyph in rows}


def slim(font):
    """Drops hinting and layout tables: text is set horizontally by code point and selector alone."""
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "gasp", "meta", "STAT"]
    subsetter = Subsetter(options)
    selectors = {selector for _, selector in variants(font)}
    subsetter.populate(unicodes=set(font.getBestCmap()) | selectors)
    subsetter.subset(font)


def add(base, donor):
    """Adds to `base` the glyphs of `donor` for the code points and sequences that `base` lacks."""
    cmap, donor_cmap = base.getBestCmap(), donor.getBestCmap()
    sequences, donor_sequences = variants(base), variants(donor)
    # A kanji of Japan is one that has a registered sequence (Adobe-Japan1).
    kanji = {code for code, _ in donor_sequences}
    chinese = {ord(character) for character in CHINESE if character}
    wanted = lambda code: (  # noqa: E731
        code in kanji or code in chinese or any(first <= code <= last for first, last in RANGES)
    )
    codes = {code: glyph for code, glyph in donor_cmap.items() if code not in cmap and wanted(code)}
    uvs = {}
    for key, glyph in donor_sequences.items():
        if key not in sequences and (key[0] in cmap or key[0] in codes):
            # Where the donor's own glyph is the default, the base's may have another shape: take the donor's.
            uvs[key] = glyph or donor_cmap[key[0]]
    scale = base["head"].unitsPerEm / donor["head"].unitsPerEm
    glyphs = donor.getGlyphSet()
    order = base.getGlyphOrder()
    new = sorted(set(codes.values()) | set(uvs.values()), key=donor.getGlyphID)
    names = {}
    for glyph in new:
        pen = TTGlyphPen(None)
        quadratic = Cu2QuPen(pen, max_err=2.0, reverse_direction=True)
        glyphs[glyph].draw(TransformPen(quadratic, (scale, 0, 0, scale, 0, 0)))
        outline = pen.glyph(dropImpliedOnCurves=True)
        outline.recalcBounds(base["glyf"])
        names[glyph] = "n." + glyph
        base["glyf"].glyphs[names[glyph]] = outline
        left = outline.xMin if outline.numberOfContours else 0
        base["hmtx"].metrics[names[glyph]] = (round(donor["hmtx"][glyph][0] * scale), left)
    base.setGlyphOrder(order + list(names.values()))
    base["glyf"].glyphOrder = base.getGlyphOrder()
    base["maxp"].numGlyphs = len(base.getGlyphOrder())
    return {code: names[glyph] for code, glyph in codes.items()}, {key: names[glyph] for key, glyph in uvs.items()}


def write_cmap(font, codes, sequences):
    """One table of code points (format 12) and one of variation sequences (format 14)."""
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, []

    def sub(kind, platform, encoding, cmap):
        part = CmapSubtable.newSubtable(kind)
        part.platformID, part.platEncID, part.language, part.format = platform, encoding, 0, kind
        part.cmap = cmap
        table.tables.append(part)
        return part

    sub(4, 3, 1, {code: glyph for code, glyph in codes.items() if code <= 0xFFFF})
    sub(12, 3, 10, codes)
    rows = {}
    for (code, selector), glyph in sorted(sequences.items()):
        rows.setdefault(selector, []).append((code, None if glyph == codes.get(code) else glyph))
    sub(14, 0, 5, {}).uvsDict = rows
    font["cmap"] = table


def rename(font, donor):
    """A name of its own: this is a modified version of both."""
    table = newTable("name")
    table.names = []
    copyright = f"{font['name'].getDebugName(0)}; parts: {donor['name'].getDebugName(0)}"
    for number, text in {
        0: copyright, 1: NAME, 2: "Regular", 3: f"{NAME} {VERSION}", 4: NAME, 5: f"Version {VERSION}", 6: NAME.replace(" ", "") + "-Regular",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.", 14: "https://openfontlicense.org",
    }.items():
        table.setName(text, number, 3, 1, 0x409)
    font["name"] = table


def main(base_path, donor_path, out):
    base, donor = TTFont(base_path, recalcTimestamp=False), TTFont(donor_path, fontNumber=0)
    slim(base)
    base["glyf"].ensureDecompiled()
    codes, sequences = base.getBestCmap(), variants(base)
    sequences = {key: glyph or codes[key[0]] for key, glyph in sequences.items()}
    more_codes, more_sequences = add(base, donor)
    write_cmap(base, codes | more_codes, sequences | more_sequences)
    rename(base, donor)
    base["post"].formatType = 3.0
    base["head"].created = base["head"].modified = STAMP
    base.save(out)
    print(f"{len(codes)} + {len(more_codes)} code points, {len(sequences)} + {len(more_sequences)} sequences")


main(*sys.argv[1:])
