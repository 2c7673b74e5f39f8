"""Puts papers through other producers once more: remake.py OUT EXPECTED.json [--only TOOL,…] [--every N].

The truth stays that of the source; where the remade file has lost the text (pdftotext finds neither name nor number), refusing is right too.
"""

import argparse
import json
import os
import re
import subprocess
import tempfile
import unicodedata


def run(*command):
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def via_ps(level):
    def make(source, path):
        with tempfile.TemporaryDirectory() as d:
            run('pdftops', *level, source, f'{d}/a.ps')
            run('ps2pdf', f'{d}/a.ps', path)

    return make


def via_svg(source, path):
    """Every page to SVG paths and texts by MuPDF, and back by librsvg."""
    with tempfile.TemporaryDirectory() as d:
        run('mutool', 'convert', '-F', 'svg', '-O', 'text=text', '-o', f'{d}/a.svg', source)
        pages = sorted(f for f in os.listdir(d) if f.endswith('.svg'))
        run('rsvg-convert', '-f', 'pdf', '-o', path, *[f'{d}/{f}' for f in pages])


def n_up(source, path):
    """Two pages on one sheet, turned, as a printer's driver does."""
    import pymupdf

    src, out = pymupdf.open(source), pymupdf.open()
    page = out.new_page(width=842, height=595)
    for i in range(min(2, len(src))):
        page.show_pdf_page(pymupdf.Rect(421 * i, 0, 421 * (i + 1), 595), src, i)
    out.save(path, garbage=3, deflate=True)


def shrunk(source, path):
    import pymupdf

    src, out = pymupdf.open(source), pymupdf.open()
    for i in range(len(src)):
        r = src[i].rect
        page = out.new_page(width=r.width, height=r.height)
        page.show_pdf_page(pymupdf.Rect(r.width * 0.1, r.height * 0.05, r.width * 0.8, r.height * 0.75), src, i)
    out.save(path, garbage=3, deflate=True)


def shown_turned(source, path):
    import pymupdf

    src, out = pymupdf.open(source), pymupdf.open()
    for i in range(len(src)):
        r = src[i].rect
        page = out.new_page(width=r.height, height=r.width)
        page.show_pdf_page(page.rect, src, i, rotate=90)
    out.save(path, garbage=3, deflate=True)


def pypdf_scaled(source, path):
    from pypdf import PdfReader, PdfWriter

    w = PdfWriter(clone_from=PdfReader(source))
    for page in w.pages:
        page.scale_by(0.7)
    w.write(path)


def reportlab_stamp(source, path):
    """A stamp with the day of receipt over the page."""
    import io

    from pypdf import PdfReader, PdfWriter
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont('J', '/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf'))
    w = PdfWriter(clone_from=PdfReader(source))
    for page in w.pages:
        box = page.mediabox
        data = io.BytesIO()
        c = canvas.Canvas(data, pagesize=(float(box.width), float(box.height)))
        c.setFont('J', 9)
        c.setFillColorRGB(0.8, 0, 0)
        c.drawString(float(box.width) - 90, float(box.height) - 20, '受付 令和8年4月6日')
        c.save()
        page.merge_page(PdfReader(io.BytesIO(data.getvalue())).pages[0])
    w.write(path)


def pdfium(source, path):
    import pypdfium2

    pypdfium2.PdfDocument(source).save(path)


TOOLS = {
    'pdftocairo': lambda s, p: run('pdftocairo', '-pdf', s, p),
    'gs': lambda s, p: run('gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pdfwrite', f'-sOutputFile={p}', s),
    'gs14': lambda s, p: run(
        'gs',
        '-q',
        '-dNOPAUSE',
        '-dBATCH',
        '-sDEVICE=pdfwrite',
        '-dCompatibilityLevel=1.3',
        '-dPDFSETTINGS=/screen',
        f'-sOutputFile={p}',
        s,
    ),
    'mutool_convert': lambda s, p: run('mutool', 'convert', '-F', 'pdf', '-o', p, s),
    'qdf': lambda s, p: run('qpdf', '--qdf', '--object-streams=disable', s, p),
    'ps': via_ps(['-level3']),
    'ps2': via_ps(['-level2']),
    'svg': via_svg,
    'n_up': n_up,
    'shrunk': shrunk,
    'shown_turned': shown_turned,
    'pypdf_scaled': pypdf_scaled,
    'stamp': reportlab_stamp,
    'pdfium': pdfium,
}


RADICALS = str.maketrans('⻘⻑⺠⻄⻤⻩⻨⻫⻯', '青長民西鬼黄麦斉竜')


def legible(path, members):
    """Whether another reader finds name and number in it."""
    text = subprocess.run(['pdftotext', path, '-'], capture_output=True, timeout=60).stdout.decode(errors='replace')
    text = re.sub(r'\s', '', unicodedata.normalize('NFKC', text))
    text = text.translate(RADICALS)
    flat = lambda v: re.sub(r'\s', '', unicodedata.normalize('NFKC', v or ''))
    return all(flat(m['name']) in text and flat(m['insurer_number']) in text for m in members)


def main():
    a = argparse.ArgumentParser()
    a.add_argument('out')
    a.add_argument('expected')
    a.add_argument('--only', default='')
    a.add_argument('--every', type=int, default=1)
    a.add_argument('--all', action='store_true')
    a = a.parse_args()
    os.makedirs(a.out, exist_ok=True)
    folder = os.path.dirname(a.expected)
    sources = [e for e in json.load(open(a.expected)) if e['outcome'] == 'ok'][:: a.every]
    tools = a.only.split(',') if a.only else list(TOOLS)
    expected = []
    for i, e in enumerate(sources):
        for tool in tools if a.all else [tools[i % len(tools)]]:
            file = f'r_{tool}_{e["file"]}'
            try:
                TOOLS[tool](os.path.join(folder, e['file']), os.path.join(a.out, file))
            except Exception as error:
                print('could not make', file, repr(error)[:200])
                continue
            if tool == 'n_up' and e.get('pages', 1) > 2:
                continue
            new = dict(e, file=file, producer=tool)
            if not legible(os.path.join(a.out, file), e['members']):
                new['error_accept'] = ['unrecognised', 'no_text', 'missing_field']
                new['lost'] = True
            expected.append(new)
    json.dump(expected, open(os.path.join(a.out, 'expected.json'), 'w'), ensure_ascii=False, indent=1)
    print(len(expected), 'made,', sum('lost' in e for e in expected), 'without their text')


main()
