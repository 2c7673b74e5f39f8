"""Invented people and what insurers would say of them. Nobody in here exists.

A `Person` holds the values as the papers mean them; how a paper prints them is the layout's business.
"""

import datetime
from dataclasses import dataclass, field

FAMILIES = '青葉 東雲 早乙女 小鳥遊 五十嵐 水無瀬 髙橋 﨑山 𠮷田 栁沢 渡邉 渡邊 齋藤 濵田 一ノ瀬 二宮 三ツ矢 仮名 架空 大西 金子 森 林 佐々木 長谷川 德永 ●藤 〓井 中■ 八木 本人 番場 保坂 有田 名和'.split()
GIVENS = '健一 花子 颯太 美咲 玄 翔 恵 隆 十和子 三郎 陽葵 さくら ひなた ノア 大地 千夏 真理恵 龍之介 詩 みゆき 一郎 氏子 記子 健太郎'.split()
KANA = {
    '青葉': 'アオバ',
    '東雲': 'シノノメ',
    '早乙女': 'サオトメ',
    '小鳥遊': 'タカナシ',
    '五十嵐': 'イガラシ',
    '水無瀬': 'ミナセ',
    '髙橋': 'タカハシ',
    '﨑山': 'サキヤマ',
    '𠮷田': 'ヨシダ',
    '吉田': 'ヨシダ',
    '栁沢': 'ヤナギサワ',
    '渡邉': 'ワタナベ',
    '渡邊': 'ワタナベ',
    '齋藤': 'サイトウ',
    '濵田': 'ハマダ',
    '一ノ瀬': 'イチノセ',
    '二宮': 'ニノミヤ',
    '三ツ矢': 'ミツヤ',
    '仮名': 'カナ',
    '架空': 'カクウ',
    '大西': 'オオニシ',
    '金子': 'カネコ',
    '森': 'モリ',
    '林': 'ハヤシ',
    '佐々木': 'ササキ',
    '長谷川': 'ハセガワ',
    '德永': 'トクナガ',
    '●藤': 'サイトウ',
    '〓井': 'サクライ',
    '中■': 'ナカザキ',
    '八木': 'ヤギ',
    '本人': 'ホンニン',
    '番場': 'バンバ',
    '保坂': 'ホサカ',
    '有田': 'アリタ',
    '名和': 'ナワ',
}
GIVEN_KANA = dict(
    zip(
        GIVENS,
        'ケンイチ ハナコ ソウタ ミサキ ゲン ショウ メグミ タカシ トワコ サブロウ ヒマリ サクラ ヒナタ ノア ダイチ チナツ マリエ リュウノスケ ウタ ミユキ イチロウ ウジコ シルコ ケンタロウ'.split(),
    )
)
FOREIGN = [
    'MARIA DE LA CRUZ FERNANDEZ',
    'NGUYEN THI MINH',
    'ANDERSON-SMITH ELIZABETH ALEXANDRA',
    'RODRIGUES DA SILVA JOAO PEDRO HENRIQUE',
    '王 小明',
    'ＳＭＩＴＨ　ＪＯＨＮ',
    'オリヴェイラ マリア アパレシーダ ドス サントス',
    "O'BRIEN SEAN",
]
KUMIAI = [
    'ひまわり電機健康保険組合',
    'あおば商事健康保険組合',
    'みなと精密健康保険組合',
    '架空製鉄グループ健康保険組合',
    'うみかぜ通信健康保険組合',
    'XX健康保険組合',
    '見本情報サービス健康保険組合',
]
LONG = [
    '東日本架空情報サービス産業機械器具製造業連合健康保険組合',
    '全国仮想ソフトウェア・インターネット・デジタルコンテンツ産業健康保険組合',
    '見本県市町村職員等及び関係団体職員共済組合連合会架空支部',
]
KYOSAI = ['架空私立学校教職員共済組合', '見本省共済組合', '警察共済組合架空県支部', '公立学校共済組合見本支部']
CITIES = ['虹ヶ丘市', '東京都さくら野区', '青葉野町', '架空県見本市', '北海道そらいろ村']


def luhn(body):
    total = 0
    for i, c in enumerate(reversed(body)):
        n = int(c) * (2 if i % 2 == 0 else 1)
        total += n // 10 + n % 10
    return str((10 - total % 10) % 10)


@dataclass
class Person:
    kind: str = 'eligibility_pdf'
    scheme: str = 'kumiai'
    insurer_name: str = ''
    insurer_number: str = ''
    symbol: str = None
    number: str = ''
    branch: str = None
    family: str = ''
    given: str = ''
    name: str = ''  # as printed, with one space
    kana: str = ''
    relation: str = '本人'
    copay: int = None  # tenths
    valid_until: tuple = None
    saved_on: tuple = None
    valid_from: tuple = None
    effective_on: tuple = None
    issued_on: tuple = None
    birth: tuple = None
    sex: str = '男'
    householder: str = ''
    address: str = ''
    issuer: str = ''
    extra: dict = field(default_factory=dict)


