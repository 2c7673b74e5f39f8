"""資格確認書 and お知らせ as insurers of every kind print them: cards, letters, boxed forms. HTML by four producers.

forms.py OUT [--seed N] [--count N] [--only PRODUCER,…] [--form FORM,…]

Each form prints its own choice of fields, labels and ways of writing; the truth is what stands on it.
"""

import argparse
import html
import json
import os
import random
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import flow
import people

E = html.escape
SEX = {'男': 'male', '女': 'female'}


def person(r, scheme, kind):
    """A person of a scheme, with what the scheme's papers say."""
    p = people.person(r, kind, scheme, foreign=r.random() < 0.12)
    if r.random() < 0.1:
        p.name, p.kana = r.choice(
            [
                ('NGUYEN VAN AN（阮　文安）', 'グエン　ヴァン　アン'),
                ('山田　花子（佐藤　花子）', 'ヤマダ　ハナコ'),
                ('KIM MINJUN（金村　民俊）', 'キム　ミンジュン'),
                ('マリア・クララ・ダ・シルバ', 'マリア・クララ・ダ・シルバ'),
                ('LÊ THỊ HƯƠNG', 'レ　ティ　フオン'),
            ]
        )
    return p


class Form:
    """What is printed and what is true, written down together."""

    def __init__(self, r, p):
        self.r, self.p, self.truth = r, p, {}
        self.date_style = r.choice(['era', 'era', 'era0', 'eraz', 'erasp', 'eraword', 'R', 'Rdot0', 'eradot', 'erafw', 'west', 'both', 'until'])
        self.birth_style = r.choice(['era', 'era0', 'eraz', 'R', 'erafw', 'eradot', 'west', 'both'])
        self.wide = r.random() < 0.3
        self.space = r.choice(['　', ' ', '　　'])

    def digits(self, text):
        return people.full_width(text) if self.wide else text

    def day(self, key, value, style=None):
        self.truth[key] = people.iso(value)
        if not value:
            return self.r.choice(['', '―', '－'])
        style = style or self.date_style
        if style == 'until' and key != 'valid_until':
            style = 'era'
        return people.date_text(value, style)

    def number(self):
        self.truth['insurer_number'] = self.p.insurer_number
        return self.digits(self.p.insurer_number)

    def boxed(self):
        self.truth['insurer_number'] = self.p.insurer_number
        return ''.join(f'<span class="digit">{c}</span>' for c in self.p.insurer_number)

    def symbol(self):
        self.truth['symbol'] = people.narrow(self.p.symbol)
        return self.digits(self.p.symbol) if self.p.symbol else self.r.choice(['―', '－', ''])

    def own(self):
        self.truth['number'] = self.p.number
        return self.digits(self.p.number)

    def branch(self):
        self.truth['branch'] = self.p.branch
        return self.digits(self.p.branch) if self.p.branch else self.r.choice(['', '―'])

    def name(self, key='name', value=None):
        value = value or self.p.name
        self.truth[key] = '　'.join(value.split())
        return E(self.space.join(value.split()))

    def kana(self):
        self.truth['kana'] = '　'.join(self.p.kana.split())
        return self.space.join(self.p.kana.split())

    def sex(self):
        self.truth['sex'] = SEX[self.p.sex]
        return self.r.choice([self.p.sex, self.p.sex + '性'])

    def copay(self):
        self.truth['copay_percent'] = self.p.copay and self.p.copay * 10
        if not self.p.copay:
            return self.r.choice(['', '―'])
        n = self.p.copay
        return self.r.choice([f'{n}割', f'{"０１２３"[n]}割', f'{"〇一二三"[n]}割', f'{n}0%', f'{n}０％', f'「{n}割」', f'{n} 割', f'{n}割負担'])

    def relation(self):
        self.truth['relation'] = {'本人': 'self', '家族': 'family'}[self.p.relation]
        if self.p.relation == '本人':
            return self.r.choice(['本人', '本人', '被保険者', '本人（被保険者）', '組合員' if self.p.scheme == 'kyosai' else '本人'])
        return self.r.choice(['家族', '被扶養者', '家族（被扶養者）', '被扶養者（家族）'])

    def insurer(self):
        self.truth['insurer_name'] = self.p.insurer_name
        return E(self.p.insurer_name)

    def issuer(self):
        self.truth['issuer'] = self.p.insurer_name
        return E(self.p.insurer_name)

    def address(self):
        self.truth['address'] = self.p.address
        return E(self.p.address)


