"""Layouts with values below their labels, and panels. Each is f(people, r, o) -> [Page]; `o` is a Style."""

from sheet import width
from style import KEYS, NOTE, OVER70, SCREEN, TITLE, WORDS, finish, head, new_page, tail


def grid(people, r, o):
    """Labels above their values, in two or three columns."""
    columns = o.__dict__.get('columns', r.choice([1, 2, 2, 3]))
    w, h = o.__dict__.get('page', r.choice([(595.28, 841.89), (841.89, 595.28)]))
    page = new_page(o, w, h)
    x, y = 40, 50
    room = w - 80
    lead = o.size * o.__dict__.get('lead', r.choice([1.2, 1.5, 1.9]))
    between = o.size * r.choice([1.0, 1.8, 2.5])
    boxed = o.__dict__.get('ruled', r.random() < 0.4)
    centred = o.__dict__.get('centred', r.random() < 0.2)
    for p in people:
        y = head(page, o, p, x, y, room)
        col = room / columns
        cells = o.rows(p)
        rows, row = [], []
        for cell in cells:
            if p.kind == 'eligibility_pdf' and cell[0] == 'copay_percent' or len(row) == columns:
                rows.append(row)
                row = []
            row.append(cell)
        rows.append(row)
        for row in rows:
            if any(c[0] == 'copay_percent' for c in row) and p.kind == 'eligibility_pdf':
                o.put(page, x, y, OVER70, font='b')
                y += lead * 1.4
            lines_of = [o.wrap(page, v, col - o.size) if v else [''] for _, _, v in row]
            deep = max(map(len, lines_of))
            for i, ((key, label, value), lines) in enumerate(zip(row, lines_of)):
                cx = x + i * col + o.size * 0.4
                anchor, ax = ('c', x + (i + 0.5) * col) if centred else ('l', cx)
                o.put(page, ax, y, label, anchor, label=True)
                for n, line in enumerate(lines):
                    if line:
                        o.put(page, ax, y + lead + n * o.size * 1.2, line, anchor)
                if boxed:
                    page.rect(x + i * col, y - o.size * 1.1, col, lead + deep * o.size * 1.2 + between * 0.6)
            y += lead + deep * o.size * 1.2 + between
        y = tail(page, o, p, x, y, room) + o.size * 3
    page.h = max(page.h, y + 20)
    return [finish(page, o)]


def headrow(people, r, o):
    """A table with the labels in its first row and a row for each person."""
    w, h = 1190, 842 if o.size > 11 else 595
    page = new_page(o, w, h)
    x, y = 40, 50
    y = head(page, o, people[0], x, y, w - 80)
    first = people[0]
    shared = o.__dict__.get('shared', len(people) > 1 and r.random() < 0.5)
    keys = KEYS[first.kind]
    if shared:
        for key in ('insurer_name', 'insurer_number'):
            o.put(page, x, y, o.label_text(key), label=True)
            o.put(page, x + o.size * 14, y, o.value(first, key))
            y += o.size * 1.8
        keys = [k for k in keys if k not in ('insurer_name', 'insurer_number')]
    keys = [k for k in keys if any(o.value(p, k) is not None for p in people)]
    weights = {
        'insurer_name': 3.2,
        'name': 2.4,
        'insurer_number': 1.6,
        'number': 1.7,
        'symbol': 1.7,
        'relation': 1.4,
        'copay_percent': 1.6,
        'valid_until': 2,
        'branch': 0.9,
    }
    total = sum(weights.get(k, 1.5) for k in keys)
    xs, at = [], x
    for k in keys:
        xs.append((at, (w - 80) * weights.get(k, 1.5) / total))
        at += xs[-1][1]
    centred = o.__dict__.get('centred', r.random() < 0.4)
    ruled = o.__dict__.get('ruled', r.random() < 0.6)
    o.label_size = min(o.label_size, 1)
    small = o.size * 0.82
    lines_of = [page.wrap(WORDS[o.words][k], cw - 4, small, o.font) for k, (cx, cw) in zip(keys, xs)]
    deep = max(map(len, lines_of))
    for (cx, cw), lines in zip(xs, lines_of):
        for n, line in enumerate(lines):
            page.text(
                cx + (cw / 2 if centred else 2),
                y + (n + (deep - len(lines)) / 2) * small * 1.2,
                line,
                small,
                'c' if centred else 'l',
                o.font,
                o.ink,
            )
        if ruled:
            page.rect(cx, y - o.size * 1.3, cw, deep * small * 1.2 + o.size * 0.9)
    y += deep * small * 1.2 + o.size * 0.9
    for p in people:
        values = [o.value(p, k) for k in keys]
        lines_of = [o.wrap(page, v, cw - 4) if v else [''] for v, (cx, cw) in zip(values, xs)]
        deep = max(map(len, lines_of))
        for (cx, cw), lines in zip(xs, lines_of):
            for n, line in enumerate(lines):
                if line:
                    o.put(
                        page,
                        cx + (cw / 2 if centred else 2),
                        y + (n + (deep - len(lines)) / 2) * o.size * 1.2,
                        line,
                        'c' if centred else 'l',
                    )
            if ruled:
                page.rect(cx, y - o.size * 1.3, cw, deep * o.size * 1.2 + o.size * 0.7)
        y += deep * o.size * 1.2 + o.size * 0.7
    tail(page, o, people[0], x, y + o.size, w - 80)
    return [finish(page, o)]


