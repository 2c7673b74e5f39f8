"""Producers that draw: pages of operations (sheet.py) to PDF files. One function for each producer: f(pages, path)."""

import json
import os
import subprocess

from sheet import FONTS

HERE = os.path.dirname(os.path.abspath(__file__))


def reportlab(pages, path):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    for key, file in FONTS.items():
        pdfmetrics.registerFont(TTFont('F' + key, file))
    c = canvas.Canvas(path)
    for page in pages:
        c.setPageSize((page.w, page.h))
        if page.rotate:
            c.setPageRotation(page.rotate)
        for op in page.ops:
            if op['t'] == 'text':
                c.saveState()
                c.translate(op['x'], page.h - op['y'])
                c.rotate(op['angle'])
                c.setFillColorRGB(*op['color'])
                t = c.beginText(0, 0)
                t.setFont('F' + op['font'], op['size'])
                t.setTextRenderMode(op['mode'])
                t.textOut(op['s'])
                c.drawText(t)
                c.restoreState()
            elif op['t'] == 'line':
                c.setStrokeColorRGB(*op['color'])
                c.setLineWidth(op['w'])
                c.line(op['x0'], page.h - op['y0'], op['x1'], page.h - op['y1'])
            else:
                if op['fill']:
                    c.setFillColorRGB(*op['fill'])
                if op['stroke']:
                    c.setStrokeColorRGB(*op['stroke'])
                c.setLineWidth(op['lw'])
                c.rect(
                    op['x'],
                    page.h - op['y'] - op['h'],
                    op['w'],
                    op['h'],
                    fill=int(bool(op['fill'])),
                    stroke=int(bool(op['stroke'])),
                )
        c.showPage()
    c.save()


def fpdf2(pages, path, shaping=False):
    from fpdf import FPDF

    pdf = FPDF(unit='pt')
    pdf.set_auto_page_break(False)
    for key, file in FONTS.items():
        pdf.add_font('F' + key, '', file)
    if shaping:
        pdf.set_text_shaping(True)
    rgb = lambda c: [round(v * 255) for v in c]
    for page in pages:
        pdf.add_page(format=(page.w, page.h))
        for op in page.ops:
            if op['t'] == 'text':
                pdf.set_font('F' + op['font'], '', op['size'])
                pdf.set_text_color(*rgb(op['color']))
                pdf.text_mode = op['mode']
                if op['angle']:
                    with pdf.rotation(op['angle'], op['x'], op['y']):
                        pdf.text(op['x'], op['y'], op['s'])
                else:
                    pdf.text(op['x'], op['y'], op['s'])
            elif op['t'] == 'line':
                pdf.set_draw_color(*rgb(op['color']))
                pdf.set_line_width(op['w'])
                pdf.line(op['x0'], op['y0'], op['x1'], op['y1'])
            else:
                if op['fill']:
                    pdf.set_fill_color(*rgb(op['fill']))
                if op['stroke']:
                    pdf.set_draw_color(*rgb(op['stroke']))
                pdf.rect(
                    op['x'],
                    op['y'],
                    op['w'],
                    op['h'],
                    style=('D' if op['stroke'] else '') + ('F' if op['fill'] else ''),
                )
    pdf.output(path)


def fpdf2_shaped(pages, path):
    fpdf2(pages, path, shaping=True)


FAMILY = {'g': 'BIZ UDPGothic', 'b': 'BIZ UDPGothic:bold', 'm': 'IPAexGothic', 'h': 'BIZ UDGothic'}
NOTO = {'g': 'Noto Sans CJK JP', 'b': 'Noto Sans CJK JP:bold', 'm': 'Noto Serif CJK JP', 'h': 'Noto Sans Mono CJK JP'}


