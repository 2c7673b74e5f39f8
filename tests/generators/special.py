"""Papers whose structure, not whose layout, is unusual: one file for each trick in the modules special_*.

special.py OUT [--seed N] [--only NAME,…]
"""

import argparse
import inspect
import json
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import people
import special_fonts
import special_forms
import special_glyphs
import special_hidden
import special_pages

MODULES = [special_fonts, special_forms, special_glyphs, special_hidden, special_pages]


def is_special(module, f):
    return (
        inspect.isfunction(f)
        and f.__module__ == module.__name__
        and list(inspect.signature(f).parameters)[:2] == ['r', 'path']
    )


SPECIALS = {name: f for module in MODULES for name, f in vars(module).items() if is_special(module, f)}
SPECIALS |= {
    f'cid_{e}': special_fonts.cid_font(e)
    for e in ('UniJIS-UTF16-H', 'UniJIS-UCS2-H', '90ms-RKSJ-H', '90msp-RKSJ-H', 'EUC-H')
}


def main():
    a = argparse.ArgumentParser()
    a.add_argument('out')
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--only', default='')
    a = a.parse_args()
    os.makedirs(a.out, exist_ok=True)
    expected = []
    for i, (name, make) in enumerate(sorted(SPECIALS.items())):
        if a.only and name not in a.only.split(','):
            continue
        r = random.Random(a.seed * 1009 + i)
        file = f'x{a.seed}_{name}.pdf'
        try:
            p = make(r, os.path.join(a.out, file))
        except Exception as error:
            print('could not make', file, repr(error)[:300])
            continue
        persons = p if isinstance(p, list) else [p]
        e = dict(
            file=file,
            kind='eligibility_pdf',
            outcome='ok',
            error=None,
            warnings=[],
            members=[people.truth(q) for q in persons],
            layout=name,
            scheme=persons[0].scheme,
        )
        if 'accept' in persons[0].extra:
            e['accept'] = persons[0].extra['accept']
        if persons[0].extra.get('tolerate'):
            e['error_accept'] = ['unrecognised', 'no_text', 'missing_field']
        expected.append(e)
    json.dump(expected, open(os.path.join(a.out, 'expected.json'), 'w'), ensure_ascii=False, indent=1)
    print(len(expected), 'made')


main()
