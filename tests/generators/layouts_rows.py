"""Layouts of a row for each field. Each is f(people, r, o) -> [Page]; `o` is a Style."""

from sheet import width
from style import OVER70, WORDS, finish, head, new_page, tail


def table(people, r, o):
    """Label and value columns, one person under another (a page each where `o.page_each`)."""
    pages = []
    w, h = o.__dict__.get('page', (595.28, 841.89))
    page, x, y = None, 0, 0
    ruled = o.__dict__.get('ruled', r.random() < 0.5)
    valign = o.__dict__.get('valign', r.choice(['top', 'middle', 'middle', 'bottom']))
    align = o.__dict__.get('align', r.choice('lllrc'))
    label_align = o.__dict__.get('label_align', r.choice('lllrc'))
    pitch = o.size * o.__dict__.get('pitch', r.choice([1.0, 1.15, 1.5, 2.0, 2.4]))
    pitch = max(pitch, o.size * o.label_size)
    wrap_labels = o.__dict__.get('wrap_labels', r.random() < 0.12) and o.label in ('plain',)
    for i, p in enumerate(people):
        rows = o.rows(p)
        if page is None or o.__dict__.get('page_each'):
            page = new_page(o, w, h)
            pages.append(page)
            y = 60
        x = r.choice([30, 50, 70]) if i == 0 or o.__dict__.get('page_each') else x
        room = w - 2 * x
        if i == 0 or o.__dict__.get('page_each') or o.__dict__.get('head_each', True):
            y = head(page, o, p, x, y, room)
        longest = max(width(l, o.size * o.label_size, o.font) for _, l, _ in rows)
        if wrap_labels:
            longest = o.size * o.label_size * 4.1
        if o.label == 'kintou':
            longest = o.size * o.label_size * 8
        lcol = longest + o.size * o.__dict__.get('between', r.choice([0.8, 1.5, 2, 4, 8]))
        lcol = min(lcol, room * 0.62)
        vx, vroom = x + lcol, room - lcol
        if o.__dict__.get('narrow', r.random() < 0.3):
            vroom = min(vroom, o.size * 14)
        pad = o.size * 0.35 if ruled else 0
        vroom -= 2 * pad
        for key, label, value in rows:
            if p.kind == 'eligibility_pdf' and key == 'copay_percent':
                y += pitch * 0.5
                o.put(page, x, y, OVER70, font='b', size=o.size)
                y += pitch * 1.3 + (pad * 2 if ruled else 0)
            lines = o.wrap(page, value, vroom) if value else ['']
            labels = (
                page.wrap(label, o.size * o.label_size * 4.1, o.size * o.label_size, o.font) if wrap_labels else [label]
            )
            count = max(len(lines), len(labels))
            step = max(o.size * 1.02, min(pitch, o.size * 1.3))
            height = pitch + (count - 1) * step
            top = y
            for part, kind in ((labels, 'l'), (lines, 'v')):
                spare = (count - len(part)) * step
                yy = top + (spare / 2 if valign == 'middle' else spare if valign == 'bottom' else 0)
                for line in part:
                    if kind == 'l':
                        lx = {'l': x + pad, 'c': x + lcol / 2, 'r': vx - o.size * 0.6}[label_align]
                        if o.label == 'kintou':
                            o.put_label(page, x + pad, yy, line, room=longest)
                        else:
                            o.put_label(page, lx, yy, line, label_align)
                    elif line:
                        o.put(
                            page,
                            {'l': vx + pad, 'c': vx + pad + vroom / 2, 'r': vx + pad + vroom}[align],
                            yy,
                            line,
                            align,
                        )
                    yy += step
            y += height
            if ruled:
                edge = top - o.size * 0.9 - (pitch - o.size * 1.0) / 2
                page.rect(x, edge, lcol, height)
                page.rect(vx, edge, vroom + 2 * pad, height)
        y = tail(page, o, p, x, y, room) + o.size * 3
        if y > h - 40:
            page.h = y + 40
    return [finish(q, o) for q in pages]


