"""Photographs of the sample documents, recognised by tesseract: `techo read --lines` must never be sure of a wrong value.

lines.py TECHO FIXTURES WORK    renders, slants, blurs and roughens pages, recognises them, reads the lines, holds what
                                is sure against the truth. Ends with the counts; status 1 if anything sure is wrong.
"""
import csv, io, json, os, random, subprocess, sys
from PIL import Image, ImageChops, ImageFilter

# Files of every kind, producer and layout family, and how each is photographed: slant, blur, noise.
PAGES = [
    ("d001_elig_chromium-table", 2.0, 0.5, 8), ("d004_elig_chromium-stack", 0.0, 0.0, 0),
    ("d009_elig_chromium-tablenorule", -3.0, 0.0, 12), ("d011_elig_chromium-table", 1.0, 0.8, 0),
    ("d015_elig_weasy-stack", -1.0, 0.5, 8), ("d016_elig_weasy-colvals", 0.0, 0.8, 16),
    ("d020_elig_reportlab-stack", 5.0, 0.0, 0), ("d024_elig_reportlab-leader", -5.0, 0.0, 4),
    ("d027_elig_reportlab-cid-colon", 1.5, 0.5, 0), ("d029_elig_typst-table", -2.0, 0.0, 16),
    ("d037_elig_libre-table", 0.0, 0.5, 12), ("d040_elig_pdfkit-stack", 3.0, 0.0, 8),
    ("d047_notice_reportlab", -1.5, 0.5, 8), ("d048_notice_chromium", 0.0, 0.0, 12),
    ("d049_notice_weasy", 2.0, 0.0, 0), ("d050_cert_pdfbox", 0.0, 0.5, 8),
    ("d051_cert_weasy", -1.0, 0.0, 0), ("d052_cert_typst-dl", 1.0, 0.0, 4),
]
DPI = 150
JOINED = {"insurer_name", "address", "issuer"}
NAMES = {"name", "kana", "householder"}


def photograph(pdf, slant, blur, noise, seed):
    png = subprocess.run(["pdftoppm", "-r", str(DPI), "-l", "1", "-gray", "-png", pdf], check=True, capture_output=True).stdout
    page = Image.open(io.BytesIO(png)).convert("L").rotate(-slant, resample=Image.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(blur)) if blur else page
    if noise:
        # The same grains every time: a test must not fail by chance.
        grains = random.Random(seed).randbytes(page.width * page.height)
        grain = Image.frombytes("L", page.size, grains).point(lambda v: v * noise // 128)
        page = ImageChops.subtract(page, grain)
    return page


def recognise(page, path):
    page.save(path, dpi=(DPI, DPI))
    command = ["tesseract", path, "-", "-l", "jpn", "--dpi", str(DPI), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    tsv = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    lines = {}
    for row in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and (row["text"] or "").strip():
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    return [line_of(words, page.size) for words in lines.values()]


def line_of(words, size):
    boxes = [[int(word[key]) for key in ("left", "top", "width", "height")] for word in words]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(x + w for x, _, w, _ in boxes), max(y + h for _, y, _, h in boxes)
    height = sorted(box[3] for box in boxes)[len(boxes) // 2]
    text = words[0]["text"]
    for before, box, word in zip(boxes, boxes[1:], words[1:]):
        text += (" " if box[0] - before[0] - before[2] > height / 4 else "") + word["text"]
    confidence = sum(float(word["conf"]) for word in words) / len(words) / 100
    return {"text": text, "x": left / size[0], "y": top / size[1], "w": (right - left) / size[0],
            "h": (bottom - top) / size[1], "page": 1, "confidence": max(0.0, confidence)}


def same(key, want, got):
    if want is None:
        return False
    if key in JOINED:
        return "".join(str(want).split()) == "".join(str(got).split())
    if key in NAMES:
        return want.split() == got.split()
    return want == got


def main(techo, fixtures, work):
    truth = {entry["file"]: entry for entry in json.load(open(f"{fixtures}/expected.json"))}
    files = []
    for seed, (name, slant, blur, noise) in enumerate(PAGES):
        lines = recognise(photograph(f"{fixtures}/{name}.pdf", slant, blur, noise, seed), f"{work}/page.png")
        files.append(f"{work}/{name}.json")
        json.dump(lines, open(files[-1], "w"), ensure_ascii=False)
    answer = subprocess.run([techo, "read", "--lines", *files, "--json", "--on", "2026-11-21"], capture_output=True, text=True)
    right = wrong = all_fields = 0
    for read in json.loads(answer.stdout):
        entry = truth[os.path.basename(read["file"]).replace(".json", ".pdf")]
        got = (read["members"] or [{}])[0]
        all_fields += sum(value is not None for value in entry["members"][0].values())
        for key in (key for key, sure in got.get("sure", {}).items() if sure):
            accepted = [entry["members"][0].get(key), *entry.get("accept", {}).get(key, [])]
            if any(same(key, want, got[key]) for want in accepted):
                right += 1
            else:
                wrong += 1
                print(f"{entry['file']} {key}: sure of {got[key]!r}, stands {accepted[0]!r}")
    print(f"{len(files)} pages, {all_fields} fields: {right} sure and right, {wrong} sure and wrong")
    # Recognition may fail on a page; that next to nothing is sure means that reading failed.
    return wrong > 0 or right * 4 < all_fields


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
