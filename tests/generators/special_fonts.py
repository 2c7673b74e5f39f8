"""Unusual characters and fonts: variation selectors, radicals, no ToUnicode, Type 3, predefined CMaps."""

import unicodedata

import draw
import layouts
from sheet import FONTS
from special_common import plain


def nfd(r, path):
    """Kana with their sound marks as characters of their own."""
    p, o, pages = plain(r, scheme='kumiai', font='m')
    p.symbol = None
    p.name = 'オリヴェイラ　ガブリエラ'
    pages = layouts.table([p], r, o)
    for op in pages[0].texts():
        if op['s'] == p.name:
            op['s'] = unicodedata.normalize('NFD', op['s'])
    draw.pango_noto(pages, path)
    p.extra['accept'] = dict(name=[unicodedata.normalize('NFD', p.name)])
    return p


def ivs(r, path):
    p, o, pages = plain(r)
    p.name = '葛\U000e0100城　邉\U000e0104子'
    pages = layouts.table([p], r, o)
    draw.pango_noto(pages, path)
    p.extra['accept'] = dict(name=['葛城　邉子'])
    return p


def nonbmp(r, path):
    p, o, pages = plain(r)
    p.name = '𠮷野家　𩸽'
    pages = layouts.table([p], r, o)
    draw.pango_noto(pages, path)
    return p


def gaiji_pua(r, path):
    """A character that the font has in the private use area: whatever is printed, it is not to be guessed."""
    p, o, pages = plain(r)
    p.name = '●■　〓子'
    pages = layouts.table([p], r, o)
    draw.fpdf2(pages, path)
    return p


