"""Pages: cropped, blank, several, with covers; and values in unusual shapes."""

import re

import draw
import layouts
import people
from sheet import Page, width
from special_common import other_name, plain
from style import OVER70, Style


def vertical_writing(r, path):
    """A vertical remark in the margin (rotated glyphs), the fields across."""
    p, o, pages = plain(r)
    for i, c in enumerate('見本市国民健康保険課発行'):
        pages[0].text(560, 100 + i * 14, c, 11)
    draw.reportlab(pages, path)
    return p


def crop(r, path):
    """A crop box that cuts another person's block away."""
    import pikepdf

    p, o, pages = plain(r)
    q = people.person(r, 'eligibility_pdf', 'kumiai')
    q.name = other_name(p)
    other = layouts.table([q], r, o)[0]
    h = max(pages[0].h, other.h)
    for op in other.ops:
        for k in ('y', 'y0', 'y1'):
            if k in op:
                op[k] += h
    both = Page(pages[0].w, 2 * h)
    both.ops = pages[0].ops + other.ops
    draw.reportlab([both], path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].CropBox = [0, h, both.w, 2 * h]
        pdf.save(path)
    return p


def second_page_blank(r, path):
    p, o, pages = plain(r)
    draw.reportlab(pages + [Page()], path)
    return p


def split_over_pages(r, path):
    """The section for those of 70 and over on a second page."""
    p, o, pages = plain(r, scheme='koki')
    first, second = Page(), Page()
    at = next(op['y'] for op in pages[0].texts() if op['s'] == OVER70)
    for op in pages[0].ops:
        if op.get('y', 0) < at - 5:
            first.ops.append(op)
        else:
            second.ops.append(dict(op, y=op['y'] - at + 80))
    draw.reportlab([first, second], path)
    return p


def cover_page(r, path):
    """A letter that names the labels, and the paper on the second page."""
    p, o, pages = plain(r)
    cover = Page()
    cover.text(60, 80, '医療保険の資格情報のPDFファイルについて', 14, font='b')
    cover.paragraph(
        60,
        120,
        '保育所長　様　児童の医療保険の資格情報を提出します。氏名、保険者番号、記号、番号、枝番は次のページのとおりです。',
        470,
        11,
    )
    cover.text(60, 200, '提出日　　令和8年4月1日', 11)
    cover.text(60, 220, '保護者氏名　　青葉　母子', 11)
    draw.reportlab([cover] + pages, path)
    return p


def two_pages_family(r, path):
    p, o, pages = plain(r, scheme='kumiai')
    p.branch = '00'
    p.relation = '本人'
    q = people.person(r, like=p)
    q.name = other_name(p)
    o = Style(r, **(Style.BASE | Style.SHAPES['table'] | dict(page_each=True)))
    draw.reportlab(layouts.table([p, q], r, o), path)
    return [p, q]


def actual_text_spans(r, path):
    """ActualText over each whole text (tagged exports do it)."""
    import pikepdf

    p, o, pages = plain(r)
    draw.reportlab(pages, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        data = page.Contents.read_bytes()
        texts = iter([dict(s='')] + pages[0].texts())

        def wrap(m):
            s = next(texts, dict(s=''))['s']
            if not s:
                return m.group(0)
            return (
                b'/Span <</ActualText <feff' + s.encode('utf-16-be').hex().encode() + b'>>> BDC ' + m.group(0) + b' EMC'
            )

        page.Contents = pdf.make_stream(re.sub(rb'BT.*?ET', wrap, data, flags=re.S))
        pdf.save(path)
    return p


def no_space_glyphs(r, path):
    """Gaps where others print a space: between family and given name 0.5, 0.7 or 1 em, drawn as two texts."""
    p, o, pages = plain(r, space='　')
    op = next(x for x in pages[0].texts() if x['s'] == o.value(p, 'name'))
    a, b = p.name.split('　')
    gap = r.choice([0.5, 0.7, 1.0])
    op['s'] = a
    pages[0].ops.append(dict(op, x=op['x'] + width(a, op['size'], op['font']) + gap * op['size'], s=b))
    draw.reportlab(pages, path)
    return p


def no_space_at_all(r, path):
    """A name without any space."""
    p, o, pages = plain(r)
    p.name = p.name.replace('　', '')
    pages = layouts.table([p], r, o)
    draw.reportlab(pages, path)
    return p


def justified_name(r, path):
    """A name spread evenly over seven ems, its space one of the letters' gaps twice."""
    p, o, pages = plain(r)
    op = next(x for x in pages[0].texts() if x['s'] == o.value(p, 'name'))
    pages[0].ops.remove(op)
    step = op['size'] * 1.9
    for i, c in enumerate(op['s']):
        if c != '　':
            pages[0].ops.append(dict(op, x=op['x'] + i * step, s=c))
    draw.reportlab(pages, path)
    return p


def digits_in_boxes(r, path):
    """The insurer's number and the number, each digit in a box of its own."""
    p, o, pages = plain(r, ruled=False)
    for key in ('insurer_number', 'number'):
        op = next(x for x in pages[0].texts() if x['s'] == o.value(p, key))
        pages[0].ops.remove(op)
        for i, c in enumerate(op['s']):
            pages[0].rect(op['x'] + i * 17, op['y'] - 13, 17, 18)
            pages[0].text(op['x'] + i * 17 + 8.5, op['y'], c, op['size'], 'c', op['font'])
    draw.reportlab(pages, path)
    return p


def spaced_name_values(r, path):
    p, o, pages = plain(r, gap=0.5)
    draw.reportlab(pages, path)
    return p


def symbol_number_one_field(r, path):
    p, o, pages = plain(r, scheme='kyokai')
    rows = layouts.Style.rows
    sep = r.choice(['・', ' ', '　', '-', '／', '－'])

    def joined(self, person, keys=None):
        out = []
        for k, l, v in rows(self, person, keys):
            if k == 'symbol':
                out.append((k, '記号・番号', f'{person.symbol}{sep}{person.number}'))
            elif k != 'number':
                out.append((k, l, v))
        return out

    layouts.Style.rows = joined
    try:
        pages = layouts.table([p], r, o)
    finally:
        layouts.Style.rows = rows
    draw.reportlab(pages, path)
    return p


def symbol_number_branch_one_field(r, path):
    p, o, pages = plain(r, scheme='kyokai')
    rows = layouts.Style.rows
    form = r.choice(
        ['{s}・{n}（枝番）{b}', '{s}　{n}　（枝番）{b}', '記号 {s} 番号 {n} 枝番 {b}', '{s}－{n}（枝番{b}）']
    )

    def joined(self, person, keys=None):
        return [
            (k, '記号・番号', form.format(s=person.symbol, n=person.number, b=person.branch))
            if k == 'symbol'
            else (k, l, v)
            for k, l, v in rows(self, person, keys)
            if k not in ('number', 'branch')
        ]

    layouts.Style.rows = joined
    try:
        pages = layouts.table([p], r, o)
    finally:
        layouts.Style.rows = rows
    draw.reportlab(pages, path)
    return p
