#!/usr/bin/env python3
"""Takes masked copies and extracts apart: see copies.sh."""
import json, pathlib, re, subprocess, sys, unicodedata

techo, fixtures, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
DAY = "2026-11-21"
MASKED = ["dev/d007_elig_chromium-rowrev", "dev/d017_elig_weasy-leader",
          "dev/d026_elig_reportlab-cid-table", "dev/d037_elig_libre-table", "dev/d048_notice_chromium", "dev/d050_cert_pdfbox"]
SHARED = ["made/m018_elig_pdfkit-family", "made/m005_elig_cairo-side"]
found = []


def run(*args):
    done = subprocess.run(args, capture_output=True)
    if done.returncode:
        sys.exit(f"{args}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def recognised(pdf):
    """The digits that can be read off the pages as they look."""
    stem = str(pdf) + ".seen"
    run("pdftoppm", "-r", "200", "-gray", "-png", str(pdf), stem)
    digits = ["--psm", "11", "-l", "eng", "-c", "tessedit_char_whitelist=0123456789-"]
    return "".join(run("tesseract", str(page), "-", *digits).decode(errors="replace") + "\n"
                   for page in sorted(pathlib.Path(stem).parent.glob(pathlib.Path(stem).name + "*.png")))


def inside(pdf):
    """Everything that can be got out of a file, by who got it."""
    text = run("pdftotext", "-layout", pdf, "-").decode(errors="replace")
    objects = run("qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", pdf, "-")
    # The table of offsets has ten digits a row.
    objects = re.sub(rb"\n\d{10} \d{5} [nf] ?(?=\n)", b"", objects)
    # Text in objects may be UTF-16, in hexadecimal or as bytes.
    hexadecimal = b"".join(bytes.fromhex(h.decode()) for h in re.findall(rb"<((?:[0-9A-Fa-f]{2})+)>", objects))
    mu = run("mutool", "draw", "-q", "-F", "text", pdf).decode(errors="replace")
    seen = recognised(pdf)
    return {"pdftotext": text, "mutool": mu, "tesseract": seen,
            "objects": objects.decode("latin-1") + objects.decode("utf-16-be", errors="replace")
            + hexadecimal.decode("latin-1") + hexadecimal.decode("utf-16-be", errors="replace"),
            "attachments": run("qpdf", "--list-attachments", pdf).decode(errors="replace")}


def search(what, pdf, forbidden):
    parts = inside(pdf)
    for by, text in parts.items():
        hay = letters(text)
        # What reads digits off a picture must be able to: see `control`.
        found.extend(f"{what}: {by} finds {value}" for value in forbidden if letters(value) in hay)
    return parts


def numbers(member):
    """Those long enough to tell from a date or an offset; 枝番 is looked at by the tests beside the code."""
    values = [member[key] for key in ("insurer_number", "symbol", "number") if member[key]]
    return [value for value in values if len(letters(value)) >= 5]


def notebook(name):
    place = ["--store", str(work / name), "--key-file", str(work / (name + ".key")), "--on", DAY]
    run(techo, "init", *place)
    return place


def main():
    read_by_eye = 0
    for name in MASKED:
        file = fixtures / f"{name}.pdf"
        member = json.loads(run(techo, "read", str(file), "--json", "--on", DAY))[0]["members"][0]
        place = notebook(file.stem)
        added = json.loads(run(techo, "add", str(file), "--json", *place))[0]
        out = work / f"{file.stem}.masked.pdf"
        run(techo, "masked", "--member", added["member"], "--out", str(out), *place)
        wanted = numbers(member)
        parts = search(file.stem, out, wanted)
        assert not re.search(r"/(EmbeddedFile|JavaScript|Metadata.*06)", parts["objects"]), file.stem
        # The control: the same tools find the numbers in the original, so that finding none means something.
        copy = work / f"{file.stem}.original.pdf"
        copy.write_bytes(file.read_bytes())
        seen = letters(recognised(copy))
        read_by_eye += all(letters(value) in seen for value in wanted)
    if read_by_eye < 3:
        found.append(f"the control fails: all numbers recognised in {read_by_eye} originals only")
    for name in SHARED:
        file = fixtures / f"{name}.pdf"
        people = json.loads(run(techo, "read", str(file), "--json", "--on", DAY))[0]["members"]
        place = notebook(file.stem)
        added = json.loads(run(techo, "add", str(file), "--new-member", "--json", *place))
        for person, answer in zip(people, added):
            others = [other for other in people if other["name"] != person["name"]]
            own = letters("".join(str(value) for value in person["raw"].values()))
            foreign = [value for other in others for key in ("name", "kana", "insurer_number", "symbol", "number", "address")
                       for value in [other[key]] if value and len(letters(value)) >= 3 and letters(value) not in own]
            for what, extra in (("handout", ["--allow-redacted"]), ("masked", [])):
                out = work / f"{what}-{answer['member']}.pdf"
                run(techo, what, "--member", answer["member"], *extra, "--out", str(out), *place)
                search(f"{file.stem} {what}", out, foreign + (numbers(person) if what == "masked" else []))
    print("\n".join(found) or f"{len(MASKED)} masked copies and {len(SHARED)} shared papers: nothing found that had to go")
    sys.exit(bool(found))


main()
