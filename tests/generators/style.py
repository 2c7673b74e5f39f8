"""How a paper prints its fields: the words of labels, kinds of days, dashes and digits; its head, its tail, its order.

The fields, their order and the sentences follow S002; what the real paper looks like is not known, so everything that a
layout can do differently is drawn from the seeded `r`.
"""

from people import date_text, full_width
from sheet import Page, width

TITLE = {
    'eligibility_pdf': '医療保険の資格情報',
    'eligibility_notice': '資格情報のお知らせ',
    'eligibility_certificate': '資格確認書',
}
SCREEN = 'この画面のみでは受診できません。マイナ保険証とあわせて医療機関等の受付に提示してください。'
OVER70 = '70歳以上の方又は後期高齢者医療の加入者'
NOTE = (
    '(注) マイナ保険証の読み取りができない例外的な場合には、保存したPDFファイルをマイナ保険証とともに医療機関等の受付に提示することで受診いただけます。'
    'なお、70歳以上の方や後期高齢者医療の加入者の方は、表示されている有効期限の到来に伴い、一部負担金割合が変更になる場合がありますので、ご注意ください。'
)
WORDS = {
    'std': dict(
        insurer_name='保険者名',
        insurer_number='保険者番号',
        symbol='記号',
        number='番号',
        branch='枝番',
        name='氏名',
        relation='本人・家族の別',
        copay_percent='一部負担金割合',
        valid_until='有効期限',
        kana='フリガナ',
        valid_from='適用開始年月日',
        issued_on='交付年月日',
        effective_on='発効期日',
        birth_date='生年月日',
        sex='性別',
        householder='世帯主氏名',
        address='住所',
        issuer='交付者名',
    ),
    'alt1': dict(
        insurer_name='保険者名称',
        insurer_number='保険者番号',
        symbol='被保険者証記号',
        number='被保険者証番号',
        branch='枝番号',
        name='氏名',
        relation='本人・家族区分',
        copay_percent='一部負担金の割合',
        valid_until='有効期限',
        kana='ﾌﾘｶﾞﾅ',
        valid_from='資格取得年月日',
        issued_on='交付日',
        effective_on='発効年月日',
        birth_date='生年月日',
        sex='性別',
        householder='世帯主名',
        address='住所',
        issuer='交付者',
    ),
    'alt2': dict(
        insurer_name='保険者の名称',
        insurer_number='保険者番号',
        symbol='被保険者等記号',
        number='被保険者等番号',
        branch='被保険者等枝番',
        name='お名前',
        relation='本人･家族の別',
        copay_percent='負担割合',
        valid_until='有効期限',
        kana='氏名（カナ）',
        valid_from='適用開始日',
        issued_on='発行日',
        effective_on='発効期日',
        birth_date='生年月日',
        sex='性別',
        householder='被保険者氏名',
        address='ご住所',
        issuer='発行者',
    ),
}
ENGLISH = dict(
    insurer_name='Insurer',
    insurer_number='Insurer No.',
    symbol='Code',
    number='Number',
    branch='Branch No.',
    name='Name',
    relation='Relationship',
    copay_percent='Copayment',
    valid_until='Valid until',
    kana='Kana',
    valid_from='Start date',
    issued_on='Date of issue',
    effective_on='Effective date',
    birth_date='Date of birth',
    sex='Sex',
    householder='Householder',
    address='Address',
    issuer='Issued by',
)
DASHES = ['—', '―', '－', '-', 'ー', '−', '--', '‐', '─', '']
KEYS = {
    'eligibility_pdf': [
        'insurer_name',
        'insurer_number',
        'symbol',
        'number',
        'branch',
        'name',
        'relation',
        'copay_percent',
        'valid_until',
    ],
    'eligibility_notice': [
        'insurer_name',
        'insurer_number',
        'symbol',
        'number',
        'branch',
        'name',
        'kana',
        'copay_percent',
        'valid_until',
        'effective_on',
        'valid_from',
        'issued_on',
    ],
    'eligibility_certificate': [
        'valid_until',
        'effective_on',
        'symbol',
        'number',
        'branch',
        'name',
        'sex',
        'birth_date',
        'copay_percent',
        'valid_from',
        'issued_on',
        'householder',
        'address',
        'insurer_number',
        'issuer',
    ],
}


