"""Producers that lay out by themselves: an HTML page (or a docx, xlsx, odt, SVG) of a person to PDF.

flow.py OUT [--seed N] [--count N] [--only PRODUCER,…]
"""

import argparse
import html
import json
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import people
from style import NOTE, OVER70, SCREEN, TITLE, Style

E = html.escape


def ruby(p, o):
    """A name with furigana over it."""
    return (
        o.space.join(f'<ruby>{E(k)}<rt>{E(r)}</rt></ruby>' for k, r in zip(p.name.split(), p.kana.split()))
        if ' ' not in p.name
        else E(p.name)
    )


def page_html(persons, o, layout, simple=False, font='BIZ UDPGothic'):
    """An HTML page. `simple`: only what HTML subsets (Qt, PyMuPDF, LibreOffice) know."""
    out = []
    for p in persons:
        rows = o.rows(p)
        main = [x for x in rows if x[0] not in ('copay_percent', 'valid_until')]
        over = [x for x in rows if x[0] in ('copay_percent', 'valid_until')]
        val = lambda k, v: ruby(p, o) if k == 'name' and layout == 'ruby' else E(v) or '&nbsp;'
        out.append(f'<h1>{TITLE[p.kind]}</h1><p>{SCREEN}</p><p class="saved">{E(o.saved_text(p))}</p>')
        for group, heading in ((main, None), (over, OVER70)):
            if heading:
                out.append(f'<h2>{heading}</h2>')
            if layout in ('table', 'ruby', 'borderless', 'right', 'centre'):
                align = {'right': ' align="right"', 'centre': ' align="center"'}.get(layout, '')
                border = ' border="1" cellspacing="0" cellpadding="5"' if layout != 'borderless' else ''
                out.append(
                    f'<table{border} width="100%">'
                    + ''.join(
                        f'<tr><th width="30%">{E(l)}</th><td{align} width="70%">{val(k, v)}</td></tr>'
                        for k, l, v in group
                    )
                    + '</table>'
                )
            elif layout == 'four':
                cells = [f'<th>{E(l)}</th><td>{val(k, v)}</td>' for k, l, v in group]
                out.append(
                    '<table border="1" cellspacing="0" cellpadding="4" width="100%">'
                    + ''.join(f'<tr>{"".join(cells[i : i + 2])}</tr>' for i in range(0, len(cells), 2))
                    + '</table>'
                )
            elif layout == 'headrow':
                out.append(
                    '<table border="1" cellspacing="0" cellpadding="4" width="100%"><tr>'
                    + ''.join(f'<th>{E(l)}</th>' for _, l, _ in group)
                    + '</tr><tr>'
                    + ''.join(f'<td>{val(k, v)}</td>' for k, _, v in group)
                    + '</tr></table>'
                )
            elif layout == 'gridtable':
                for i in range(0, len(group), 3):
                    part = group[i : i + 3]
                    out.append(
                        '<table width="100%" border="1" cellspacing="0" cellpadding="4"><tr>'
                        + ''.join(f'<th width="33%">{E(l)}</th>' for _, l, _ in part)
                        + '</tr><tr>'
                        + ''.join(f'<td width="33%">{val(k, v)}</td>' for k, _, v in part)
                        + '</tr></table>'
                    )
            elif layout == 'dl':
                out.append('<dl>' + ''.join(f'<dt>{E(l)}</dt><dd>{val(k, v)}</dd>' for k, l, v in group) + '</dl>')
            elif layout == 'rowspan':
                names = {k: (l, v) for k, l, v in group}
                if 'symbol' in names and 'number' in names and 'branch' in names:
                    t = '<table border="1" cellspacing="0" cellpadding="4" width="100%">'
                    for k, l, v in group:
                        if k == 'symbol':
                            t += f'<tr><th rowspan="3" width="20%">被保険者等記号・番号等</th><th width="20%">{E(l)}</th><td>{val(k, v)}</td></tr>'
                        elif k in ('number', 'branch'):
                            t += f'<tr><th>{E(l)}</th><td>{val(k, v)}</td></tr>'
                        else:
                            t += f'<tr><th colspan="2">{E(l)}</th><td>{val(k, v)}</td></tr>'
                    out.append(t + '</table>')
                else:
                    out.append(
                        '<table border="1" cellspacing="0" cellpadding="4" width="100%">'
                        + ''.join(f'<tr><th>{E(l)}</th><td>{val(k, v)}</td></tr>' for k, l, v in group)
                        + '</table>'
                    )
            elif layout == 'cards':
                out.append(
                    ''.join(
                        f'<div class="item"><div class="l">{E(l)}</div><div class="v">{val(k, v)}</div></div>'
                        for k, l, v in group
                    )
                )
            elif layout == 'flex':
                out.append(
                    ''.join(
                        f'<div class="flex"><span class="l">{E(l)}</span><span class="v">{val(k, v)}</span></div>'
                        for k, l, v in group
                    )
                )
            elif layout == 'list':
                out.append(
                    '<ul>' + ''.join(f'<li>{E(l.rstrip("："))}：{val(k, v)}</li>' for k, l, v in group) + '</ul>'
                )
            elif layout == 'pre':
                out.append('<pre>' + '\n'.join(f'{l}{"　" * max(1, 10 - len(l))}{v}' for k, l, v in group) + '</pre>')
        out.append(f'<p class="note">{NOTE}</p>')
    css = f'''body{{font-family:'{font}';font-size:{o.size}pt;margin:{24 if not simple else 0}px}} h1{{font-size:{o.size * 1.5}pt}} h2{{font-size:{o.size}pt}}
    th{{font-weight:normal;text-align:{o.r.choice(['left', 'left', 'center'])}}} .note{{font-size:{o.size * 0.8}pt}} .saved{{text-align:{o.r.choice(['left', 'right'])}}}
    table{{border-collapse:collapse;margin-bottom:10px;width:100%}} td,th{{vertical-align:{o.r.choice(['top', 'middle', 'bottom'])}}}
    .item{{display:inline-block;width:{o.r.choice([32, 48])}%;margin-bottom:10px;vertical-align:top}} .l{{font-size:{o.r.choice([70, 85, 100])}%;color:#555}} .v{{font-size:{o.r.choice([100, 100, 130, 160])}%}}
    .flex{{display:flex;justify-content:space-between;border-bottom:1px solid #ccc;padding:4px 0}} dt{{color:#666}} dd{{margin-left:{o.r.choice([0, 0, 20])}px;margin-bottom:6px}}
    rt{{font-size:50%}} pre{{font-family:'BIZ UDGothic';font-size:{o.size}pt}}'''
    return f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>医療保険の資格情報</title><style>{css}</style></head><body>{"".join(out)}</body></html>'