def day(r, y0, y1):
    return (r.randint(y0, y1), r.randint(1, 12), r.randint(1, 28))


def number_for(r, scheme):
    pref = f'{r.randint(1, 47) + (50 if r.random() < 0.1 else 0):02d}'
    law = {
        'kumiai': '06',
        'kyokai': '01',
        'kyosai': r.choice(['31', '32', '33', '34']),
        'koki': '39',
        'tokurei': '63',
        'senin': '02',
    }.get(scheme, '')
    body = law + pref + (f'3{r.randint(0, 99):02d}' if scheme == 'kokuhokumiai' else f'{r.randint(0, 299):03d}')
    return body + luhn(body)


def person(r, kind='eligibility_pdf', scheme=None, like=None, long_insurer=False, foreign=False):
    """A person; `like`: of the same insurer and the same 記号・番号, as a family is."""
    scheme = (
        like.scheme
        if like
        else scheme
        or r.choice(
            ['kumiai'] * 5
            + ['kyokai', 'kyokai', 'kyosai', 'kokuho', 'kokuho', 'koki', 'koki', 'tokurei', 'kokuhokumiai']
        )
    )
    p = Person(kind=kind, scheme=scheme)
    if like:
        p.insurer_name, p.insurer_number, p.symbol, p.number = (
            like.insurer_name,
            like.insurer_number,
            like.symbol,
            like.number,
        )
        p.branch = f'{int(like.branch or 0) + 1:02d}'
        p.family, p.relation, p.saved_on, p.issued_on, p.address, p.issuer = (
            like.family,
            '家族',
            like.saved_on,
            like.issued_on,
            like.address,
            like.issuer,
        )
    else:
        pref = r.choice(['東京', '北海道', '架空', '見本'])
        p.insurer_name = {
            'kumiai': r.choice(KUMIAI),
            'kyokai': f'全国健康保険協会　{pref}支部',
            'kyosai': r.choice(KYOSAI),
            'kokuho': r.choice(CITIES),
            'koki': f'{r.choice(["愛知県", "東京都", "架空県"])}後期高齢者医療広域連合',
            'tokurei': '架空電機健康保険組合（特例退職）',
            'kokuhokumiai': '架空県医師国民健康保険組合',
            'senin': '全国健康保険協会船員保険部',
        }[scheme]
        if long_insurer and scheme in ('kumiai', 'kyosai'):
            p.insurer_name = r.choice(LONG)
        p.insurer_number = number_for(r, scheme)
        if scheme == 'koki':
            p.number = f'{r.randint(10000000, 99999999)}'
        elif scheme == 'kyokai':
            p.symbol, p.number, p.branch = str(r.randint(1000000, 99999999)), str(r.randint(1, 99999999)), '00'
        else:
            p.symbol = r.choice(
                [
                    '1',
                    '1024',
                    '12-345',
                    '青国12',
                    '公立青葉',
                    '見あ',
                    'A-12',
                    '86-352',
                    'イ',
                    '123456789012',
                    '99-99-9',
                    None,
                    'サー１',
                    '0001',
                ]
            )
            p.number = r.choice(
                [
                    str(r.randint(1, 9999999)),
                    f'{r.randint(0, 99):07d}',
                    str(r.randint(10**9, 10**10 - 1)),
                    f'{r.randint(100, 999)}-{r.randint(10, 99)}',
                ]
            )
            p.branch = r.choice(['00', '00', '01', '02', '03', None])
        p.family = r.choice(FAMILIES)
        p.relation = '本人' if p.branch in (None, '00') else '家族'
        p.saved_on = day(r, 2025, 2026)
        p.issued_on = day(r, 2024, 2026)
        p.issuer = p.insurer_name
        p.address = r.choice(
            [
                '架空県青葉野市見本町１丁目２番３号　みほんハイツ４０５',
                '東京都さくら野区仮町2-3-4',
                '北海道そらいろ村字見本１２３番地４５ 架空マンション第二みほん館１２０１号室',
            ]
        )
    p.given = r.choice(GIVENS)
    p.name = f'{p.family}　{p.given}'
    p.kana = f'{KANA[p.family]}　{GIVEN_KANA[p.given]}'
    if foreign:
        p.name = r.choice(FOREIGN)
        p.kana = 'マリア　デラクルス'
    if scheme in ('koki', 'tokurei') or r.random() < 0.2:
        p.copay = r.choice([1, 2, 3]) if scheme == 'koki' else r.choice([2, 3])
        p.valid_until = (p.saved_on[0] + 1, 7, 31)
        p.effective_on = (p.saved_on[0], 8, 1)
    p.valid_from = day(r, 1995, 2024)
    p.birth = day(r, 1936, 2024)
    p.sex = r.choice('男女')
    p.householder = p.name
    return p