def inline(people, r, o):
    """`label：value` pairs, several on one line."""
    page = new_page(o)
    x, y = r.choice([40, 60]), 60
    o.gap = 0
    colon = o.__dict__.get('colon', r.choice(['：', '：', ':', ': ', ' ： ', '】']))
    for p in people:
        y = head(page, o, p, x, y, page.w - 2 * x)
        rows = dict((k, v) for k, _, v in o.rows(p))
        lines = {
            'eligibility_pdf': [
                ['insurer_name'],
                ['insurer_number'],
                ['symbol', 'number', 'branch'],
                ['name'],
                ['relation'],
                None,
                ['copay_percent', 'valid_until'],
            ],
            'eligibility_notice': [
                ['insurer_name'],
                ['insurer_number'],
                ['symbol', 'number', 'branch'],
                ['name'],
                ['kana'],
                ['copay_percent', 'valid_until'],
                ['effective_on'],
                ['valid_from'],
                ['issued_on'],
            ],
            'eligibility_certificate': [
                ['valid_until'],
                ['effective_on'],
                ['symbol', 'number', 'branch'],
                ['name', 'sex'],
                ['birth_date', 'copay_percent'],
                ['valid_from'],
                ['issued_on'],
                ['householder'],
                ['address'],
                ['insurer_number'],
                ['issuer'],
            ],
        }[p.kind]
        if p.kind == 'eligibility_pdf' and r.random() < 0.5:
            lines = [
                ['insurer_name', 'insurer_number'],
                ['symbol', 'number', 'branch'],
                ['name', 'relation'],
                None,
                ['copay_percent', 'valid_until'],
            ]
        for line in lines:
            if line is None:
                o.put(page, x, y, OVER70, font='b')
                y += o.size * 1.8
                continue
            parts = []
            for k in line:
                if k in rows:
                    word = WORDS[o.words][k]
                    parts.append(f'【{word}】{rows[k]}' if colon == '】' else f'{word}{colon}{rows[k]}')
            sep = r.choice(['　　', '    ', '　'])
            for text in [sep.join(parts)] if o.value_width(sep.join(parts)) < page.w - 2 * x else parts:
                for at, part in enumerate(page.wrap(text, page.w - 2 * x, o.size, o.font)):
                    o.put(page, x, y, part)
                    y += o.size * r.choice([1.3, 1.6, 2])
        y = tail(page, o, p, x, y, page.w - 2 * x) + o.size * 2
    page.h = max(page.h, y + 20)
    return [finish(page, o)]


def leader(people, r, o):
    """Label, a run of dots, value at the right edge."""
    page = new_page(o)
    x, y = 60, 60
    o.gap = 0
    dot = r.choice(['.', '・', '…', '‥', '_', '-'])
    for p in people:
        y = head(page, o, p, x, y, page.w - 120)
        for key, label, value in o.rows(p):
            if key == 'copay_percent' and p.kind == 'eligibility_pdf':
                o.put(page, x, y, OVER70, font='b')
                y += o.size * 1.9
            end = o.put(page, x, y, label, label=True) + 4
            lines = o.wrap(page, value, 260) if value else ['']
            start = page.w - x - o.value_width(lines[0])
            count = int((start - end - 6) / width(dot, o.size, o.font))
            page.text(end, y, dot * max(count, 0), o.size, font=o.font, color=o.ink, split=o.split)
            for n, line in enumerate(lines):
                if line:
                    o.put(page, page.w - x, y + n * o.size * 1.2, line, 'r')
            y += o.size * (1.9 + 1.2 * (len(lines) - 1))
        y = tail(page, o, p, x, y, page.w - 120) + o.size * 2
    page.h = max(page.h, y + 30)
    return [finish(page, o)]
