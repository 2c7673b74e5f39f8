"""Layouts of several people on one page. Each is f(people, r, o) -> [Page]; `o` is a Style."""

from sheet import width
from style import OVER70, WORDS, finish, head, new_page, tail


def side(people, r, o):
    """Two people side by side."""
    w, h = 841.89, 595.28
    page = new_page(o, w, h)
    o.size = min(o.size, 10.5)
    o.gap = 0
    shared_head = r.random() < 0.5
    half = (w - 60) / 2
    y0 = 50
    if shared_head:
        y0 = head(page, o, people[0], 30, 50, w - 60)
    pitch = o.size * r.choice([1.5, 2, 2.3])
    boxed = r.random() < 0.5
    for i, p in enumerate(people[:2]):
        x, y = 30 + i * (half + 10), y0
        if not shared_head:
            y = head(page, o, p, x, y, half - 20)
        if boxed:
            page.rect(x - 6, y0 - o.size * 2, half, h - y0 - 20)
        rows = o.rows(p)
        lcol = max(width(l, o.size * o.label_size, o.font) for _, l, _ in rows) + o.size * r.choice([1, 2])
        for key, label, value in rows:
            if key == 'copay_percent' and p.kind == 'eligibility_pdf':
                o.put(page, x, y, OVER70, font='b')
                y += pitch
            o.put(page, x, y, label, label=True)
            lines = o.wrap(page, value, half - lcol - 20) if value else ['']
            for n, line in enumerate(lines):
                if line:
                    o.put(page, x + lcol, y + n * o.size * 1.2, line)
            y += pitch + (len(lines) - 1) * o.size * 1.2
    return [finish(page, o)]


def family(people, r, o):
    """What the family shares above, a table of the people below."""
    page = new_page(o)
    x, y = 50, 60
    o.label_size = min(o.label_size, 1)
    o.gap = 0
    size = o.size = min(o.size, 10.5)
    y = head(page, o, people[0], x, y, page.w - 100)
    top = r.choice([['insurer_name', 'insurer_number', 'symbol', 'number'], ['insurer_name', 'insurer_number']])
    per_line = r.choice([1, 1, 2])
    deep = 1
    for i, key in enumerate(top):
        at = x + (i % per_line) * 250
        end = o.put(page, at, y, o.label_text(key), label=True)
        lines = o.wrap(page, o.value(people[0], key), 250 - (end - at) - size * 2 if per_line == 2 else 300)
        deep = max(deep, len(lines))
        for n, line in enumerate(lines):
            o.put(page, max(end + size, at + size * (6 if per_line == 2 else 9)), y + n * size * 1.2, line)
        if i % per_line == per_line - 1:
            y += size * (2 + 1.2 * (deep - 1))
            deep = 1
    y += size * 1.5
    keys = [
        k
        for k in (['symbol', 'number'] if 'symbol' not in top else [])
        + ['branch', 'name', 'relation', 'copay_percent', 'valid_until']
    ]
    if r.random() < 0.4:
        keys = [k for k in keys if k != 'name']
        keys.insert(0, 'name')
    weights = dict(branch=1, name=2.6, relation=1.7, copay_percent=1.7, valid_until=1.9, symbol=1.6, number=1.7)
    total, at, xs = sum(weights[k] for k in keys), x, []
    for k in keys:
        xs.append(at)
        at += (page.w - 100) * weights[k] / total
    ruled = r.random() < 0.6
    for row in [None] + people:
        for k, at, end in zip(keys, xs, xs[1:] + [page.w - 50]):
            text = WORDS['std'][k] if row is None else o.value(row, k)
            small = size * (0.85 if row is None else 1)
            if text:
                while width(text, small, o.font) > end - at - 6:
                    small *= 0.93
                o.put(page, at + 3, y, text, size=small, font=o.font)
            if ruled:
                page.rect(at, y - size * 1.4, end - at, size * 2)
        y += size * 2
    tail(page, o, people[0], x, y + size, page.w - 100)
    return [finish(page, o)]