def iso(d):
    return d and f'{d[0]:04d}-{d[1]:02d}-{d[2]:02d}'


FIELDS = {
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
        'saved_on',
    ],
    'eligibility_notice': [
        'insurer_name',
        'insurer_number',
        'symbol',
        'number',
        'branch',
        'name',
        'copay_percent',
        'valid_until',
        'kana',
        'valid_from',
        'issued_on',
        'effective_on',
    ],
    'eligibility_certificate': [
        'insurer_number',
        'symbol',
        'number',
        'branch',
        'name',
        'sex',
        'birth_date',
        'copay_percent',
        'valid_until',
        'effective_on',
        'valid_from',
        'issued_on',
        'householder',
        'address',
        'issuer',
    ],
}


def truth(p):
    """The fields of a person as expected.json writes them."""
    full = {
        'insurer_name': p.insurer_name,
        'insurer_number': p.insurer_number,
        'symbol': narrow(p.symbol),
        'number': narrow(p.number),
        'branch': p.branch,
        'name': '　'.join(p.name.split()),
        'kana': '　'.join(p.kana.split()),
        'relation': {'本人': 'self', '家族': 'family', None: None}[p.relation],
        'copay_percent': p.copay and p.copay * 10,
        'valid_until': iso(p.valid_until),
        'saved_on': iso(p.saved_on),
        'valid_from': iso(p.valid_from),
        'effective_on': iso(p.effective_on),
        'issued_on': iso(p.issued_on),
        'issuer': p.issuer,
        'birth_date': iso(p.birth),
        'sex': {'男': 'male', '女': 'female'}[p.sex],
        'householder': '　'.join(p.householder.split()),
        'address': p.address,
    }
    keys = [k for k in FIELDS[p.kind] if k not in p.extra.get('absent', ())]
    return {k: full[k] for k in keys} | {k: None for k in p.extra.get('absent', ()) if k in FIELDS[p.kind]}


def narrow(s):
    return s and ''.join(chr(ord(c) - 0xFEE0) if '！' <= c <= '～' else c for c in s)


ERAS = [
    (2019, 5, '令和', 'R', 2018),
    (1989, 1, '平成', 'H', 1988),
    (1926, 12, '昭和', 'S', 1925),
    (1900, 1, '大正', 'T', 1911),
]


def date_text(d, style='era'):
    """A day as papers print it."""
    y, m, dd = d
    name, letter, base = next((n, l, b) for yy, mm, n, l, b in ERAS if (y, m) >= (yy, mm))
    n = y - base
    z = lambda s: s.translate(str.maketrans('0123456789', '０１２３４５６７８９'))
    return {
        'era': f'{name}{"元" if n == 1 else n}年{m}月{dd}日',
        'era0': f'{name}{n:02d}年{m:02d}月{dd:02d}日',
        'eraz': z(f'{name}{n}年{m}月{dd}日'),
        'erasp': f'{name}{n:>2}年{m:>2}月{dd:>2}日',
        'eraword': f'{name} {n} 年 {m} 月 {dd} 日',
        'R': f'{letter}{n}.{m}.{dd}',
        'R0': f'{letter}{n:02d}/{m:02d}/{dd:02d}',
        'west': f'{y}年{m}月{dd}日',
        'west0': f'{y}年{m:02d}月{dd:02d}日',
        'slash': f'{y}/{m:02d}/{dd:02d}',
        'iso': f'{y}-{m:02d}-{dd:02d}',
        'dot': f'{y}.{m}.{dd}',
        'square': f'{chr(0x32FF) if name == "令和" else name}{n}年{m}月{dd}日',
        'eradot': f'{name}{n}.{m}.{dd}',
        'Rdot0': f'{letter}{n:02d}.{m:02d}.{dd:02d}',
        'until': f'{name}{n}年{m}月{dd}日まで',
        'erafw': f'{name}　{n}年　{m}月　{dd}日',
        'both2': f'{y}年（{name}{n}年）{m}月{dd}日',
        'weekday': f'{y}年{m}月{dd}日（{"月火水木金土日"[datetime.date(y, m, dd).weekday()]}）',
        'both': f'{name}{n}年（{y}年）{m}月{dd}日',
    }[style]


def full_width(s):
    return s.translate(
        str.maketrans(
            '0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ',
            '０１２３４５６７８９－ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ',
        )
    )
