"""Photographed papers: drawn with Pillow in layouts of their own, slanted, blurred, shaded, roughened, saved as JPEG and
recognised by tesseract's Japanese model. What comes out are text lines as a phone's recognition gives them, and what stands
on the paper.

photos.py OUT --seed N --count N     OUT/pN_000.lines.json … and OUT/expected.json, in the form of fixtures/lines;
                                     with --keep also the pictures
photos.py OUT --score TECHO          reads them with `techo read --lines` and counts: sure and right, sure and wrong, asked
                                     for (a value that is not sure), missing. Status 1 if anything sure is wrong.
"""
import argparse, csv, io, json, os, random, subprocess, sys
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from people import date_text, iso, luhn

TODAY = "2026-11-21"
FONTS = [
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 0), ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 0),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 0), ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 0),
    ("/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf", 0),
    ("/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf", 0),
    ("/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf", 0),
    ("/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf", 0),
]
# Names with their readings; some differ from another name by a stroke only.
FAMILIES = dict(zip(
    "佐藤 高橋 髙橋 渡辺 渡邉 山本 小林 加藤 吉田 山田 佐々木 斎藤 齋藤 松本 井上 木村 林 清水 山崎 山﨑 池田 阿部 橋本 石川 前田 藤田 小川 岡田 長谷川 村上 近藤 石井 坂本 板本 遠藤 青木 藤井 西村 福田 太田 三浦 岡本 松田 中島 原田 小野 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 宮本 内田 高木 谷口 大野 丸山 今井 大塚 平野 菅原 管原 萩原 荻原 土井 士井 入江 人江 干葉 千葉 未広 末広 日向 目黒 八田 入田".split(),
    "サトウ タカハシ タカハシ ワタナベ ワタナベ ヤマモト コバヤシ カトウ ヨシダ ヤマダ ササキ サイトウ サイトウ マツモト イノウエ キムラ ハヤシ シミズ ヤマザキ ヤマザキ イケダ アベ ハシモト イシカワ マエダ フジタ オガワ オカダ ハセガワ ムラカミ コンドウ イシイ サカモト イタモト エンドウ アオキ フジイ ニシムラ フクダ オオタ ミウラ オカモト マツダ ナカジマ ハラダ オノ タケウチ カネコ ワダ ナカヤマ イシダ ウエダ モリタ シバタ サカイ クドウ ミヤモト ウチダ タカギ タニグチ オオノ マルヤマ イマイ オオツカ ヒラノ スガワラ カンバラ ハギワラ オギワラ ドイ サムライイ イリエ ヒトエ ホシバ チバ ミヒロ スエヒロ ヒナタ メグロ ハッタ イリタ".split(), strict=True))
GIVENS = dict(zip(
    "陽菜 結菜 葵 蓮 湊 律 樹 悠真 大翔 朝陽 美月 紬 凛 凜 芽依 杏 咲良 和子 節子 勝 清 茂 進 誠 豊 博 隆 智子 直美 由美子 久美子 真由美 明美 恵美 浩 哲也 和也 剛 学 洋介 祐介 佑介 太一 大一 太輝 大輝 千夏 干夏 さやか めぐみ ひとみ アキラ 一郎 二郎 三郎 幸子 辛子 史恵 央 亮 享 亨".split(),
    "ヒナ ユイナ アオイ レン ミナト リツ イツキ ユウマ ヒロト アサヒ ミヅキ ツムギ リン リン メイ アン サクラ カズコ セツコ マサル キヨシ シゲル ススム マコト ユタカ ヒロシ タカシ トモコ ナオミ ユミコ クミコ マユミ アケミ エミ ヒロシ テツヤ カズヤ ツヨシ マナブ ヨウスケ ユウスケ ユウスケ タイチ ダイイチ タイキ ダイキ チナツ ヒナツ サヤカ メグミ ヒトミ アキラ イチロウ ジロウ サブロウ サチコ ツラコ フミエ ヒロ リョウ キョウ トオル".split(), strict=True))