def phone(people, r, o):
    """A phone's screen: labels small over large values, lines between, long and narrow."""
    page = new_page(o, 360, 800)
    x, y = 18, 40
    o.size, o.gap = r.choice([12, 14, 16]), 0
    o.label_size = r.choice([0.65, 0.75, 0.85])
    for p in people:
        y = page.paragraph(x, y, TITLE[p.kind], 320, o.size * 1.2, font='b', color=o.ink) + 6
        y = page.paragraph(x, y, SCREEN, 324, o.size * 0.7, font=o.font, color=o.ink) + 6
        y = page.paragraph(x, y, o.saved_text(p), 324, o.size * 0.8, font=o.font, color=o.ink) + 10
        for key, label, value in o.rows(p):
            if key == 'copay_percent':
                y = page.paragraph(x, y + 6, OVER70, 324, o.size * 0.9, font='b', color=o.ink) + 8
            o.put(page, x, y, label, label=True)
            y += o.size * r.choice([1.25, 1.35])
            for line in o.wrap(page, value, 324) if value else []:
                o.put(page, x, y, line)
                y += o.size * 1.25
            page.line(x, y - o.size * 0.6, 342, y - o.size * 0.6)
            y += o.size * 0.8
        y = page.paragraph(x, y + 8, NOTE, 324, o.size * 0.65, font=o.font, color=o.ink) + 24
    page.h = y + 20
    return [finish(page, o)]


def panels(people, r, o):
    """One person in two panels beside one another: what identifies on the left, the rest on the right."""
    p = people[0]
    page = new_page(o, 841.89, 595.28)
    x, y = 40, 50
    o.size = min(o.size, 12)
    y = head(page, o, p, x, y, 760)
    rows = o.rows(p)
    half = (len(rows) + 1) // 2
    ends = []
    for n, part in enumerate((rows[:half], rows[half:])):
        at, yy = x + n * 390, y
        lcol = max(width(l, o.size * o.label_size, o.font) for _, l, _ in part) + o.size * r.choice([1, 2])
        for key, label, value in part:
            o.put(page, at, yy, label, label=True)
            lines = o.wrap(page, value, 370 - lcol) if value else ['']
            for k, line in enumerate(lines):
                if line:
                    o.put(page, at + lcol, yy + k * o.size * 1.2, line)
            yy += o.size * (2 + 1.2 * (len(lines) - 1))
        ends.append(yy)
    tail(page, o, p, x, max(ends) + o.size, 760)
    return [finish(page, o)]
