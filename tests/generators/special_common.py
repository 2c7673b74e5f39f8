"""What the special papers share: a plain page to change, another person's values, a page as a form."""

import layouts
import people
from style import Style


def plain(r, scheme=None, **style):
    p = people.person(r, 'eligibility_pdf', scheme)
    p.name = p.name.replace('𠮷', '吉')
    o = Style(r, **(Style.BASE | Style.SHAPES['table'] | style))
    return p, o, layouts.table([p], r, o)


def other_name(p):
    return '他人　太郎' if p.name != '他人　太郎' else '別人　次郎'


def two_values(pages, p, o, mode=0, color=(1, 1, 1), dy=0.0, first=True):
    """Adds another person's name and number where this one's stand."""
    ops = pages[0].ops
    for value, wrong in ((o.value(p, 'name'), other_name(p)), (o.value(p, 'number'), '99999999')):
        op = next(x for x in ops if x['t'] == 'text' and x['s'] == value)
        ghost = dict(op, s=wrong, mode=mode, color=color, y=op['y'] + dy)
        ops.insert(0 if first else len(ops), ghost)


def split_values(p, o, pages):
    """The page without its values, and the values' operations."""
    values = [o.value(p, k) for k in layouts.KEYS[p.kind]]
    ops = pages[0].ops
    taken = [op for op in ops if op['t'] == 'text' and op['s'] in values and op['x'] > 100]
    pages[0].ops = [op for op in ops if op not in taken]
    return taken


def frozen(pdf, page):
    """A page as a form that does not change when the page's content does."""
    from pikepdf import Array, Name

    page.contents_coalesce()
    return pdf.make_indirect(
        pdf.make_stream(
            page.Contents.read_bytes(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array(list(page.MediaBox)),
            Resources=page.Resources,
        )
    )