INSURERS = [
    ("06", "みなと精密健康保険組合"), ("06", "架空製鉄健康保険組合"), ("06", "東都印刷健康保険組合"), ("06", "日本みほん健康保険組合"),
    ("01", "全国健康保険協会東京支部"), ("01", "全国健康保険協会 大阪支部"), ("32", "見本省共済組合"), ("34", "公立学校共済組合みほん支部"),
    ("31", "架空私立学校教職員共済"), ("", "虹ヶ丘市"), ("", "東京都さくら野区"), ("", "見本県医師国民健康保険組合"), ("39", "東京都後期高齢者医療広域連合"),
]
LABELS = {
    "insurer_name": ["保険者名", "保険者名称", "保険者の名称"], "insurer_number": ["保険者番号"], "symbol": ["記号", "被保険者証記号"],
    "number": ["番号", "被保険者証番号"], "branch": ["枝番"], "name": ["氏名"], "kana": ["フリガナ", "カナ氏名"],
    "relation": ["本人・家族の別"], "copay_percent": ["一部負担金割合", "負担割合"], "valid_until": ["有効期限"],
    "issued_on": ["交付年月日", "交付日"], "effective_on": ["発効期日"], "valid_from": ["資格取得年月日"], "sex": ["性別"],
    "birth_date": ["生年月日"], "householder": ["世帯主氏名"], "issuer": ["交付者名"],
}
TITLES = {"eligibility_pdf": "医療保険の資格情報", "eligibility_notice": "資格情報のお知らせ", "eligibility_certificate": "資格確認書"}


def paper(r):
    """What stands on a paper: kind, the rows (field, label, text), and the truth."""
    kind = r.choice(["eligibility_pdf"] * 3 + ["eligibility_notice"] * 3 + ["eligibility_certificate"] * 2)
    law, insurer = r.choice(INSURERS)
    place = {"東京": "13", "大阪": "27"}.get(next((p for p in ("東京", "大阪") if p in insurer), ""), f"{r.randint(1, 47):02}")
    body = law + place + f"{r.randint(0, 399):03}"
    digits = lambda most: "".join(r.choice("0123456789") for _ in range(r.randint(1, most)))
    branch = r.choice(["00", "00", "01", "02", "03"])
    (family, family_kana), (given, given_kana) = r.choice(list(FAMILIES.items())), r.choice(list(GIVENS.items()))
    day = lambda years: (r.choice(years), r.randint(1, 12), r.randint(1, 28))
    copay = r.choice([None, None, 1, 2, 3])
    until = (r.choice([2027, 2028]), *r.choice([(7, 31), (7, 31), (3, 31), (12, 1), (11, 30)]))
    if kind != "eligibility_certificate" and not copay:
        until = None
    written = r.choice(["era", "era", "era0", "eraword", "west", "slash" if kind == "eligibility_pdf" else "era"])
    own = {
        "insurer_name": insurer, "insurer_number": body + luhn(body), "symbol": r.choice([digits(8), digits(4), digits(3), "公立" + digits(2), "12-" + digits(3)]),
        "number": digits(8), "branch": branch, "name": f"{family}　{given}", "kana": f"{family_kana}　{given_kana}",
        "relation": "self" if branch == "00" else "family", "copay_percent": copay and copay * 10, "valid_until": iso(until),
        "sex": r.choice(["male", "female"]), "householder": f"{family}　{r.choice(list(GIVENS))}", "issuer": insurer,
    }
    days = {"saved_on": day([2025, 2026]), "issued_on": day([2025]), "effective_on": day([2025]), "valid_from": day(range(1990, 2025)),
            "birth_date": day(range(1935, 2024)), "valid_until": until}
    own |= {key: iso(value) for key, value in days.items()}
    if law == "39":
        own["symbol"] = own["branch"] = None
        own["relation"], own["number"] = "self", f"{r.randint(10**7, 10**8 - 1)}"
    keys = {
        "eligibility_pdf": "insurer_name insurer_number symbol number branch name relation copay_percent valid_until",
        "eligibility_notice": "insurer_name insurer_number symbol number branch name kana copay_percent valid_until valid_from issued_on",
        "eligibility_certificate": "name sex birth_date symbol number branch valid_from effective_on valid_until copay_percent issued_on householder insurer_number issuer",
    }[kind].split()
    shown = {"relation": {"self": "本人", "family": "家族"}[own["relation"]], "copay_percent": copay and f"{copay}割", "sex": {"male": "男", "female": "女"}[own["sex"]],
             "name": own["name"] if r.random() < 0.8 else own["name"].replace("　", "  ")}
    rows = []
    for key in keys:
        text = date_text(days[key], written) if days.get(key) else shown.get(key, own[key])
        if text or kind == "eligibility_pdf":
            rows.append((key, r.choice(LABELS[key]), text or r.choice(["－", "—", "-"])))
    truth = {key: own[key] for key in keys}
    head = TITLES[kind]
    saved = None
    if kind == "eligibility_pdf":
        truth["saved_on"], saved = own["saved_on"], "保存日時：" + date_text(days["saved_on"], "west") + "時点"
    return kind, head, saved, rows, truth, own