def with_html(suffix='.html'):
    def wrap(f):
        def made(text, path):
            with tempfile.TemporaryDirectory() as d:
                source = os.path.join(d, 'page' + suffix)
                open(source, 'w').write(text)
                f(source, path, d)

        return made

    return wrap


def run(*command, **more):
    subprocess.run(command, check=True, capture_output=True, timeout=120, **more)


@with_html()
def chromium(source, path, d):
    run(
        'chromium',
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        f'--user-data-dir={d}/p',
        '--no-pdf-header-footer',
        f'--print-to-pdf={path}',
        'file://' + source,
    )


@with_html()
def wkhtmltopdf(source, path, d):
    run('wkhtmltopdf', '-q', source, path, env=dict(os.environ, QT_QPA_PLATFORM='offscreen', XDG_RUNTIME_DIR=d))


@with_html()
def weasyprint(source, path, d):
    import weasyprint as w

    w.HTML(filename=source).write_pdf(path)


@with_html()
def weasyprint_ua(source, path, d):
    import weasyprint as w

    w.HTML(filename=source).write_pdf(path, pdf_variant='pdf/ua-1')


@with_html()
def libreoffice_html(source, path, d):
    office(source, path, d, 'writer_web_HTML_as_is')


def office(source, path, d, _filter=None):
    run('soffice', f'-env:UserInstallation=file://{d}/u', '--headless', '--convert-to', 'pdf', '--outdir', d, source)
    os.replace(os.path.splitext(source)[0] + '.pdf', path)


def qt_document(text, path):
    import draw

    app = draw.qt_app()
    from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

    w = QPdfWriter(path)
    w.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    d = QTextDocument()
    d.setHtml(text)
    d.print_(w)
    del d, w, app


