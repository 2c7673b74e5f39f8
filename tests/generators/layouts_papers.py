"""資格確認書 and 資格情報のお知らせ. Each is f(people, r, o) -> [Page]; `o` is a Style."""

from sheet import Page
from style import WORDS, finish, new_page


def card(people, r, o):
    """資格確認書: a card with boxes, as several insurers print it."""
    p = people[0]
    k = r.choice([1.6, 2.0, 2.4])
    w, h = 243 * k + 60, 153 * k + 80
    page = new_page(o, w, h)
    s = o.size = r.choice([8.5, 9, 10]) * (k / 2)
    o.gap, o.units = 0, False
    x, y = 36, 44
    page.rect(26, 24, w - 52, h - 48)
    heading = {'kokuho': '国民健康保険', 'koki': '後期高齢者医療', 'kokuhokumiai': '国民健康保険'}.get(
        p.scheme, '健康保険'
    )
    v = lambda key: o.value(p, key) or ''
    l = lambda key: WORDS[o.words][key] if o.words != 'std' or r.random() < 0.8 else WORDS['std'][key]

    def pair(at, y, key, room):
        end = o.put(page, at, y, l(key), label=True)
        o.put(page, max(end + s * 0.8, at + s * room), y, v(key))

    right = w - 36
    page.text(x, y, heading, s * 1.1, font=o.font)
    page.text(x, y + s * 1.5, '資格確認書', s * 1.4, font='b')
    page.text(x, y + s * 2.8, '（被保険者）' if p.relation == '本人' else '（被扶養者）', s * 0.8, font=o.font)
    mid = x + (right - x) * 0.5
    pair(mid, y, 'valid_until', 6)
    if v('effective_on'):
        pair(mid, y + s * 1.5, 'effective_on', 6)
    y += s * 5
    lead = s * r.choice([1.5, 1.7, 1.9])

    def pairs(*cells, xs):
        nonlocal y
        for key, at in zip(cells, xs):
            if key and v(key):
                end = o.put(page, at, y, l(key), label=True)
                o.put(page, max(end + s, at + s * 4.5), y, v(key))
        y += lead

    if p.symbol or p.branch:
        if r.random() < 0.5 and o.words == 'std' and len(p.symbol or '') < 9:
            o.put(page, x, y, l('symbol'))
            o.put(page, x + s * 3 if o.words == 'std' else x + s * 8, y, v('symbol'))
            at = x + (right - x) * (0.36 if o.words == 'std' else 0.5)
            o.put(page, at, y, '番号' if o.words == 'std' else l('number'))
            end = o.put(page, at + s * 3 if o.words == 'std' else at + s * 8, y, v('number'))
            if v('branch'):
                o.put(page, max(end + s, x + (right - x) * 0.74), y, f'(枝番) {v("branch")}')
            y += lead
        else:
            pairs('symbol', xs=[x])
            pairs('number', xs=[x])
            pairs('branch', xs=[x])
    else:
        o.put(page, x, y, '被保険者番号')
        o.put(page, x + s * 8, y, v('number'))
        y += lead
    ruby = r.random() < 0.35
    if ruby:
        y += s * 0.4
        page.text(x + s * 6, y - s * 1.0, p.kana.replace('　', '　　'), s * 0.5, font=o.font)
    o.put(page, x, y, '氏 名' if o.label in ('sp', 'fw') else l('name'), label=True)
    o.put(page, x + s * 6, y, v('name'), size=s * (0.9 if len(p.name) > 16 else r.choice([1, 1.3])))
    if len(p.name) > 24:
        y += lead
    o.put(page, x + (right - x) * 0.72, y, l('sex'), label=True)
    o.put(page, x + (right - x) * 0.72 + s * 3, y, v('sex'))
    y += lead
    pair(x, y, 'birth_date', 6)
    pair(x + (right - x) * 0.6, y, 'copay_percent', 6)
    y += lead
    pairs('valid_from', xs=[x])
    pairs('issued_on', xs=[x])
    pairs('householder', xs=[x])
    o.put(page, x, y, l('address'), label=True)
    lines = o.wrap(page, p.address, (right - x) * r.choice([0.45, 0.8]) - s * 6)
    for n, line in enumerate(lines):
        o.put(page, x + s * 6, y + n * s * 1.2, line)
    y += lead + (len(lines) - 1) * s * 1.2
    pairs('insurer_number', xs=[x])
    o.put(page, x, y, l('issuer'), label=True)
    lines = o.wrap(page, p.issuer, right - x - s * 10)
    for n, line in enumerate(lines):
        o.put(page, x + s * 6, y + n * s * 1.2, line)
    if r.random() < 0.6:
        page.rect(right - s * 2.4, y - s * 1.2, s * 2, s * 2, stroke=(0.8, 0, 0))
        page.text(right - s * 1.9, y + s * 0.1, '印', s, color=(0.8, 0, 0))
    y += lead + (len(lines) - 1) * s * 1.2
    page.h = max(h, y + 30)
    return [finish(page, o)]


def card_two_sides(people, r, o):
    """A 資格確認書 with its front and its back (remarks, address) side by side."""
    front = card(people, r, o)[0]
    page = Page(front.w * 2, front.h)
    page.ops = front.ops
    s, x, y = o.size * 0.8, front.w + 30, 44
    page.rect(front.w + 10, 24, front.w - 40, front.h - 48)
    for text in (
        '注意事項',
        '１．この証は、医療機関等で診療を受けるときに提示してください。',
        '２．被保険者の資格がなくなったとき、又は有効期限に達したときは、ただちに返還してください。',
        '３．氏名、住所等の記載事項に変更があったときは、１４日以内に届け出てください。',
        '備考',
        '臓器提供に関する意思　１．２．３．　署名年月日　　　年　　月　　日　本人署名（自筆）',
    ):
        y = page.paragraph(x, y, text, front.w - 80, s, font=o.font, color=o.ink) + s * 0.8
    return [page]