class Style:
    """How a paper prints labels and values."""

    BASE = dict(
        words='std',
        label='plain',
        date='era',
        saved='west',
        dash='—',
        digits='half',
        gap=0,
        units=False,
        size=10.5,
        label_size=1.0,
        font='g',
        bold_values=False,
        space='　',
        split=False,
        dark=False,
        order='page',
        watermark=False,
        furniture=False,
        hide=True,
        forms=False,
    )
    SHAPES = dict(
        table=dict(
            ruled=True,
            valign='middle',
            align='l',
            label_align='l',
            pitch=2.0,
            wrap_labels=False,
            between=2,
            narrow=False,
        ),
        grid=dict(columns=2, lead=1.5, ruled=False, centred=False),
        headrow=dict(centred=False, ruled=True),
        inline=dict(colon='：'),
    )

    @classmethod
    def near(cls, r, layout, axes):
        """The plain style, but for `axes` things that are as `r` has them. Says which in `varied`."""
        wild = {k: v for k, v in cls(r).__dict__.items() if k in cls.BASE}
        shape = cls.SHAPES.get(layout, {})
        keys = sorted(k for k in wild if wild[k] != cls.BASE[k]) + sorted(shape)
        varied = r.sample(keys, min(axes, len(keys)))
        fixed = {k: wild[k] if k in varied else v for k, v in cls.BASE.items()} | {
            k: v for k, v in shape.items() if k not in varied
        }
        return cls(r, varied=varied, **fixed)

    def __init__(self, r, **fixed):
        self.r = r
        self.words = r.choice(['std', 'std', 'std', 'alt1', 'alt2'])
        self.label = r.choice(
            ['plain', 'plain', 'plain', 'sp', 'sp', 'fw', 'colon', 'bracket', 'en', 'bullet', 'number', 'kintou']
        )
        self.date = r.choice(
            [
                'era',
                'era',
                'era0',
                'eraz',
                'erasp',
                'R',
                'R0',
                'west',
                'west0',
                'slash',
                'iso',
                'dot',
                'both',
                'eraword',
                'square',
                'eradot',
                'Rdot0',
                'until',
                'erafw',
                'both2',
                'weekday',
            ]
        )
        self.forms = r.random() < 0.3
        self.saved = r.choice(['west', 'west', 'west', 'era', 'slash', 'time', 'time2', 'dot', 'weekday', 'iso', 'T'])
        self.dash = r.choice(DASHES)
        self.digits = r.choice(['half', 'half', 'half', 'full'])
        self.gap = r.choice([0, 0, 0, 0, 0.1, 0.3])  # letter-spaced values, in ems
        self.units = r.random() < 0.15
        self.size = r.choice([8, 9, 10.5, 10.5, 12, 14])
        self.label_size = 1.0 if r.random() < 0.7 else r.choice([0.7, 0.8, 1.2])
        self.font = r.choice('ggmh')
        self.bold_values = r.random() < 0.2
        self.space = r.choice(['　', ' ', '  '])
        self.split = r.random() < 0.12
        self.dark = r.random() < 0.08
        self.order = r.choice(['page', 'page', 'page', 'values', 'reversed', 'labels', 'random'])
        self.watermark = r.random() < 0.1
        self.furniture = r.random() < 0.25
        self.hide = r.random() < 0.5  # absent rows of 後期: hidden rather than a dash
        self.__dict__.update(fixed)

    @property
    def ink(self):
        return (0.95, 0.95, 0.95) if self.dark else (0, 0, 0)

    def label_text(self, key):
        s = WORDS[self.words][key]
        return {
            'plain': s,
            'sp': ' '.join(s),
            'fw': '　'.join(s),
            'colon': s + '：',
            'bracket': f'【{s}】',
            'en': f'{s} / {ENGLISH[key]}',
            'bullet': '■' + s,
            'number': '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯'[list(ENGLISH).index(key) % 16] + s,
            'kintou': s,
        }[self.label]

    def day(self, d):
        return date_text(d, self.date)

    def value(self, p, key):
        """A value as printed; None: the row is missing; '' or a dash: nothing in it."""
        digits = full_width if self.digits == 'full' else (lambda s: s)
        if key in p.extra.get('absent', ()):
            return None
        if key in ('symbol', 'number', 'branch', 'insurer_number'):
            v = getattr(p, key)
            if v is None:
                return None if self.hide and p.scheme == 'koki' else self.dash
            v = digits(v)
            if self.forms and key == 'insurer_number' and len(v) == 8:
                return self.r.choice(
                    [f'{v[:2]} {v[2:4]} {v[4:7]} {v[7]}', ' '.join(v), f'{v[:4]} {v[4:]}', f'（{v}）', v]
                )
            return f'(枝番) {v}' if self.units and key == 'branch' else v
        if key == 'name':
            return p.name.replace('　', self.space)
        if key == 'kana':
            return p.kana.replace('　', self.space)
        if key == 'householder':
            return p.householder.replace('　', self.space)
        if key == 'copay_percent':
            if self.forms and p.copay:
                return self.r.choice(
                    [
                        f'{p.copay}0%',
                        f'{"〇一二三"[p.copay]}割',
                        f'{p.copay} 割',
                        f'{p.copay}割負担',
                        f'{full_width(str(p.copay))}割',
                        f'{p.copay}割（{self.day(p.valid_until)}まで）',
                    ]
                )
            return self.dash if p.copay is None else digits(f'{p.copay}割') + (' (窓口負担)' if self.units else '')
        if key in ('valid_until', 'valid_from', 'issued_on', 'effective_on', 'birth_date'):
            d = p.birth if key == 'birth_date' else getattr(p, key)
            if key in ('effective_on',) and d is None:
                return None
            return self.dash if d is None else self.day(d)
        if key == 'relation' and self.forms:
            return self.r.choice(
                {
                    '本人': ['本人（被保険者）', '本人', '世帯主', '被保険者'],
                    '家族': ['家族（被扶養者）', '被扶養者', '家族', '世帯員'],
                }[p.relation]
            )
        return getattr(p, key)

    def rows(self, p, keys=None):
        """(key, label, value) of what is printed."""
        return [(k, self.label_text(k), v) for k in keys or KEYS[p.kind] if (v := self.value(p, k)) is not None]

    def saved_text(self, p):
        d = p.saved_on
        text = {
            'west': date_text(d, 'west'),
            'era': date_text(d, 'era'),
            'slash': date_text(d, 'slash'),
            'dot': date_text(d, 'dot'),
            'weekday': date_text(d, 'weekday') + ' 10:15',
            'iso': date_text(d, 'iso') + ' 10:15:00',
            'T': date_text(d, 'iso') + 'T10:15:00+09:00',
            'time': date_text(d, 'west') + ' 14時05分',
            'time2': date_text(d, 'slash') + ' 9:03:27',
        }[self.saved]
        return f'保存日時：{text}時点'

    def put(self, page, x, y, s, anchor='l', label=False, size=None, font=None):
        size = size or self.size * (self.label_size if label else 1)
        font = font or ('b' if self.bold_values and not label else self.font)
        gap = 0 if label else self.gap * size
        return page.text(x, y, s, size, anchor, font, self.ink, gap, split=self.split)

    def put_label(self, page, x, y, s, anchor='l', room=None):
        """A label; justified over `room` where the style says so."""
        size = self.size * self.label_size
        if self.label == 'kintou' and room and len(s) > 1:
            step = (room - width(s[-1], size, self.font)) / (len(s) - 1)
            for i, c in enumerate(s):
                page.text(x + i * step, y, c, size, 'l', self.font, self.ink)
            return x + room
        return self.put(page, x, y, s, anchor, label=True)

    def value_width(self, s, size=None):
        size = size or self.size
        return width(s, size, 'b' if self.bold_values else self.font, self.gap * size)

    def wrap(self, page, s, room, words=False):
        font = 'b' if self.bold_values else self.font
        if ' ' in s and s.isascii():
            return page.wrap_words(s, room / (1 + self.gap), self.size, font)
        return page.wrap(s, room / (1 + self.gap), self.size, font) or ['']