def pango(pages, path, families=FAMILY):
    import gi

    gi.require_version('Pango', '1.0')
    gi.require_version('PangoCairo', '1.0')
    import math

    import cairo
    from gi.repository import Pango, PangoCairo

    surface = cairo.PDFSurface(path, 10, 10)
    ctx = cairo.Context(surface)
    for page in pages:
        surface.set_size(page.w, page.h)
        for op in page.ops:
            if op['t'] == 'text' and op['mode'] == 3:
                continue
            ctx.save()
            if op['t'] == 'text':
                ctx.set_source_rgb(*op['color'])
                layout = PangoCairo.create_layout(ctx)
                family, _, bold = families[op['font']].partition(':')
                desc = Pango.FontDescription(f'{family} {bold}')
                desc.set_absolute_size(op['size'] * Pango.SCALE)
                layout.set_font_description(desc)
                layout.set_text(op['s'], -1)
                ctx.move_to(op['x'], op['y'])
                ctx.rotate(-math.radians(op['angle']))
                ctx.rel_move_to(0, -layout.get_baseline() / Pango.SCALE)
                PangoCairo.show_layout(ctx, layout)
            else:
                shape(ctx, op)
            ctx.restore()
        ctx.show_page()
    surface.finish()


def pango_noto(pages, path):
    pango(pages, path, NOTO)


def shape(ctx, op):
    if op['t'] == 'line':
        ctx.set_source_rgb(*op['color'])
        ctx.set_line_width(op['w'])
        ctx.move_to(op['x0'], op['y0'])
        ctx.line_to(op['x1'], op['y1'])
        ctx.stroke()
    else:
        ctx.rectangle(op['x'], op['y'], op['w'], op['h'])
        if op['fill']:
            ctx.set_source_rgb(*op['fill'])
            ctx.fill_preserve()
        if op['stroke']:
            ctx.set_source_rgb(*op['stroke'])
            ctx.set_line_width(op['lw'])
            ctx.stroke()
        else:
            ctx.new_path()


def cairo_toy(pages, path):
    import math

    import cairo

    surface = cairo.PDFSurface(path, 10, 10)
    ctx = cairo.Context(surface)
    for page in pages:
        surface.set_size(page.w, page.h)
        for op in page.ops:
            if op['t'] == 'text' and op['mode'] == 3:
                continue
            ctx.save()
            if op['t'] == 'text':
                ctx.set_source_rgb(*op['color'])
                family, _, bold = FAMILY[op['font']].partition(':')
                ctx.select_font_face(
                    family, cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL
                )
                ctx.set_font_size(op['size'])
                ctx.move_to(op['x'], op['y'])
                ctx.rotate(-math.radians(op['angle']))
                ctx.show_text(op['s'])
            else:
                shape(ctx, op)
            ctx.restore()
        ctx.show_page()
    surface.finish()


def pymupdf(pages, path, writer=False, subset=True):
    import pymupdf as fitz

    doc = fitz.open()
    fonts = {k: fitz.Font(fontfile=f) for k, f in FONTS.items()}
    for page in pages:
        pg = doc.new_page(width=page.w, height=page.h)
        for op in page.ops:
            if op['t'] == 'text':
                at = fitz.Point(op['x'], op['y'])
                turn = fitz.Matrix(op['angle'])
                if writer:
                    tw = fitz.TextWriter(pg.rect)
                    tw.append(at, op['s'], font=fonts[op['font']], fontsize=op['size'])
                    tw.write_text(
                        pg, color=op['color'], render_mode=op['mode'], morph=(at, turn) if op['angle'] else None
                    )
                else:
                    pg.insert_text(
                        at,
                        op['s'],
                        fontsize=op['size'],
                        fontname='F' + op['font'],
                        fontfile=FONTS[op['font']],
                        color=op['color'],
                        render_mode=op['mode'],
                        morph=(at, turn) if op['angle'] else None,
                    )
            elif op['t'] == 'line':
                pg.draw_line((op['x0'], op['y0']), (op['x1'], op['y1']), color=op['color'], width=op['w'])
            else:
                pg.draw_rect(
                    fitz.Rect(op['x'], op['y'], op['x'] + op['w'], op['y'] + op['h']),
                    color=op['stroke'],
                    fill=op['fill'],
                    width=op['lw'],
                )
        if page.rotate:
            pg.set_rotation(page.rotate)
    if subset:
        doc.subset_fonts()
    doc.save(path, garbage=3, deflate=True)


def pymupdf_writer(pages, path):
    pymupdf(pages, path, writer=True)


