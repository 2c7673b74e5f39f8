"""Text that nobody sees: invisible, white, clipped, off the page, in hidden layers; and a scan's text layer, which counts."""

import re
import subprocess
import tempfile

import draw
import layouts
import people
from sheet import FONTS, Page
from special_common import other_name, plain, two_values


def hidden_mode3(r, path):
    p, o, pages = plain(r)
    two_values(pages, p, o, mode=3)
    draw.reportlab(pages, path)
    return p


def hidden_below_page(r, path):
    p, o, pages = plain(r)
    two_values(pages, p, o, dy=900)
    draw.reportlab(pages, path)
    return p


def hidden_white_far(r, path):
    """White text on white in the margin: nobody sees it."""
    p, o, pages = plain(r)
    pages[0].ops.insert(
        0,
        dict(
            t='text',
            x=50,
            y=20,
            s=f'氏名　{other_name(p)}　番号　99999999',
            size=6,
            font='g',
            color=(1, 1, 1),
            angle=0,
            mode=0,
        ),
    )
    draw.reportlab(pages, path)
    return p


def hidden_clip(r, path):
    """Another person's name in a clipped-away corner."""
    import pikepdf

    p, o, pages = plain(r)
    draw.reportlab(pages, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        old = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(
            b'q 0 0 1 1 re W n ' + re.sub(rb'1 0 0 1 (\d+)', rb'1 0 0 1 \1', old) + b' Q ' + old
        )
        pdf.save(path)
    return p


def tiny_text(r, path):
    """The same text once more in 0.1 point, as some exporters leave it for search."""
    p, o, pages = plain(r)
    pages[0].ops.insert(
        0,
        dict(
            t='text',
            x=50,
            y=400,
            s=f'氏名 {other_name(p)} 番号 99999999',
            size=0.1,
            font='g',
            color=(0, 0, 0),
            angle=0,
            mode=0,
        ),
    )
    draw.reportlab(pages, path)
    return p


def ocr_layer_over_image(r, path):
    """A scan: one image and invisible text over it (ocrmypdf, hOCR)."""
    p, o, pages = plain(r)
    with tempfile.TemporaryDirectory() as d:
        draw.reportlab(pages, f'{d}/a.pdf')
        subprocess.run(['pdftoppm', '-r', '72', '-jpeg', '-singlefile', f'{d}/a.pdf', f'{d}/a'], check=True)
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen import canvas

        pdfmetrics.registerFont(TTFont('Fg', FONTS['g']))
        c = canvas.Canvas(path, pagesize=(pages[0].w, pages[0].h))
        c.drawImage(f'{d}/a.jpg', 0, 0, pages[0].w, pages[0].h)
        for op in pages[0].texts():
            t = c.beginText(op['x'] + r.uniform(-1, 1), pages[0].h - op['y'] + r.uniform(-1, 1))
            t.setFont('Fg', op['size'] * r.uniform(0.9, 1.1))
            t.setTextRenderMode(3)
            t.textOut(op['s'])
            c.drawText(t)
        c.showPage()
        c.save()
    return p


def layer_hidden(r, path, on=False):
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    p, o, pages = plain(r)
    ghost = Page(pages[0].w, pages[0].h)
    q = people.person(r, 'eligibility_pdf', 'kumiai')
    q.name = other_name(p)
    ghost = layouts.table([q], r, o)[0]
    with tempfile.TemporaryDirectory() as d:
        draw.reportlab([ghost], f'{d}/g.pdf')
        draw.reportlab(pages, path)
        with pikepdf.open(path, allow_overwriting_input=True) as pdf, pikepdf.open(f'{d}/g.pdf') as other:
            group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name='old'))
            pdf.Root.OCProperties = Dictionary(
                OCGs=Array([group]),
                D=Dictionary(Order=Array([group]), OFF=Array([] if on else [group]), ON=Array([group] if on else [])),
            )
            form = pdf.copy_foreign(other.pages[0].as_form_xobject())
            form.OC = group
            page = pdf.pages[0]
            page.Resources.XObject = Dictionary(Ghost=form)
            page.contents_add(b'/Ghost Do', prepend=True)
            pdf.save(path)
    return p


def layer_marked(r, path):
    """A hidden layer by marked content (/OC /L BDC … EMC) on the page itself."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    p, o, pages = plain(r)
    q = people.person(r, 'eligibility_pdf', 'kumiai')
    q.name = other_name(p)
    both = Page(pages[0].w, pages[0].h)
    both.ops = (
        layouts.table([q], r, o)[0].ops
        + [dict(t='line', x0=1, y0=1, x1=2, y1=1, w=0.123, color=(0, 0, 0))]
        + pages[0].ops
    )
    draw.reportlab([both], path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name='draft'))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
        page = pdf.pages[0]
        page.contents_coalesce()
        data = page.Contents.read_bytes()
        at = data.index(b'.123 w')
        # ReportLab writes a balanced stream: the cut stands between two operations.
        page.Resources.Properties = Dictionary(L=group)
        page.Contents = pdf.make_stream(b'/OC /L BDC ' + data[:at] + b'.123 w EMC ' + data[at + 6 :])
        pdf.save(path)
    return p


def layer_shown(r, path):
    """All text inside a layer that is on."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    p, o, pages = plain(r)
    draw.reportlab(pages, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name='text'))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(ON=Array([group])))
        page = pdf.pages[0]
        page.Resources.Properties = Dictionary(L=group)
        page.contents_coalesce()
        page.Contents = pdf.make_stream(b'/OC /L BDC ' + page.Contents.read_bytes() + b' EMC')
        pdf.save(path)
    return p
