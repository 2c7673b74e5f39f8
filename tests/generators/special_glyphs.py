"""Glyphs in unusual places: printed twice, trembling, over and under one another, with notes around them."""

import draw
from sheet import width
from special_common import plain, split_values


def fake_bold(r, path):
    """Everything four times, moved a little (Word, Crystal Reports)."""
    p, o, pages = plain(r)
    ops = []
    for op in pages[0].ops:
        ops += [
            dict(op, x=op['x'] + dx) if op['t'] == 'text' else op
            for dx in ((0, 0.2, 0.4, 0.6) if op['t'] == 'text' else (0,))
        ]
    pages[0].ops = ops
    draw.reportlab(pages, path)
    return p


def fake_bold_later(r, path):
    """The page's text once more as a whole, moved by 0.3 points."""
    p, o, pages = plain(r)
    pages[0].ops += [dict(op, x=op['x'] + 0.3, y=op['y'] + 0.1) for op in pages[0].texts()]
    draw.reportlab(pages, path)
    return p


def shadow(r, path):
    """A grey copy of each text a point below, right."""
    p, o, pages = plain(r, bold_values=True)
    pages[0].ops = [
        dict(op, x=op['x'] + 0.9, y=op['y'] + 0.9, color=(0.7, 0.7, 0.7)) for op in pages[0].texts()
    ] + pages[0].ops
    draw.reportlab(pages, path)
    return p


def jitter(r, path):
    """Each glyph by itself, baselines trembling, as from a plotter or a PDF made from a phone's screen."""
    p, o, pages = plain(r, split=True)
    for op in pages[0].texts():
        op['y'] += r.uniform(-0.5, 0.5)
        op['x'] += r.uniform(-0.3, 0.3)
    r.shuffle(pages[0].ops)
    draw.reportlab(pages, path)
    return p


def baseline_shift(r, path):
    """Values in a larger size than their labels, on a lower baseline."""
    p, o, pages = plain(r)
    for op in split_values(p, o, pages):
        op.update(size=16, y=op['y'] + 3.2)
        pages[0].ops.append(op)
    draw.reportlab(pages, path)
    return p


def small_values_above(r, path):
    """Values in a smaller size, on a higher baseline."""
    p, o, pages = plain(r, size=14)
    for op in split_values(p, o, pages):
        op.update(size=9, y=op['y'] - 3.5)
        pages[0].ops.append(op)
    draw.reportlab(pages, path)
    return p


def huge(r, path):
    p, o, pages = plain(r, size=26, page=(1200, 1600))
    draw.reportlab(pages, path)
    return p


def tiny(r, path):
    p, o, pages = plain(r, size=3.2)
    draw.reportlab(pages, path)
    return p


def user_unit(r, path):
    """A tenth of the size, and UserUnit 10."""
    import pikepdf

    p, o, pages = plain(r)
    draw.reportlab(pages, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.MediaBox = [0, 0, 59.528, 84.189]
        page.UserUnit = 10
        page.contents_add(b'q 0.1 0 0 0.1 0 0 cm', prepend=True)
        page.contents_add(b'Q')
        pdf.save(path)
    return p


def flipped(r, path):
    """Content in a system with y downwards, text matrices flipped back (Quartz, Skia, Chromium do so)."""
    p, o, pages = plain(r)
    draw.cairo_toy(pages, path)
    return p


def furigana(r, path, size=0.5, gap=1.05, near=True):
    """Small kana right over the name."""
    p, o, pages = plain(r)
    op = next(x for x in pages[0].texts() if x['s'] == o.value(p, 'name'))
    at = op['x']
    for part, kana in zip(p.name.split('　'), p.kana.split('　')):
        w = width(part, op['size'], op['font'])
        pages[0].text(at + w / 2, op['y'] - op['size'] * gap, kana, op['size'] * size, 'c', op['font'])
        at += w + width('　', op['size'], op['font'])
    draw.reportlab(pages, path)
    return p


def furigana_half_size(r, path):
    return furigana(r, path, 0.6, 0.95)


def furigana_row(r, path):
    """The name's kana in brackets behind it."""
    p, o, pages = plain(r)
    op = next(x for x in pages[0].texts() if x['s'] == o.value(p, 'name'))
    p.extra['accept'] = dict(name=[f'{p.name}　({p.kana})'])
    pages[0].text(op['x'] + 160, op['y'], f'フリガナ {p.kana}', 8, font=op['font'])
    draw.reportlab(pages, path)
    return p


def watermark_over_values(r, path):
    p, o, pages = plain(r)
    for y in range(200, 700, 130):
        for x in (80, 300):
            pages[0].ops.insert(
                0,
                dict(
                    t='text',
                    x=x,
                    y=y,
                    s='見本',
                    size=40,
                    font='b',
                    color=(0.9, 0.9, 0.9),
                    angle=r.choice([30, 45]),
                    mode=0,
                ),
            )
    draw.reportlab(pages, path)
    return p


def watermark_level(r, path):
    """A large pale word straight across the values."""
    p, o, pages = plain(r)
    op = next(x for x in pages[0].texts() if x['s'] == o.value(p, 'name'))
    pages[0].ops.insert(
        0,
        dict(t='text', x=150, y=op['y'] + 10, s='見　本', size=80, font='b', color=(0.92, 0.92, 0.92), angle=0, mode=0),
    )
    draw.reportlab(pages, path)
    return p


def many_notes(r, path):
    """Sentences that name every label, above and below."""
    p, o, pages = plain(r)
    text = '※ 保険者番号、記号・番号、枝番、氏名が正しいことを確認してください。氏名 の表記は住民票と異なる場合があります。有効期限 令和9年12月31日までに届出のない方は 番号 99999999 へ連絡してください。'
    pages[0].paragraph(50, pages[0].h - 120, text, 480, 9)
    draw.reportlab(pages, path)
    return p


def contact_box(r, path):
    """A box with an address and a phone number of the insurer on the right."""
    p, o, pages = plain(r)
    pages[0].rect(380, 640, 180, 90)
    for i, s in enumerate(
        [
            'お問い合わせ先',
            'マイナンバー総合フリーダイヤル',
            '電話番号：0120-95-0178',
            '照会番号：8812345',
            '受付時間 平日9:30~20:00',
        ]
    ):
        pages[0].text(386, 656 + i * 15, s, 9)
    draw.reportlab(pages, path)
    return p


def same_row_note(r, path):
    """A remark at the right end of each row."""
    p, o, pages = plain(r)
    for op in list(pages[0].texts()):
        if op['s'] == o.value(p, 'branch'):
            pages[0].text(430, op['y'], '※2桁の番号', 8)
        if op['s'] == o.value(p, 'insurer_number'):
            pages[0].text(430, op['y'], '(8桁または6桁)', 8)
        if op['s'] == o.value(p, 'name'):
            pages[0].text(430, op['y'], '様', 10)
    draw.reportlab(pages, path)
    return p