def pymupdf_builtin(pages, path):
    """The font that MuPDF has built in for Japanese (Droid Sans Fallback), through insert_text(fontname='japan')."""
    import pymupdf as fitz

    doc = fitz.open()
    for page in pages:
        pg = doc.new_page(width=page.w, height=page.h)
        for op in page.ops:
            if op['t'] == 'text':
                at = fitz.Point(op['x'], op['y'])
                pg.insert_text(
                    at,
                    op['s'],
                    fontsize=op['size'],
                    fontname='japan',
                    color=op['color'],
                    render_mode=op['mode'],
                    morph=(at, fitz.Matrix(op['angle'])) if op['angle'] else None,
                )
    doc.save(path, deflate=True)


def skia(pages, path):
    import skia as sk

    stream = sk.FILEWStream(path)
    faces = {k: sk.Typeface.MakeFromFile(f) for k, f in FONTS.items()}
    color = lambda c: sk.Color4f(*c, 1.0)
    with sk.PDF.MakeDocument(stream) as doc:
        for page in pages:
            with doc.page(page.w, page.h) as c:
                for op in page.ops:
                    if op['t'] == 'text':
                        if op['mode'] == 3:
                            continue
                        c.save()
                        c.translate(op['x'], op['y'])
                        c.rotate(-op['angle'])
                        font = sk.Font(faces[op['font']], op['size'])
                        font.setSubpixel(True)
                        font.setHinting(sk.FontHinting.kNone)
                        font.setLinearMetrics(True)
                        c.drawString(op['s'], 0, 0, font, sk.Paint(Color4f=color(op['color'])))
                        c.restore()
                    elif op['t'] == 'line':
                        c.drawLine(
                            op['x0'],
                            op['y0'],
                            op['x1'],
                            op['y1'],
                            sk.Paint(Color4f=color(op['color']), StrokeWidth=op['w'], Style=sk.Paint.kStroke_Style),
                        )
                    else:
                        rect = sk.Rect.MakeXYWH(op['x'], op['y'], op['w'], op['h'])
                        if op['fill']:
                            c.drawRect(rect, sk.Paint(Color4f=color(op['fill'])))
                        if op['stroke']:
                            c.drawRect(
                                rect,
                                sk.Paint(
                                    Color4f=color(op['stroke']), StrokeWidth=op['lw'], Style=sk.Paint.kStroke_Style
                                ),
                            )
    del stream


def qt_app():
    os.environ['QT_QPA_PLATFORM'] = 'offscreen'
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.instance() or QGuiApplication([])


def qt_painter(pages, path, families=FAMILY):
    app = qt_app()
    from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
    from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QPdfWriter, QPen

    w = QPdfWriter(path)
    w.setResolution(720)
    k = 10.0
    w.setPageMargins(QMarginsF(0, 0, 0, 0))
    w.setPageSize(QPageSize(QSizeF(pages[0].w, pages[0].h), QPageSize.Unit.Point))
    p = QPainter(w)
    col = lambda c: QColor(*[round(v * 255) for v in c])
    for i, page in enumerate(pages):
        if i:
            w.setPageSize(QPageSize(QSizeF(page.w, page.h), QPageSize.Unit.Point))
            w.newPage()
        for op in page.ops:
            if op['t'] == 'text':
                if op['mode'] == 3:
                    continue
                family, _, bold = families[op['font']].partition(':')
                f = QFont(family)
                f.setPixelSize(round(op['size'] * k))
                f.setBold(bool(bold))
                p.save()
                p.setFont(f)
                p.setPen(col(op['color']))
                p.translate(op['x'] * k, op['y'] * k)
                p.rotate(-op['angle'])
                p.drawText(QPointF(0, 0), op['s'])
                p.restore()
            elif op['t'] == 'line':
                p.setPen(QPen(col(op['color']), op['w'] * k))
                p.drawLine(QPointF(op['x0'] * k, op['y0'] * k), QPointF(op['x1'] * k, op['y1'] * k))
            else:
                r = QRectF(op['x'] * k, op['y'] * k, op['w'] * k, op['h'] * k)
                if op['fill']:
                    p.fillRect(r, col(op['fill']))
                if op['stroke']:
                    p.setPen(QPen(col(op['stroke']), op['lw'] * k))
                    p.drawRect(r)
    p.end()
    del p, w, app


