"""A page as drawing operations in points, y downwards, so that every producer draws the very same layout.

Operations are plain dicts (a page goes to Node as JSON): text {x, y (baseline), s, size, font, color, angle, mode, gap}, line, rect.
`font` is 'g' (gothic), 'b' (bold) or 'm' (mincho); producers choose the files. `mode` 3 is invisible.
"""

from functools import lru_cache

from fontTools.ttLib import TTFont

FONTS = {
    'g': '/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf',
    'b': '/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf',
    'm': '/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf',
    'h': '/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf',
}


@lru_cache(None)
def metrics(font):
    f = TTFont(FONTS[font], lazy=True)
    return f.getBestCmap(), f['hmtx'].metrics, f['head'].unitsPerEm


def supported(s, fonts='gbmh'):
    return all(ord(c) in metrics(f)[0] for f in fonts for c in s if not c.isspace())


@lru_cache(None)
def char_width(c, font):
    cmap, hmtx, em = metrics(font)
    name = cmap.get(ord(c))
    return hmtx[name][0] / em if name else (0.0 if c in '\u3099\u309a' or ord(c) >= 0xE0100 else 1.0)


def width(s, size, font='g', gap=0.0):
    return sum(char_width(c, font) for c in s) * size + gap * max(0, len(s) - 1)


class Page:
    def __init__(self, w=595.28, h=841.89):
        self.w, self.h, self.ops = w, h, []
        self.rotate = 0

    def text(self, x, y, s, size=10.5, anchor='l', font='g', color=(0, 0, 0), gap=0.0, angle=0, mode=0, split=False):
        """Draws a text; `split`: each character an operation of its own. Returns the right edge."""
        w = width(s, size, font, gap)
        x = x - {'l': 0, 'c': w / 2, 'r': w}[anchor]
        if split or (gap and not angle):
            at = x
            for c in s:
                cw = char_width(c, font) * size
                if not c.isspace():
                    self.ops.append(
                        dict(t='text', x=at, y=y, s=c, size=size, font=font, color=color, angle=angle, mode=mode)
                    )
                at += cw + gap
        elif s.strip():
            self.ops.append(dict(t='text', x=x, y=y, s=s, size=size, font=font, color=color, angle=angle, mode=mode))
        return x + w

    def line(self, x0, y0, x1, y1, w=0.5, color=(0.4, 0.4, 0.4)):
        self.ops.append(dict(t='line', x0=x0, y0=y0, x1=x1, y1=y1, w=w, color=color))

    def rect(self, x, y, w, h, fill=None, stroke=(0.4, 0.4, 0.4), lw=0.5):
        self.ops.append(dict(t='rect', x=x, y=y, w=w, h=h, fill=fill, stroke=stroke, lw=lw))

    def wrap(self, s, room, size, font='g'):
        lines, line = [], ''
        for c in s:
            if line and width(line + c, size, font) > room:
                lines.append(line)
                line = ''
            line += c
        return lines + [line] if line else lines

    def wrap_words(self, s, room, size, font='g'):
        lines, line = [], ''
        for word in s.split():
            both = f'{line} {word}'.strip()
            if line and width(both, size, font) > room:
                lines.append(line)
                both = word
            line = both
        return lines + [line]

    def paragraph(self, x, y, s, room, size=9, lead=1.5, font='g', color=(0, 0, 0)):
        for line in self.wrap(s, room, size, font):
            self.text(x, y, line, size, font=font, color=color)
            y += size * lead
        return y

    def texts(self):
        return [op for op in self.ops if op['t'] == 'text']

    def turned(self, quarter):
        """The same page with its content turned by quarters to the left, as a scanner's software or a driver makes it."""
        page = self
        for _ in range(quarter % 4):
            new = Page(page.h, page.w)
            for op in page.ops:
                op = dict(op)
                if op['t'] == 'text':
                    op['x'], op['y'], op['angle'] = op['y'], page.w - op['x'], (op['angle'] + 90) % 360
                elif op['t'] == 'line':
                    op['x0'], op['y0'], op['x1'], op['y1'] = op['y0'], page.w - op['x0'], op['y1'], page.w - op['x1']
                else:
                    op['x'], op['y'], op['w'], op['h'] = op['y'], page.w - op['x'] - op['w'], op['h'], op['w']
                new.ops.append(op)
            page = new
        return page