def notice(people, r, o):
    """資格情報のお知らせ: a letter with the fields and the slip to cut off that repeats them."""
    p = people[0]
    page = new_page(o)
    s = o.size = min(o.size, 10.5)
    o.gap, o.units = 0, False
    x, room = 56, page.w - 112
    v = lambda key: o.value(p, key) or ''
    page.text(x + room, 50, '第１２３４号', s * 0.9, 'r', o.font)
    if r.random() < 0.5:
        page.text(x, 66, '〒100-0000', s * 0.9, font=o.font)
        page.text(x, 66 + s * 1.4, p.address, s * 0.9, font=o.font)
        page.text(x, 66 + s * 3.2, p.name.replace('　', '　') + '　様', s * 1.1, font=o.font)
    y = 140
    page.text(x + room / 2, y, '資格情報のお知らせ', s * 1.6, 'c', 'b')
    y += s * 3
    word = WORDS[o.words]
    if r.random() < 0.5:
        for key in ('insurer_name', 'insurer_number'):
            page.text(x + room * 0.45, y, word[key], s, font=o.font)
            lines = page.wrap(v(key), room * 0.55 - s * 7, s, o.font)
            for n, line in enumerate(lines):
                page.text(x + room * 0.45 + s * 7, y + n * s * 1.2, line, s, font=o.font)
            y += s * 1.6 + (len(lines) - 1) * s * 1.2
    else:
        page.text(x + room, y, v('insurer_name'), s, 'r', o.font)
        page.text(x + room, y + s * 1.5, f'（{word["insurer_number"]}　{v("insurer_number")}）', s, 'r', o.font)
        y += s * 3
    y = page.paragraph(
        x,
        y + s,
        'あなたの加入する健康保険の資格情報を下記のとおりお知らせします。なお、このお知らせのみでは受診できません。',
        room,
        s,
        font=o.font,
    )
    y += s
    ruled = r.random() < 0.6
    lead = s * r.choice([1.9, 2.2])

    def row(*cells):
        nonlocal y
        for label, value, at, vat in cells:
            end = o.put(page, x + at, y, label, label=True)
            if value:
                o.put(page, max(end + s, x + vat), y, value)
        if ruled:
            page.rect(x - 6, y - lead * 0.68, room + 12, lead)
        y += lead

    if p.symbol or p.branch:
        wide = o.words != 'std' or o.label_size > 1 or len(p.symbol or '') > 7
        row(
            (word['symbol'], v('symbol'), 0, s * 8),
            *([] if wide else [(word['number'], v('number'), s * 17, s * 24)]),
            ('(枝番)', v('branch'), s * 35, s * 39),
        )
        if wide:
            row((word['number'], v('number'), 0, s * 8))
    else:
        row(('被保険者番号', v('number'), 0, s * 10))
    row((word['name'], v('name'), 0, s * 10))
    row((word['kana'], v('kana'), 0, s * 10))
    row((word['copay_percent'] + r.choice(['', '', ' (70歳以上のみ記載)']), v('copay_percent'), 0, s * 18))
    if p.valid_until:
        row(
            (word['valid_until'], v('valid_until'), 0, s * 10),
            (word['effective_on'], v('effective_on'), s * 24, s * 31),
        )
    row((word['valid_from'], v('valid_from'), 0, s * 10))
    row((word['issued_on'], v('issued_on'), 0, s * 10))
    y += s
    y = page.paragraph(
        x,
        y,
        '※ 70歳以上の場合、負担割合のほか、有効期限、発効期日を記載。(下部の切り取り箇所も同様) スマートフォンをお持ちの方は、以下のQRコードからマイナポータルにログインすることで、ご自身の健康保険の資格情報を確認することができます。ぜひご利用ください。',
        room,
        s * 0.85,
        font=o.font,
    )
    y += s * 2
    if r.random() < 0.75:
        page.text(x + room / 2, y, '－－－－－ 下部を切り取ってご利用いただけます －－－－－', s * 0.9, 'c', o.font)
        page.text(x + room / 2, y + s * 1.4, '(このお知らせのみでは受診できません)', s * 0.9, 'c', o.font)
        y += s * 4
        box = y - s * 1.5
        page.text(x + 10, y, '資格情報のお知らせ', s * 1.1, font='b')
        page.text(x + s * 16, y, o.day(p.issued_on) + '発行', s * 0.9, font=o.font)
        y += s * 1.6
        page.text(x + 10, y, v('insurer_name'), s * 0.9, font=o.font)
        y += s * 1.5
        page.text(x + 10, y, f'保険者番号　{v("insurer_number")}', s * 0.9, font=o.font)
        y += s * 1.5
        if p.symbol or p.branch:
            page.text(x + 10, y, f'記号 {v("symbol")}　番号 {v("number")}　(枝番) {v("branch")}', s * 0.9, font=o.font)
        else:
            page.text(x + 10, y, f'被保険者番号 {v("number")}', s * 0.9, font=o.font)
        y += s * 1.5
        page.text(x + 10, y, f'氏名 {v("name")}', s * 0.9, font=o.font)
        y += s * 1.5
        if p.copay:
            page.text(x + 10, y, f'負担割合 {v("copay_percent")}', s * 0.9, font=o.font)
            y += s * 1.5
        page.text(x + 10, y, '受診の際にはマイナ保険証があわせて必要です', s * 0.8, font=o.font)
        page.rect(x, box, s * 30, y - box + s)
    page.h = max(page.h, y + 30)
    return [finish(page, o)]