def qt_painter_noto(pages, path):
    qt_painter(pages, path, NOTO)


def svg_of(page, families=FAMILY):
    from xml.sax.saxutils import escape

    rgb = lambda c: 'none' if c is None else 'rgb(%d,%d,%d)' % tuple(round(v * 255) for v in c)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{page.w}pt" height="{page.h}pt" viewBox="0 0 {page.w} {page.h}">'
    ]
    for op in page.ops:
        if op['t'] == 'text':
            if op['mode'] == 3:
                continue
            family, _, bold = families[op['font']].partition(':')
            turn = f' transform="rotate({-op["angle"]} {op["x"]:.3f} {op["y"]:.3f})"' if op['angle'] else ''
            out.append(
                f'<text xml:space="preserve" x="{op["x"]:.3f}" y="{op["y"]:.3f}" font-family="{family}" font-weight="{bold or "normal"}" font-size="{op["size"]}" fill="{rgb(op["color"])}"{turn}>{escape(op["s"])}</text>'
            )
        elif op['t'] == 'line':
            out.append(
                f'<line x1="{op["x0"]}" y1="{op["y0"]}" x2="{op["x1"]}" y2="{op["y1"]}" stroke="{rgb(op["color"])}" stroke-width="{op["w"]}"/>'
            )
        else:
            out.append(
                f'<rect x="{op["x"]}" y="{op["y"]}" width="{op["w"]}" height="{op["h"]}" fill="{rgb(op["fill"])}" stroke="{rgb(op["stroke"])}" stroke-width="{op["lw"]}"/>'
            )
    return '\n'.join(out + ['</svg>'])


def join_pdfs(parts, path):
    if len(parts) == 1:
        os.replace(parts[0], path)
        return
    subprocess.run(['qpdf', '--empty', '--pages', *parts, '--', path], check=True)
    for part in parts:
        os.remove(part)


def svg_producer(command, families=FAMILY):
    def draw(pages, path):
        parts = []
        for i, page in enumerate(pages):
            svg, part = f'{path}.{i}.svg', f'{path}.{i}.pdf'
            open(svg, 'w').write(svg_of(page, families))
            command(svg, part)
            os.remove(svg)
            parts.append(part)
        join_pdfs(parts, path)

    return draw


def _rsvg(svg, part):
    subprocess.run(['rsvg-convert', '-f', 'pdf', '-o', part, svg], check=True, capture_output=True)


def _cairosvg(svg, part):
    import cairosvg as c

    c.svg2pdf(url=svg, write_to=part)


rsvg = svg_producer(_rsvg)
rsvg_noto = svg_producer(_rsvg, NOTO)
cairosvg = svg_producer(_cairosvg)


def node(script):
    def draw(pages, path):
        data = [dict(w=p.w, h=p.h, rotate=p.rotate, ops=p.ops) for p in pages]
        env = dict(os.environ, NODE_PATH=os.environ.get('NODE_PATH', 'node_modules'))
        subprocess.run(
            ['node', os.path.join(HERE, 'draw.js'), script, path],
            input=json.dumps(dict(fonts=FONTS, pages=data)),
            text=True,
            check=True,
            env=env,
            capture_output=True,
        )

    return draw


pdf_lib, pdf_lib_subset, jspdf, pdfkit = (node(n) for n in ('pdf-lib', 'pdf-lib-subset', 'jspdf', 'pdfkit'))

PRODUCERS = dict(
    reportlab=reportlab,
    fpdf2=fpdf2,
    fpdf2_shaped=fpdf2_shaped,
    pango=pango,
    pango_noto=pango_noto,
    cairo=cairo_toy,
    pymupdf=pymupdf,
    pymupdf_writer=pymupdf_writer,
    pymupdf_builtin=pymupdf_builtin,
    skia=skia,
    qt=qt_painter,
    qt_noto=qt_painter_noto,
    rsvg=rsvg,
    rsvg_noto=rsvg_noto,
    cairosvg=cairosvg,
    pdf_lib=pdf_lib,
    pdf_lib_subset=pdf_lib_subset,
    jspdf=jspdf,
    pdfkit=pdfkit,
)