def kangxi(r, path):
    """Radicals in place of ideographs all over the text layer."""
    import pikepdf

    p, o, pages = plain(r)
    table = {
        '氏': '⽒',
        '日': '⽇',
        '月': '⽉',
        '金': '⾦',
        '一': '⼀',
        '家': '家',
        '子': '⼦',
        '大': '⼤',
        '水': '⽔',
        '生': '⽣',
        '本': '本',
        '人': '⼈',
        '木': '⽊',
        '青': '⻘',
        '三': '三',
        '二': '⼆',
        '八': '⼋',
        '長': '⻑',
        '高': '⾼',
        '田': '⽥',
    }
    draw.reportlab(pages, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for obj in pdf.objects:
            if isinstance(obj, pikepdf.Dictionary) and '/ToUnicode' in obj:
                data = obj.ToUnicode.read_bytes().decode()
                for a, b in table.items():
                    data = data.replace(f'<{ord(a):04X}>', f'<{ord(b):04X}>').replace(
                        f'<{ord(a):04x}>', f'<{ord(b):04x}>'
                    )
                obj.ToUnicode = pdf.make_stream(data.encode())
        pdf.save(path)
    return p


def no_tounicode(r, path, producer='pdf_lib'):
    """ToUnicode taken out; the embedded font's own character map is left."""
    import pikepdf

    p, o, pages = plain(r)
    draw.PRODUCERS[producer](pages, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for obj in pdf.objects:
            if isinstance(obj, pikepdf.Dictionary) and '/ToUnicode' in obj:
                del obj['/ToUnicode']
        pdf.save(path)
    return p


def no_tounicode_pymupdf(r, path):
    p = no_tounicode(r, path, 'pymupdf')
    p.extra['tolerate'] = True
    return p


def no_tounicode_reportlab(r, path):
    p = no_tounicode(r, path, 'reportlab')
    p.extra['tolerate'] = True  # subset fonts without a cmap: refusing is right
    return p


def bad_widths(r, path):
    """Widths in the font dictionary that are those of another font: all letters half as wide as drawn."""
    import pikepdf

    p, o, pages = plain(r)
    draw.pymupdf(pages, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for obj in pdf.objects:
            if isinstance(obj, pikepdf.Dictionary) and obj.get('/Subtype') in ('/CIDFontType2', '/CIDFontType0'):
                if '/W' in obj:
                    del obj['/W']
                obj.DW = 500
        pdf.save(path)
    return p


def char_spacing(r, path, tc=b'4', tz=b'100'):
    """Letter-spacing by Tc, narrowing by Tz, for the whole page."""
    import pikepdf

    p, o, pages = plain(r, scheme='kumiai', between=6)
    draw.reportlab(pages, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_add(tc + b' Tc ' + tz + b' Tz', prepend=True)
        pdf.save(path)
    return p


def char_narrow(r, path):
    return char_spacing(r, path, b'0', b'60')


def type3(r, path):
    """All glyphs as a Type 3 font with ToUnicode (cairo for bitmaps; older converters)."""
    import pikepdf
    from fontTools.pens.basePen import BasePen
    from fontTools.ttLib import TTFont
    from pikepdf import Array, Dictionary, Name

    p, o, pages = plain(r)
    ttf = TTFont(FONTS['g'])
    cmap, glyphs, hm = ttf.getBestCmap(), ttf.getGlyphSet(), ttf['hmtx'].metrics
    em = ttf['head'].unitsPerEm

    class Pen(BasePen):
        def __init__(self, gs):
            super().__init__(gs)
            self.out = []

        def _moveTo(self, a):
            self.out.append('%d %d m' % a)

        def _lineTo(self, a):
            self.out.append('%d %d l' % a)

        def _curveToOne(self, a, b, c):
            self.out.append('%d %d %d %d %d %d c' % (*a, *b, *c))

        def _closePath(self):
            self.out.append('h')

    pdf = pikepdf.new()
    page = pages[0]
    chars = sorted({c for op in page.texts() for c in op['s']})
    fonts, of = [], {}
    for n in range(0, len(chars), 200):
        part = chars[n : n + 200]
        procs, widths, maps = Dictionary(), [], []
        for i, c in enumerate(part):
            name = cmap.get(ord(c), '.notdef')
            pen = Pen(glyphs)
            glyphs[name].draw(pen)
            w = hm[name][0]
            procs[f'/g{i}'] = pdf.make_stream(f'{w} 0 0 {-200} {w} {em} d1 {" ".join(pen.out)} f'.encode())
            widths.append(w)
            of[c] = (len(fonts), i)
            maps.append(f'<{i:02x}> <{c.encode("utf-16-be").hex()}>')
        tu = (
            '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange\n'
            + '\n'.join(
                f'{len(maps[k : k + 100])} beginbfchar\n' + '\n'.join(maps[k : k + 100]) + '\nendbfchar'
                for k in range(0, len(maps), 100)
            )
            + '\nendcmap end end'
        )
        fonts.append(
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Font,
                    Subtype=Name.Type3,
                    FontBBox=Array([0, -300, em, em]),
                    FontMatrix=Array([1 / em, 0, 0, 1 / em, 0, 0]),
                    CharProcs=procs,
                    Encoding=Dictionary(
                        Type=Name.Encoding, Differences=Array([0] + [Name(f'/g{i}') for i in range(len(part))])
                    ),
                    FirstChar=0,
                    LastChar=len(part) - 1,
                    Widths=Array(widths),
                    Resources=Dictionary(),
                    ToUnicode=pdf.make_stream(tu.encode()),
                )
            )
        )
    out = []
    for op in page.texts():
        out.append('BT 1 0 0 1 %.2f %.2f Tm' % (op['x'], page.h - op['y']))
        for c in op['s']:
            f, i = of[c]
            out.append(f'/T{f} {op["size"]} Tf <{i:02x}> Tj')
        out.append('ET')
    pdf.add_blank_page(page_size=(page.w, page.h))
    pdf.pages[0].Resources = Dictionary(Font=Dictionary({f'/T{i}': f for i, f in enumerate(fonts)}))
    pdf.pages[0].Contents = pdf.make_stream('\n'.join(out).encode())
    pdf.save(path)
    return p


def cid_font(encoding):
    """A font that is not embedded, with a predefined CMap, as Japanese government systems write it."""

    def make(r, path):
        import pikepdf
        from pikepdf import Array, Dictionary, Name

        p, o, pages = plain(r)
        if encoding != 'UniJIS-UTF16-H':
            codec = 'cp932' if 'RKSJ' in encoding else 'euc_jp' if encoding == 'EUC-H' else 'utf-16-be'
            safe = lambda s: ''.join(c if encodable(c, codec) else '●' for c in s)
            p.name, p.insurer_name = safe(p.name), safe(p.insurer_name)
            o.dash = '-'
            pages = layouts.table([p], r, o)
        codec = {
            'UniJIS-UTF16-H': 'utf-16-be',
            'UniJIS-UCS2-H': 'utf-16-be',
            '90ms-RKSJ-H': 'cp932',
            '90msp-RKSJ-H': 'cp932',
            'EUC-H': 'euc_jp',
        }[encoding]
        pdf = pikepdf.new()
        page = pages[0]
        half = Array([1, Array([278] * 1), 231, 389, 500]) if 'msp' not in encoding else Array([1, 230, 500])
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name('/MS-Gothic'),
            CIDSystemInfo=Dictionary(Registry='Adobe', Ordering='Japan1', Supplement=2),
            DW=1000,
            W=half,
            FontDescriptor=pdf.make_indirect(
                Dictionary(
                    Type=Name.FontDescriptor,
                    FontName=Name('/MS-Gothic'),
                    Flags=5,
                    FontBBox=Array([0, -137, 1000, 859]),
                    ItalicAngle=0,
                    Ascent=859,
                    Descent=-137,
                    CapHeight=709,
                    StemV=92,
                )
            ),
        )
        font = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name('/MS-Gothic'),
                Encoding=Name('/' + encoding),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
            )
        )
        out = []
        for op in page.texts():
            s = ''.join(c if encodable(c, codec) else '-' for c in op['s'])
            out.append(
                'BT /F1 %s Tf 1 0 0 1 %.2f %.2f Tm <%s> Tj ET'
                % (op['size'], op['x'], page.h - op['y'], s.encode(codec).hex())
            )
        pdf.add_blank_page(page_size=(page.w, page.h))
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=font))
        pdf.pages[0].Contents = pdf.make_stream('\n'.join(out).encode())
        pdf.save(path)
        return p

    return make


def encodable(c, codec):
    try:
        c.encode(codec)
        return True
    except UnicodeEncodeError:
        return False