def pymupdf_story(text, path):
    import pymupdf as fitz

    story = fitz.Story(text.replace("font-family:'BIZ UDPGothic'", 'font-family:sans-serif'))
    w = fitz.DocumentWriter(path)
    more = 1
    while more:
        dev = w.begin_page(fitz.paper_rect('a4'))
        more, _ = story.place(fitz.Rect(40, 40, 555, 800))
        story.draw(dev)
        w.end_page()
    w.close()


def fpdf2_html(text, path):
    import re

    from fpdf import FPDF

    from sheet import FONTS

    pdf = FPDF()
    for style, key in (('', 'g'), ('B', 'b'), ('I', 'g'), ('BI', 'b')):
        pdf.add_font('F', style, FONTS[key])
    pdf.add_page()
    pdf.set_font('F', '', 11)
    pdf.write_html(re.sub(r'<head>.*?</head>', '', text, flags=re.S), font_family='F')
    pdf.output(path)


HTML = dict(
    chromium=chromium,
    weasyprint=weasyprint,
    weasyprint_ua=weasyprint_ua,
    libreoffice_html=libreoffice_html,
    qt_document=qt_document,
    pymupdf_story=pymupdf_story,
    fpdf2_html=fpdf2_html,
    wkhtmltopdf=wkhtmltopdf,
)
LAYOUTS = 'table borderless right centre four headrow gridtable dl rowspan cards flex list pre ruby'.split()
CANNOT = {  # what an HTML subset can't do
    'qt_document': {'flex', 'cards', 'ruby'},
    'pymupdf_story': {
        'flex',
        'cards',
        'ruby',
        'right',
        'centre',
        'headrow',
        'four',
        'rowspan',
        'gridtable',
        'table',
        'borderless',
    },
    'weasyprint': {'ruby'},
    'weasyprint_ua': {'ruby'},
    'fpdf2_html': {'flex', 'cards', 'ruby', 'rowspan', 'pre', 'headrow', 'gridtable'},
    'libreoffice_html': {'flex', 'cards', 'ruby'},
    'wkhtmltopdf': {'flex'},
}


def docx(persons, o, path, d):
    import docx as w
    from docx.oxml.ns import qn

    doc = w.Document()
    style = doc.styles['Normal']
    style.font.name = 'IPAexGothic'
    style.font.size = w.shared.Pt(o.size)
    style.element.rPr.rFonts.set(qn('w:eastAsia'), o.r.choice(['IPAexGothic', 'BIZ UDPGothic', 'Noto Serif CJK JP']))
    how = o.r.choice(['table', 'table', 'tabs', 'plain'])
    for p in persons:
        doc.add_paragraph(TITLE[p.kind]).runs[0].bold = True
        doc.add_paragraph(SCREEN)
        doc.add_paragraph(o.saved_text(p))
        for keys, heading in ((('copay_percent', 'valid_until'), False), (('copay_percent', 'valid_until'), True)):
            rows = [x for x in o.rows(p) if (x[0] in keys) == heading]
            if heading:
                doc.add_paragraph(OVER70)
            if how == 'table':
                t = doc.add_table(rows=0, cols=2)
                if o.r.random() < 0.6:
                    t.style = 'Table Grid'
                for _, l, v in rows:
                    c = t.add_row().cells
                    c[0].text, c[1].text = l, v
            else:
                for _, l, v in rows:
                    doc.add_paragraph(f'{l}\t\t{v}' if how == 'tabs' else f'{l}　　{v}')
        doc.add_paragraph(NOTE)
    source = os.path.join(d, 'a.docx')
    doc.save(source)
    office(source, path, d)


def xlsx(persons, o, path, d):
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.active
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    line = Border(*[Side(style='thin')] * 4)
    sheet.column_dimensions['A'].width, sheet.column_dimensions['B'].width = 28, 52
    font = Font(name=o.r.choice(['IPAexGothic', 'BIZ UDPGothic']), size=o.size)
    align = Alignment(horizontal=o.r.choice([None, None, 'right', 'center']), vertical='center', wrap_text=True)
    n = 1
    for p in persons:
        for text in (TITLE[p.kind], SCREEN, o.saved_text(p)):
            sheet.cell(n, 1, text).font = font
            n += 1
        for key, l, v in o.rows(p):
            if key == 'copay_percent':
                sheet.cell(n, 1, OVER70).font = font
                n += 1
            a, b = sheet.cell(n, 1, l), sheet.cell(n, 2, v)
            a.font = b.font = font
            b.alignment = align
            b.number_format = '@'
            a.border = b.border = line
            n += 1
        sheet.cell(n, 1, NOTE).font = font
        sheet.merge_cells(start_row=n, end_row=n, start_column=1, end_column=2)
        sheet.cell(n, 1).alignment = Alignment(wrap_text=True)
        sheet.row_dimensions[n].height = 80
        n += 2
    sheet.page_setup.fitToHeight = 0
    source = os.path.join(d, 'a.xlsx')
    book.save(source)
    office(source, path, d)