def rows(pairs, cls='kv'):
    return f'<table class="{cls}">' + ''.join(f'<tr><th>{l}</th><td>{v}</td></tr>' for l, v in pairs) + '</table>'


def national_card(f):
    """国民健康保険資格確認書: a card with the validity on its upper right."""
    r, p = f.r, f.p
    head = r.choice(['国民健康保険資格確認書', '国民健康保険<br>資格確認書', '国 民 健 康 保 険　資 格 確 認 書'])
    sn = r.choice([
        lambda: f'<tr><th>記号</th><td>{f.symbol()}</td><th>番号</th><td>{f.own()}</td><th>枝番</th><td>{f.branch()}</td></tr>',
        lambda: f'<tr><th>記号・番号</th><td colspan="5">記号　{f.symbol()}　番号　{f.own()}　（枝番）{f.branch()}</td></tr>' if p.symbol and p.branch
        else f'<tr><th>記号</th><td>{f.symbol()}</td><th>番号</th><td>{f.own()}</td><th>枝番</th><td>{f.branch()}</td></tr>',
    ])()
    number = r.choice([f.number, f.boxed])()
    return f'''<div class="card"><table class="plain"><tr><td class="title">{head}</td><td class="right">有効期限　{f.day('valid_until', p.valid_until or (2026, 7, 31))}</td></tr></table>
<table class="grid">{sn}
<tr><th>氏名</th><td colspan="5">{f.name()}</td></tr>
<tr><th>生年月日</th><td colspan="3">{f.day('birth_date', p.birth, f.birth_style)}</td><th>性別</th><td>{f.sex()}</td></tr>
<tr><th>適用開始年月日</th><td colspan="2">{f.day('valid_from', p.valid_from)}</td><th>交付年月日</th><td colspan="2">{f.day('issued_on', p.issued_on)}</td></tr>
<tr><th>世帯主氏名</th><td colspan="5">{f.name('householder', p.householder)}</td></tr>
<tr><th>住所</th><td colspan="5">{f.address()}</td></tr></table>
<table class="plain"><tr><td>保険者番号</td><td>{number}</td></tr><tr><td>交付者名</td><td>{f.issuer()}</td></tr></table></div>'''


def elderly(f):
    """後期高齢者医療資格確認書."""
    r, p = f.r, f.p
    f.truth.update(symbol=None, branch=None)
    pairs = [
        (r.choice(['被保険者番号', '被保険者 番号']), f.own()),
        ('住所', f.address()),
        (r.choice(['氏名', '氏　名', '氏　　名']), f.name()),
        (r.choice(['性別', '性　別']), f.sex()),
        ('生年月日', f.day('birth_date', p.birth, f.birth_style)),
        ('資格取得年月日', f.day('valid_from', p.valid_from)),
        ('発効期日', f.day('effective_on', p.effective_on)),
        ('有効期限', f.day('valid_until', p.valid_until)),
        ('交付年月日', f.day('issued_on', p.issued_on)),
        (r.choice(['一部負担金の割合', '一部負担金割合']), f.copay()),
        ('保険者番号', r.choice([f.number, f.boxed])()),
        (r.choice(['保険者名', '保険者名称', '保険者の名称']), f.insurer()),
    ]
    return f'<h1>後期高齢者医療資格確認書</h1>{rows(pairs, r.choice(["kv", "kv lines", "kv bare"]))}'


def society(f):
    """健康保険資格確認書 of 協会けんぽ, a 健康保険組合, 船員保険, a 共済組合: 本人 or 家族 in the title."""
    r, p = f.r, f.p
    own = p.relation == '本人'
    of = '本人（被保険者）' if own else '家族（被扶養者）'
    law = {'senin': '船員保険', 'kyosai': '共済組合員'}.get(p.scheme, '健康保険')
    line = r.choice([
        lambda: f'記号　{f.symbol()}　　番号　{f.own()}　（枝番）{f.branch()}',
        lambda: f'<b>記号</b> {f.symbol()} <b>番号</b> {f.own()} <b>枝番</b> {f.branch()}',
        lambda: f'記号：{f.symbol()}　番号：{f.own()}　枝番：{f.branch()}',
    ])() if p.symbol and p.branch else f'番号　{f.own()}'
    f.truth.setdefault('symbol', None)
    f.truth.setdefault('branch', None)
    pairs = [('氏名', f.name()), ('フリガナ', f.kana()), ('生年月日', f.day('birth_date', p.birth, f.birth_style)), ('性別', f.sex())]
    if own:
        pairs += [('資格取得年月日', f.day('valid_from', p.valid_from)), ('事業所名称', '株式会社架空商事')]
    else:
        pairs += [('認定年月日', f.day('valid_from', p.valid_from)), (r.choice(['被保険者氏名', '組合員氏名'] if p.scheme == 'kyosai' else ['被保険者氏名']), f.name('householder', '青葉　宗一'))]
    pairs += [('交付年月日', f.day('issued_on', p.issued_on)), ('有効期限', f.day('valid_until', (2029, 11, 30)))]
    pairs += [('保険者番号', r.choice([f.number, f.boxed])()), (r.choice(['保険者名称', '保険者名']), f.insurer()), ('保険者所在地', '東京都さくら野区仮町2-3-4')]
    return f'<div class="card wide"><p class="title">{law}資格確認書　　{of}</p><p>{line}</p>{rows(pairs, r.choice(["kv bare", "kv lines", "kv"]))}</div>'