def new_page(o, w=595.28, h=841.89):
    page = Page(w, h)
    if o.dark:
        page.rect(0, 0, w, h, fill=(0.12, 0.12, 0.15), stroke=None)
    return page


def head(page, o, p, x, y, room):
    """Title, screen note and 保存日時; returns the next y."""
    s = o.size
    page.text(x if o.r.random() < 0.5 else x + room / 2, y, TITLE[p.kind], s * 1.5, font='b', color=o.ink)
    y += s * 2.6
    if p.kind == 'eligibility_pdf':
        y = page.paragraph(x, y, SCREEN, room, s * 0.85, font=o.font, color=o.ink)
        y += s * 0.6
        if o.r.random() < 0.5:
            page.text(x + room, y, o.saved_text(p), s * 0.9, 'r', o.font, o.ink)
        else:
            page.text(x, y, o.saved_text(p), s * 0.9, 'l', o.font, o.ink)
        y += s * 2
    return y


def tail(page, o, p, x, y, room):
    if p.kind == 'eligibility_pdf':
        y = page.paragraph(x, y + o.size, NOTE, room, o.size * 0.8, font=o.font, color=o.ink)
    return y


def finish(page, o):
    """Furniture, watermark and the order of the content."""
    r = o.r
    if o.dark:
        page.ops[0]['h'] = page.h
    if o.order != 'page':
        texts = page.texts()
        rest = [op for op in page.ops if op['t'] != 'text']
        if o.order == 'reversed':
            texts.reverse()
        elif o.order == 'random':
            r.shuffle(texts)
        elif o.order == 'values':
            texts.sort(key=lambda op: -op['x'])
        elif o.order == 'labels':
            texts.sort(key=lambda op: op['x'])
        page.ops = rest + texts
    if o.furniture:
        page.text(24, 18, '2026/11/21 10:15', 7, color=o.ink)
        page.text(page.w / 2, 18, '医療保険の資格情報 | マイナポータル', 7, 'c', color=o.ink)
        page.text(
            24, page.h - 14, 'https://myna.go.jp/html/hokensho_riyou/00123456/index.html?no=12345678', 7, color=o.ink
        )
        page.text(page.w - 24, page.h - 14, '1/1', 7, 'r', color=o.ink)
    if o.watermark:
        mark = r.choice(['見本', 'COPY', '複写', '見本 SAMPLE'])
        page.text(
            page.w * 0.2, page.h * 0.6, mark, 90, font='b', color=(0.88, 0.88, 0.88), angle=r.choice([45, 30, 35, 0])
        )
    return page
