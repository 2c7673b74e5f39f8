"""Text in form XObjects, form fields and annotations."""

import tempfile

import draw
import layouts
import people
from sheet import Page, width
from special_common import frozen, other_name, plain, split_values


def form_xobject(r, path, scale=None):
    import pikepdf
    from pikepdf import Dictionary

    p, o, pages = plain(r)
    draw.reportlab(pages, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        form = frozen(pdf, page)
        page.Resources = Dictionary(XObject=Dictionary(A=form))
        page.Contents = pdf.make_stream(b'q ' + (scale or b'1 0 0 1 0 0') + b' cm /A Do Q')
        pdf.save(path)
    return p


def form_scaled(r, path):
    return form_xobject(r, path, b'0.5 0 0 0.5 40 300')


def nested_forms(r, path):
    import pikepdf
    from pikepdf import Dictionary, Name

    p, o, pages = plain(r)
    draw.reportlab(pages, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        form = frozen(pdf, page)
        for i in range(6):
            outer = pdf.make_stream(
                b'q 1 0 0 1 0.5 0.5 cm /A Do Q',
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=[-50, -50, 700, 900],
                Resources=Dictionary(XObject=Dictionary(A=form)),
            )
            form = pdf.make_indirect(outer)
        page.Resources = Dictionary(XObject=Dictionary(A=form))
        page.Contents = pdf.make_stream(b'/A Do')
        pdf.save(path)
    return p


def acroform(r, path, kind='appearance'):
    """Values in form fields: with appearance streams; or flattened into annotations."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String

    p, o, pages = plain(r)
    taken = split_values(p, o, pages)
    with tempfile.TemporaryDirectory() as d:
        draw.reportlab(pages, path)
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            page = pdf.pages[0]
            fields = []
            for i, op in enumerate(taken):
                one = Page(max(20, width(op['s'], op['size'], op['font']) + 8), op['size'] * 1.6)
                one.ops = [dict(op, x=2, y=op['size'] * 1.2)]
                draw.reportlab([one], f'{d}/v.pdf')
                with pikepdf.open(f'{d}/v.pdf') as other:
                    form = pdf.copy_foreign(other.pages[0].as_form_xobject())
                x, y = op['x'] - 2, pages[0].h - op['y'] - op['size'] * 0.4
                rect = Array([x, y, x + one.w, y + one.h])
                if kind == 'freetext':
                    note = Dictionary(
                        Type=Name.Annot,
                        Subtype=Name.FreeText,
                        Rect=rect,
                        F=4,
                        Contents=String(op['s']),
                        DA=String('/Helv 10 Tf 0 g'),
                        AP=Dictionary(N=form),
                    )
                elif kind == 'stamp':
                    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=rect, F=4, AP=Dictionary(N=form))
                else:
                    note = Dictionary(
                        Type=Name.Annot,
                        Subtype=Name.Widget,
                        FT=Name.Tx,
                        T=String(f'f{i}'),
                        V=String(op['s']),
                        Rect=rect,
                        F=4,
                        DA=String('/Helv 10 Tf 0 g'),
                    )
                    if kind != 'no_appearance':
                        note.AP = Dictionary(N=form)
                fields.append(pdf.make_indirect(note))
            page.Annots = Array(fields)
            if kind in ('appearance', 'no_appearance'):
                pdf.Root.AcroForm = Dictionary(Fields=Array(fields), NeedAppearances=(kind == 'no_appearance'))
            pdf.save(path)
    return p


def annotation_freetext(r, path):
    return acroform(r, path, 'freetext')


def annotation_stamp(r, path):
    return acroform(r, path, 'stamp')


def annotation_hidden(r, path):
    """Another person in a hidden annotation and in a pop-up's text."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String

    p, o, pages = plain(r)
    draw.reportlab(pages, path)
    with tempfile.TemporaryDirectory() as d, pikepdf.open(path, allow_overwriting_input=True) as pdf:
        q = people.person(r, 'eligibility_pdf', 'kumiai')
        q.name = other_name(p)
        draw.reportlab(layouts.table([q], r, o), f'{d}/v.pdf')
        with pikepdf.open(f'{d}/v.pdf') as other:
            form = pdf.copy_foreign(other.pages[0].as_form_xobject())
        page = pdf.pages[0]
        page.Annots = Array(
            [
                pdf.make_indirect(
                    Dictionary(
                        Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 595, 842]), F=2, AP=Dictionary(N=form)
                    )
                ),
                pdf.make_indirect(
                    Dictionary(
                        Type=Name.Annot,
                        Subtype=Name.Text,
                        Rect=Array([10, 10, 30, 30]),
                        Contents=String('氏名 他人 太郎'),
                    )
                ),
            ]
        )
        pdf.save(path)
    return p