def notice(f):
    """資格情報のお知らせ: a letter with a table, and the slip to cut off."""
    r, p = f.r, f.p
    f.truth.setdefault('effective_on', None)
    table = [('被保険者等記号・番号', f'{f.symbol()}・{f.own()}') if p.symbol and '-' not in p.symbol + p.number and r.random() < 0.3 else ('記号', f.symbol()), ]
    if table[0][0] == '記号':
        table.append(('番号', f.own()))
    table += [
        ('枝番', f.branch()),
        ('氏名', f.name()),
        ('フリガナ', f.kana()),
        ('負担割合', f.copay()),
        ('適用開始年月日', f.day('valid_from', p.valid_from)),
        ('保険者番号', f.number()),
        ('保険者名', f.insurer()),
    ]
    slip = ''
    if r.random() < 0.6:
        slip = f'<hr class="cut"><p>資格情報のお知らせ</p><table class="grid"><tr><th>記号</th><td>{f.symbol()}</td><th>番号</th><td>{f.own()}</td><th>枝番</th><td>{f.branch()}</td></tr><tr><th>氏名</th><td colspan="5">{f.name()}</td></tr><tr><th>保険者番号</th><td colspan="2">{f.number()}</td><th>保険者名</th><td colspan="2">{f.insurer()}</td></tr></table>'
    return f'''<p class="right">{f.day('issued_on', p.issued_on, 'era')}発行</p><h1>資格情報のお知らせ</h1>
<p>あなたの加入する医療保険の資格情報をお知らせします。医療機関等を受診する際は、マイナ保険証をご利用ください。</p>{rows(table, r.choice(["kv", "kv lines", "kv bare"]))}
<p class="small">このお知らせのみでは受診できません。マイナ保険証の読み取りができない場合には、マイナ保険証とあわせて提示してください。</p>{slip}'''


def screen(f):
    """医療保険の資格情報: the five rows, two columns of boxes, or one table of heads."""
    r, p = f.r, f.p
    pairs = [('保険者名', f.insurer()), ('保険者番号', f.number()), ('記号', f.symbol()), ('番号', f.own()), ('枝番', f.branch()), ('氏名', f.name()),
             ('本人・家族の別', f.relation())]
    over = [('一部負担金割合', f.copay()), ('有効期限', f.day('valid_until', p.valid_until))]
    kind = r.choice(['boxes', 'two', 'head', 'dl', 'narrow'])
    if kind == 'boxes':
        body = '<div class="boxes">' + ''.join(f'<div class="box"><div class="l">{l}</div><div class="v">{v or "&nbsp;"}</div></div>' for l, v in pairs + over) + '</div>'
    elif kind == 'two':
        cells = [f'<th>{l}</th><td>{v}</td>' for l, v in pairs + over] + ['<th></th><td></td>']
        body = '<table class="grid">' + ''.join(f'<tr>{a}{b}</tr>' for a, b in zip(cells[::2], cells[1::2])) + '</table>'
    elif kind == 'head':
        body = ''.join('<table class="grid tight"><tr>' + ''.join(f'<th>{l}</th>' for l, _ in part) + '</tr><tr>' + ''.join(f'<td>{v}</td>' for _, v in part) + '</tr></table>' for part in (pairs, over))
    elif kind == 'dl':
        body = '<dl>' + ''.join(f'<dt>{l}</dt><dd>{v or "&nbsp;"}</dd>' for l, v in pairs + over) + '</dl>'
    else:
        body = rows(pairs + over, 'kv narrow')
    return f'<h1>医療保険の資格情報</h1><p>この画面のみでは受診できません。</p><p class="right">保存日時：{f.day("saved_on", p.saved_on, "west")}時点</p>{body}'


