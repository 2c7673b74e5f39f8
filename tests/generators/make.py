"""Makes a batch of drawn papers: make.py OUT [--seed N] [--count N] [--only PRODUCER,…] [--layout NAME,…].

Writes OUT/*.pdf and OUT/expected.json in the form of tests/fixtures/dev/expected.json.
"""

import argparse
import json
import os
import random
import re
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import draw
import layouts
import people
from sheet import supported


def entry(file, kind, persons, **more):
    return dict(
        file=file, kind=kind, outcome='ok', error=None, warnings=[], members=[people.truth(p) for p in persons], **more
    )


def pick(r, layout=None):
    layout = layout or r.choice(
        ['table'] * 6
        + ['grid'] * 4
        + ['headrow'] * 3
        + ['inline'] * 4
        + [
            'side',
            'side',
            'card',
            'card',
            'card',
            'notice',
            'notice',
            'family',
            'panels',
            'leader',
            'phone',
            'phone',
            'card_two_sides',
        ]
    )
    kind = {
        'card': 'eligibility_certificate',
        'card_two_sides': 'eligibility_certificate',
        'notice': 'eligibility_notice',
    }.get(layout, 'eligibility_pdf')
    one = people.person(r, kind, long_insurer=r.random() < 0.35, foreign=r.random() < 0.1)
    persons = [one]
    several = (
        layout in ('side', 'family')
        or layout in ('table', 'grid', 'inline', 'headrow', 'leader', 'phone')
        and r.random() < 0.2
    )
    if several:
        if one.scheme == 'koki':
            one.__dict__.update(people.person(r, kind, 'kumiai').__dict__)
        if one.branch is None:
            one.branch = '00'
        for _ in range(r.choice([1, 1, 2]) if layout != 'side' else 1):
            persons.append(people.person(r, kind, like=persons[-1]))
            if persons[-1].name in [p.name for p in persons[:-1]]:
                persons.pop()
    return layout, kind, persons


def main():
    a = argparse.ArgumentParser()
    a.add_argument('out')
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--count', type=int, default=60)
    a.add_argument('--axes', type=int, default=1, help='how many things differ from the plain style; 99: all')
    a.add_argument('--fix', default='', help='KEY=VALUE,… of the style')
    a.add_argument('--only', default='')
    a.add_argument('--layout', default='')
    a = a.parse_args()
    os.makedirs(a.out, exist_ok=True)
    producers = a.only.split(',') if a.only else list(draw.PRODUCERS)
    expected = []
    for i in range(a.count):
        r = random.Random(a.seed * 100000 + i)
        layout, kind, persons = pick(r, r.choice(a.layout.split(',')) if a.layout else None)
        producer = producers[i % len(producers)]
        o = layouts.Style(r) if a.axes > 50 else layouts.Style.near(r, layout, r.randint(0, a.axes))
        for pair in filter(None, a.fix.split(',')):
            key, value = pair.split('=')
            setattr(
                o,
                key,
                {'True': True, 'False': False}.get(value, float(value) if re.fullmatch(r'[\d.]+', value) else value),
            )
        if producer == 'pymupdf_builtin' or producer.endswith('noto'):
            o.font, o.bold_values = 'h', False  # its font is as wide
        pages = layouts.LAYOUTS[layout](persons, r, o)
        if not producer.endswith('noto') and not all(
            supported(op['s'], op['font']) for p in pages for op in p.ops if op['t'] == 'text'
        ):
            for p in persons:
                p.name, p.householder = p.name.replace('𠮷', '吉'), p.householder.replace('𠮷', '吉')
            for p in pages:
                for op in p.ops:
                    if op['t'] == 'text':
                        op['s'] = op['s'].replace('𠮷', '吉')
        file = f's{a.seed}_{i:03d}_{producer}-{layout}.pdf'
        turn = r.choice([None] * 25 + [90, 180, 270])
        if turn:
            pages = [p.turned(turn // 90) for p in pages]
        style = {k: v for k, v in o.__dict__.items() if k != 'r' and (a.axes > 50 or k in o.varied)}
        started = time.time()
        try:
            draw.PRODUCERS[producer](pages, os.path.join(a.out, file))
        except Exception as error:
            print('could not make', file, repr(error)[:300], getattr(error, 'stderr', '') and str(error.stderr)[-600:])
            continue
        expected.append(
            entry(
                file, kind, persons, producer=producer, layout=layout, scheme=persons[0].scheme, turn=turn, style=style
            )
        )
        if time.time() - started > 8:
            print('slow', file, round(time.time() - started))
    json.dump(expected, open(os.path.join(a.out, 'expected.json'), 'w'), ensure_ascii=False, indent=1)
    print(len(expected), 'made')


if __name__ == '__main__':
    main()