class Sheet:
    """A page in points, A4."""

    def __init__(self, r, dpi):
        self.scale, self.font, self.r = dpi / 72, r.choice([f for f in FONTS if os.path.exists(f[0])]), r
        self.picture = Image.new("L", (round(595 * self.scale), round(842 * self.scale)), 255)
        self.draw = ImageDraw.Draw(self.picture)

    def text(self, x, y, text, size, right=False):
        font = ImageFont.truetype(self.font[0], round(size * self.scale), index=self.font[1])
        self.draw.text((x * self.scale, y * self.scale), text, font=font, fill=self.ink, anchor="rs" if right else "ls")

    def box(self, x0, y0, x1, y1, fill=None):
        self.draw.rectangle([v * self.scale for v in (x0, y0, x1, y1)], outline=90, fill=fill, width=max(1, round(0.6 * self.scale)))


def draw(r, dpi):
    kind, head, saved, rows, truth, own = paper(r)
    page = Sheet(r, dpi)
    page.ink = r.choice([0, 0, 40, 80])
    size = r.choice([9, 10, 10.5, 11, 12, 13])
    layout = r.choice(["ruled", "shaded", "list", "colon", "stack", "cells", "heads", "right"])
    x = r.randint(45, 90)
    top = r.randint(60, 110)
    page.text(r.choice([x, 200]), top, head, size + r.choice([4, 6, 8]))
    if saved:
        page.text(x if r.random() < 0.5 else 330, top + 22, saved, size - 1)
    if r.random() < 0.4:
        page.text(x, top + 42, r.choice(["この書面は大切に保管してください。", "マイナ保険証とあわせて医療機関等の窓口に提示してください。", "内容に誤りがある場合は保険者へお問い合わせください。"]), size - 1)
    y = top + 70
    far = x + r.choice([125, 140, 165])
    pitch = size * r.choice([1.9, 2.2, 2.6, 3.0])
    if layout in ("ruled", "shaded", "list", "colon", "right"):
        for _, label, text in rows:
            if layout in ("ruled", "shaded"):
                page.box(x - 5, y - pitch * 0.66, far - 8, y + pitch * 0.34, 225 if layout == "shaded" else None)
                page.box(far - 8, y - pitch * 0.66, 540, y + pitch * 0.34)
            if layout == "colon":
                page.text(x, y, f"{label}：{text}", size)
            else:
                page.text(x, y, label, size)
                page.text(530 if layout == "right" else far, y, text, size, right=layout == "right")
            y += pitch
    elif layout == "stack":
        for _, label, text in rows:
            page.text(x, y, label, size - 1)
            page.text(x, y + size * 1.6, text, size + 1)
            y += size * 3.9
    elif layout == "cells":
        for index, (_, label, text) in enumerate(rows):
            cx, cy = x + (index % 2) * 240, y + (index // 2) * 46
            page.box(cx - 5, cy - 16, cx + 235, cy + 30)
            page.text(cx, cy, label, size - 1)
            page.text(cx, cy + 21, text, size + 1)
        y += (len(rows) + 1) // 2 * 46
    else:
        # The numbers under a row of heads, the rest as a list.
        heads = [row for row in rows if row[0] in ("symbol", "number", "branch")]
        for index, (_, label, text) in enumerate(heads):
            cx = x + index * 150
            page.box(cx - 5, y - 14, cx + 145, y + 6, 235)
            page.box(cx - 5, y + 6, cx + 145, y + 28)
            page.text(cx, y, label, min(size, 11))
            page.text(cx, y + 21, text, size)
        y += 60
        for _, label, text in (row for row in rows if row not in heads):
            page.text(x, y, label, size)
            page.text(far, y, text, size)
            y += pitch
    if kind == "eligibility_notice" and r.random() < 0.6 and y < 660:
        # The slip to cut off repeats the fields.
        y = max(y + 40, 600)
        page.text(x, y, "- - - - - - - - - - キリトリ - - - - - - - - - -", size - 1)
        slip = size - 1
        page.text(x, y + 30, f"{head}（携帯用）", slip + 1)
        numbers = "　".join(f"{label} {own[key]}" for key, label in (("symbol", "記号"), ("number", "番号"), ("branch", "枝番")) if own[key])
        page.text(x, y + 52, numbers, slip)
        page.text(x, y + 74, f"氏名　{own['name']}", slip)
        page.text(x, y + 96, f"保険者番号　{own['insurer_number']}　{own['insurer_name']}", slip)
    return page, dict(kind=kind, layout=layout, font=os.path.basename(page.font[0]), truth=truth)


def photograph(page, r):
    """The page as a camera sees it, and how it was taken."""
    picture = page.picture
    taken = dict(slant=r.choice([0, 0.5, -0.8, 1.5, -2, 3, -3.5, 4, -4.5, 5, -5]), blur=r.choice([0, 0, 0.5, 0.8, 1.1]),
                 noise=r.choice([0, 8, 16, 32, 48]), shade=r.choice([0, 40, 90]), jpeg=r.choice([95, 75, 50, 30]))
    # The paper is grey, and darker towards one corner.
    light = 255 - r.choice([0, 20, 45])
    picture = picture.point(lambda v: v * light // 255)
    picture = picture.rotate(-taken["slant"], resample=Image.BICUBIC, fillcolor=light)
    if taken["shade"]:
        shade = Image.linear_gradient("L").rotate(r.choice([0, 90, 180, 270])).resize(picture.size)
        picture = ImageChops.subtract(picture, shade.point(lambda v: v * taken["shade"] // 255))
    if taken["blur"]:
        picture = picture.filter(ImageFilter.GaussianBlur(taken["blur"] * page.scale * 72 / 150))
    if taken["noise"]:
        grain = Image.frombytes("L", picture.size, r.randbytes(picture.width * picture.height))
        picture = ImageChops.subtract(picture, grain.point(lambda v: v * taken["noise"] // 255))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=taken["jpeg"])
    return Image.open(file).convert("L"), taken


def recognise(picture, dpi, mode, split, path):
    """Text lines by tesseract; `split`: a wide gap ends a line, as phones have it."""
    picture.save(path, dpi=(dpi, dpi))
    command = ["tesseract", path, "-", "-l", "jpn", "--psm", mode, "--dpi", str(dpi), "tsv"]
    tsv = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"}).stdout
    lines = {}
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and (row["text"] or "").strip():
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    parts = []
    for words in lines.values():
        part = [words[0]]
        for before, word in zip(words, words[1:]):
            gap = int(word["left"]) - int(before["left"]) - int(before["width"])
            if split and gap > 1.5 * max(10, int(word["height"])):
                parts.append(part)
                part = []
            part.append(word)
        parts.append(part)
    return [line_of(part, picture.size) for part in parts]


def line_of(words, size):
    boxes = [[int(word[key]) for key in ("left", "top", "width", "height")] for word in words]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(x + w for x, _, w, _ in boxes), max(y + h for _, y, _, h in boxes)
    confidence = sum(float(word["conf"]) for word in words) / len(words) / 100
    return {"text": " ".join(word["text"] for word in words), "x": round(left / size[0], 5), "y": round(top / size[1], 5),
            "w": round((right - left) / size[0], 5), "h": round((bottom - top) / size[1], 5), "page": 1,
            "confidence": round(max(0.0, confidence), 3)}


def make(out, seed, count, keep):
    os.makedirs(out, exist_ok=True)
    expected = []
    for index in range(count):
        r = random.Random(f"{seed}/{index}")
        dpi = r.choice([110, 130, 150, 175, 200])
        page, made = draw(r, dpi)
        picture, taken = photograph(page, r)
        name = f"p{seed}_{index:03}"
        mode, split = r.choice(["3", "4", "6", "11"]), r.random() < 0.6
        lines = recognise(picture, dpi, mode, split, f"{out}/{name}.png")
        if not keep:
            os.remove(f"{out}/{name}.png")
        with open(f"{out}/{name}.lines.json", "w") as file:
            json.dump(lines, file, ensure_ascii=False, indent=0)
        truth = made.pop("truth")
        expected.append({"file": f"{name}.lines.json", **made, **taken, "dpi": dpi, "psm": mode, "split": split, "members": [truth]})
        with open(f"{out}/expected.json", "w") as file:
            json.dump(expected, file, ensure_ascii=False, indent=1)


def same(key, want, got):
    parts = lambda text: str(text).split()
    if key in ("insurer_name", "issuer"):
        return want is not None and "".join(parts(want)) == "".join(parts(got))
    return want is not None and parts(want) == parts(got)


def score(out, techo):
    expected = json.load(open(f"{out}/expected.json"))
    files = [f"{out}/{entry['file']}" for entry in expected]
    answer = subprocess.run([techo, "read", "--lines", *files, "--json", "--on", TODAY], capture_output=True, text=True)
    right = wrong = asked = asked_right = missing = 0
    for entry, read in zip(expected, json.loads(answer.stdout), strict=True):
        got = (read["members"] or [{}])[0]
        for key, want in entry["members"][0].items():
            value = got.get(key)
            if value is None:
                missing += want is not None
            elif not got.get("sure", {}).get(key):
                asked += want is not None
                asked_right += want is not None and same(key, want, value)
            elif same(key, want, value):
                right += 1
            else:
                wrong += 1
                print(f"{entry['file']} {key}: sure of {value!r}, stands {want!r}")
        for key in set(k for k, sure in got.get("sure", {}).items() if sure) - set(entry["members"][0]):
            print(f"{entry['file']} {key}: sure of {got[key]!r}, not counted: not in the truth")
    total = sum(value is not None for entry in expected for value in entry["members"][0].values())
    print(f"{len(files)} pages, {total} fields: {right} sure and right, {wrong} sure and wrong, {asked} asked for "
          f"({asked_right} of them proposed rightly), {missing} missing")
    return wrong > 0


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("out")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=100)
    arguments.add_argument("--keep", action="store_true")
    arguments.add_argument("--score", metavar="TECHO")
    given = arguments.parse_args()
    if given.score:
        sys.exit(score(given.out, given.score))
    make(given.out, given.seed, given.count, given.keep)