FORMS = {
    'national': (national_card, 'eligibility_certificate', ['kokuho', 'kokuhokumiai']),
    'elderly': (elderly, 'eligibility_certificate', ['koki']),
    'society': (society, 'eligibility_certificate', ['kumiai', 'kyokai', 'senin', 'kyosai', 'tokurei']),
    'notice': (notice, 'eligibility_notice', ['kumiai', 'kyokai', 'kyosai', 'kokuho', 'tokurei']),
    'screen': (screen, 'eligibility_pdf', ['kumiai', 'kyokai', 'kyosai', 'kokuho', 'tokurei', 'senin']),
}


def style(r):
    font = r.choice(['BIZ UDPGothic', 'IPAexGothic', 'Noto Sans CJK JP', 'Noto Serif CJK JP'])
    size = r.choice([9, 10, 10.5, 12])
    pad = r.choice([1, 2, 4, 8])
    border = r.choice(['1px solid #333', '0.5px solid #000', '2px solid #88a'])
    valign = r.choice(['top', 'middle', 'baseline'])
    align = r.choice(['left', 'left', 'center'])
    return f'''<style>@page {{ size: {r.choice(['A4', 'A5 landscape', 'A4 landscape'])}; margin: {r.choice([10, 15, 20])}mm }}
body {{ font-family: '{font}'; font-size: {size}pt; line-height: {r.choice([1.2, 1.4, 1.7])} }} h1, .title {{ font-size: 1.4em }}
table {{ border-collapse: {r.choice(['collapse', 'collapse', 'separate'])}; width: 100% }} th {{ font-weight: {r.choice(['normal', 'bold'])}; text-align: {align} }}
td, th {{ padding: {pad}px; vertical-align: {valign} }} .grid td, .grid th, .kv td, .kv th {{ border: {border} }} .kv th {{ width: {r.choice([22, 30, 40])}% }}
.lines td, .lines th {{ border: none; border-bottom: {border} }} .bare td, .bare th, .plain td {{ border: none }} .grid th, .kv th {{ background: {r.choice(['#fff', '#eee', '#dde8f5'])} }}
.narrow {{ width: 60% }} .narrow th {{ width: 4.2em }} .right {{ text-align: right }} .small {{ font-size: .8em }} .cut {{ border: none; border-top: 1px dashed #000; margin: 24px 0 }}
.card {{ border: 1px solid #000; border-radius: {r.choice([0, 12])}px; width: 420px; padding: 8px }} .wide {{ width: 520px }}
.digit {{ border: 1px solid #000; display: inline-block; width: 1.4em; text-align: center }} .boxes {{ overflow: hidden }} .box {{ border: {border}; float: left; width: 30%; margin: 2px; padding: {pad}px }}
.l {{ font-size: .75em; color: #555 }} .tight td, .tight th {{ padding: 2px; word-break: break-all }}</style>'''


def main():
    a = argparse.ArgumentParser()
    a.add_argument('out')
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--count', type=int, default=40)
    a.add_argument('--only')
    a.add_argument('--form')
    o = a.parse_args()
    os.makedirs(o.out, exist_ok=True)
    producers = {name: flow.HTML[name] for name in ('chromium', 'weasyprint', 'wkhtmltopdf', 'weasyprint_ua')}
    names = o.only.split(',') if o.only else list(producers)
    forms = o.form.split(',') if o.form else list(FORMS)
    expected = []
    for i in range(o.count):
        r = random.Random(o.seed * 100_003 + i)
        form, producer = forms[i % len(forms)], names[(i // len(forms) + i) % len(names)]
        layout, kind, schemes = FORMS[form]
        f = Form(r, person(r, r.choice(schemes), kind))
        body = layout(f)
        text = f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>　</title>{style(r)}</head><body>{body}</body></html>'
        name = f'h{o.seed}_{i:03d}_{producer}-{form}.pdf'
        with tempfile.TemporaryDirectory() as d:
            source = os.path.join(d, 'page.html')
            with open(source, 'w', encoding='utf-8') as out:
                out.write(text)
            try:
                producers[producer](text, os.path.join(o.out, name))
            except Exception as problem:
                print(name, type(problem).__name__, file=sys.stderr)
                continue
        expected.append(dict(file=name, kind=kind, outcome='ok', error=None, warnings=[], members=[f.truth], producer=producer, layout=form))
    with open(os.path.join(o.out, 'expected.json'), 'w', encoding='utf-8') as out:
        json.dump(expected, out, ensure_ascii=False, indent=1)


if __name__ == '__main__':
    main()
