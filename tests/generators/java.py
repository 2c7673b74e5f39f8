"""OpenPDF, iText 5 (embedded and itext-asian) and Apache FOP: java.py OUT [--seed N] [--count N] [--axes N]; jars in $JAVA_LIB."""

import argparse
import json
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import layouts
import people
from make import entry, pick

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    a = argparse.ArgumentParser()
    a.add_argument('out')
    a.add_argument('--seed', type=int, default=1)
    a.add_argument('--count', type=int, default=24)
    a.add_argument('--axes', type=int, default=1)
    a = a.parse_args()
    os.makedirs(a.out, exist_ok=True)
    jobs, expected = [], []
    for i in range(a.count):
        r = random.Random(a.seed * 4049 + i)
        producer = ['openpdf', 'itext', 'itext_asian', 'fop'][i % 4]
        path = lambda f: os.path.abspath(os.path.join(a.out, f))
        plain = lambda s: (
            s.replace('𠮷', '吉').replace('—', '―') if producer == 'itext_asian' else s.replace('𠮷', '吉')
        )
        layout, kind, persons = pick(r)
        if producer == 'fop':
            layout, kind, persons = 'fop', 'eligibility_pdf', [people.person(r, long_insurer=r.random() < 0.4)]
        o = layouts.Style.near(r, layout, r.randint(0, a.axes))
        if producer == 'itext_asian':
            o.font, o.bold_values = 'h', False  # its font is as wide
            for p in persons:
                p.name = p.householder = p.name.replace('栁', '柳')
        for p in persons:
            p.name, p.householder, p.insurer_name, p.issuer = (
                plain(p.name),
                plain(p.householder),
                plain(p.insurer_name),
                plain(p.issuer),
            )
        file = f'j{a.seed}_{i:03d}_{producer}-{layout}.pdf'
        if producer == 'fop':
            how = r.choice(['table', 'inline', 'leader', 'justify'])
            file = file.replace('-fop', '-' + how)
            p = persons[0]
            jobs += [
                f'fop\t{path(file)}',
                f'how\t{how}',
                "block\t医療保険の資格情報",
                f'block\t{layouts.SCREEN}',
                f'block\t{o.saved_text(p)}',
            ]
            for k, l, v in o.rows(p):
                if k == 'copay_percent':
                    jobs.append(f'block\t{layouts.OVER70}')
                jobs.append(f'row\t{l}\t{v}')
            jobs += [f'block\t{layouts.NOTE}', 'endfop']
        else:
            jobs.append(f'file\t{producer}\t{path(file)}')
            for page in layouts.LAYOUTS[layout](persons, r, o):
                jobs.append(f'page\t{page.w}\t{page.h}')
                for op in page.ops:
                    if op['t'] == 'text':
                        jobs.append(
                            '\t'.join(
                                map(
                                    str,
                                    (
                                        'text',
                                        op['x'],
                                        op['y'],
                                        op['size'],
                                        op['font'],
                                        op['angle'],
                                        *op['color'],
                                        plain(op['s']),
                                    ),
                                )
                            )
                        )
                    elif op['t'] == 'line':
                        jobs.append('\t'.join(map(str, ('line', op['x0'], op['y0'], op['x1'], op['y1'], op['w']))))
                    else:
                        jobs.append(
                            '\t'.join(
                                map(
                                    str,
                                    (
                                        'rect',
                                        op['x'],
                                        op['y'],
                                        op['w'],
                                        op['h'],
                                        int(bool(op['fill'])),
                                        *(op['fill'] or (0, 0, 0)),
                                    ),
                                )
                            )
                        )
            jobs.append('end')
        expected.append(
            entry(
                file,
                kind,
                persons,
                producer=producer,
                layout=layout,
                scheme=persons[0].scheme,
                style={k: getattr(o, k, None) for k in o.varied},
            )
        )
    script = os.path.join(a.out, 'jobs.tsv')
    open(script, 'w').write('\n'.join(jobs) + '\n')
    subprocess.run(
        ['java', '-cp', os.environ.get('JAVA_LIB', 'java/lib') + '/*', os.path.join(HERE, 'Draw.java'), script],
        check=True,
    )
    os.remove(script)
    json.dump(expected, open(os.path.join(a.out, 'expected.json'), 'w'), ensure_ascii=False, indent=1)
    print(len(expected), 'made')


if __name__ == '__main__':
    main()