def pdfmake(persons, o, path, d):
    doc = dict(
        layout=o.r.choice(['lightHorizontalLines', 'noBorders', 'grid']),
        size=o.size,
        people=[
            dict(
                title=TITLE[p.kind],
                screen=SCREEN,
                saved=o.saved_text(p),
                over=OVER70,
                note=NOTE,
                rows=[(l, v) for k, l, v in o.rows(p) if k not in ('copay_percent', 'valid_until')],
                rows70=[(l, v) for k, l, v in o.rows(p) if k in ('copay_percent', 'valid_until')],
            )
            for p in persons
        ],
        how=o.r.choice(['table', 'columns', 'stack']),
    )
    here = os.path.dirname(os.path.abspath(__file__))
    subprocess.run(
        ['node', os.path.join(here, 'pdfmake.js'), path],
        input=json.dumps(doc),
        text=True,
        check=True,
        capture_output=True,
        env=dict(os.environ, NODE_PATH=os.environ.get('NODE_PATH', 'node_modules')),
    )


OTHER = dict(docx=docx, xlsx=xlsx, pdfmake=pdfmake)


def main():
    a = argparse.ArgumentParser()
    a.add_argument('out')
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--count', type=int, default=60)
    a.add_argument('--only', default='')
    a.add_argument('--axes', type=int, default=1)
    a = a.parse_args()
    os.makedirs(a.out, exist_ok=True)
    names = a.only.split(',') if a.only else list(HTML) + list(OTHER)
    expected = []
    for i in range(a.count):
        r = random.Random(a.seed * 7919 + i)
        producer = names[i % len(names)]
        one = people.person(r, long_insurer=r.random() < 0.4, foreign=r.random() < 0.12)
        if producer in ('fpdf2_html', 'pdfmake'):
            one.family = one.family.replace('𠮷', '吉')
            one.name = one.name.replace('𠮷', '吉')
        persons = [one]
        if r.random() < 0.15 and one.scheme != 'koki':
            one.branch = one.branch or '00'
            two = people.person(r, like=one)
            if two.name != one.name:
                persons.append(two)
        o = Style.near(r, 'flow', r.randint(0, a.axes))
        o.split = False
        layout = r.choice([l for l in LAYOUTS if l not in CANNOT.get(producer, ())]) if producer in HTML else producer
        file = f'f{a.seed}_{i:03d}_{producer}-{layout}.pdf'
        path = os.path.join(a.out, file)
        try:
            if producer in HTML:
                font = r.choice(['BIZ UDPGothic', 'IPAexGothic', 'Noto Sans CJK JP', 'Noto Serif CJK JP'])
                HTML[producer](
                    page_html(
                        persons,
                        o,
                        layout,
                        producer in ('qt_document', 'pymupdf_story', 'fpdf2_html', 'libreoffice_html'),
                        font,
                    ),
                    path,
                )
            else:
                with tempfile.TemporaryDirectory() as d:
                    OTHER[producer](persons, o, path, d)
        except Exception as error:
            print('could not make', file, repr(error)[:300], str(getattr(error, 'stderr', ''))[-400:])
            continue
        expected.append(
            dict(
                file=file,
                kind=one.kind,
                outcome='ok',
                error=None,
                warnings=[],
                members=[people.truth(p) for p in persons],
                producer=producer,
                layout=layout,
                scheme=one.scheme,
                style={k: getattr(o, k, None) for k in o.varied},
            )
        )
    json.dump(expected, open(os.path.join(a.out, 'expected.json'), 'w'), ensure_ascii=False, indent=1)
    print(len(expected), 'made')


if __name__ == '__main__':
    main()
