#!/usr/bin/env python3
"""Hand-outs, page pictures and codes beside other programs: same files, same run; prints the section of RESULTS.md.

    tests/benches/paper.py [--rounds 11] [--program BENCH --techo TECHO]

builds both programs, puts the peers into target/peers (PyPI: typst, weasyprint, reportlab, pypdf, pypdfium2, pymupdf, pillow)
and takes turns: in each round every program makes the same thing once, ours in a process that stays. Times are medians of
processor time (user and system, all threads), which a busy machine changes least; time by the clock is said beside it.

A hand-out is an A4 page with the original as vector content in a frame, and an A4 page with all lines that our page has, the
numbers large, a table, and the QR code, in the bundled font. Each round has another child, so that nobody can keep a result.
The peers get the QR code as a finished picture, and no tags, steps in frames, fold lines or tear-offs are asked of them.
WeasyPrint and ReportLab cannot embed a PDF: pypdf puts their page and the original together.
"""
import argparse, ctypes, ctypes.util, datetime, io, os, pathlib, platform, re, resource, statistics, subprocess, sys
import tempfile, time, venv

TOP = pathlib.Path(__file__).resolve().parents[2]
FONT = TOP / "core/assets/fonts/TechoGothic-Regular.ttf"
PEERS = ["typst", "weasyprint", "reportlab", "pypdf", "pypdfium2", "pymupdf", "pillow"]
FILES = ["d001_elig_chromium-table", "d005_elig_chromium-table", "d013_elig_weasy-table", "d019_elig_reportlab-table",
         "d026_elig_reportlab-cid-table", "d029_elig_typst-table", "d033_elig_pdfbox-table", "d037_elig_libre-table"]
FIRST = ["花子", "太郎", "葵", "陽翔", "凛", "蓮", "結衣", "湊", "紬", "樹"]
LAST = ["髙﨑", "渡邉", "齋藤", "山田", "佐々木", "栁澤", "葛城", "阿部", "五十嵐", "鈴木", "辻"]


def child(number):
    """As in paper.rs."""
    return f"{LAST[number % 11]}　{FIRST[number % 10]}", f"{1_000_000 + number * 7919 % 9_000_000:07}"


def used():
    """Processor time of this process in milliseconds."""
    return time.process_time() * 1000


def timed(make):
    ran, started = used(), time.perf_counter()
    made = make()
    return used() - ran, (time.perf_counter() - started) * 1000, made


def timed_command(*command):
    """Processor time of a command, and its time by the clock."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    took = (time.perf_counter() - started) * 1000
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000, took


class Ours:
    """Our program, waiting for requests."""

    def __init__(self, program):
        self.process = subprocess.Popen([program, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def make(self, what, number, file):
        self.process.stdin.write(f"{what}\t{number}\t{file}\n")
        self.process.stdin.flush()
        ran, took, size = self.process.stdout.readline().split("\t")
        return float(ran), float(took), int(size)


# --- hand-outs --------------------------------------------------------------------------------------------------------

class Content:
    """What stands on our page beside the original, line by line, for another child each round."""

    def __init__(self, handout, original):
        text = subprocess.run(["pdftotext", "-f", "2", "-l", "2", "-layout", handout, "-"], check=True, capture_output=True,
                              text=True).stdout
        self.lines = [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if line.strip()]
        self.original = original

    def original_of(self, number):
        """Each child has a paper of its own, as files: nobody can keep what was made of the last one."""
        return self.original + b"%% %d\n" % number

    def of(self, number):
        name, digits = child(number)
        known, known_digits = child(0)
        grouped = f"{known_digits[:4]} {known_digits[4:]}"
        return name, digits, [line.replace(known, name).replace(known.replace("　", " "), name)
                              .replace(known_digits, digits).replace(grouped, digits) for line in self.lines]


def rows(digits):
    return [("保険者番号", "06130488"), ("記号", "21700023"), ("番号", digits), ("枝番", "01")]


def qr_picture(path):
    from PIL import Image
    from reportlab.graphics.barcode import qrencoder
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte("資格手帳 1\n氏名:髙﨑　花子\n保険者番号:06130488\n記号:21700023\n番号:1234567".encode()))
    code.make()
    side = code.getModuleCount()
    picture = Image.new("1", (side, side), 1)
    for y in range(side):
        for x in range(side):
            if code.isDark(y, x):
                picture.putpixel((x, y), 0)
    picture.save(path)


def typst_maker(folder, content):
    import typst
    escape = lambda text: text.replace("\\", "\\\\").replace('"', '\\"')
    source = """#set page("a4", margin: 12mm)
#set text(font: "Techo Gothic", size: 10pt, lang: "ja")
#let data = json(bytes(sys.inputs.data))
#data.name#"さんの医療保険の資格情報"
#rect(width: 100%, height: 265mm, inset: 4pt)[#image("original.pdf", width: 100%, height: 100%, fit: "contain", alt: "original")]
#pagebreak()
#text(size: 26pt)[#data.name]
#grid(columns: (1fr, 46mm), table(columns: 2, ..data.rows.map(row => (row.at(0), text(size: 23pt)[#row.at(1)])).flatten()),
  image("qr.png", width: 46mm, alt: "QR"))
#for line in data.lines [#line #linebreak()]
"""
    (folder / "handout.typ").write_text(source)
    compiler = typst.Compiler(str(folder / "handout.typ"), font_paths=[str(FONT.parent)], ignore_system_fonts=True)

    def make(number):
        import json
        name, digits, lines = content.of(number)
        (folder / "original.pdf").write_bytes(content.original_of(number))
        data = json.dumps({"name": name, "rows": rows(digits), "lines": lines}, ensure_ascii=False)
        return compiler.compile(format="pdf", sys_inputs={"data": data})
    return make


def together(page_pdf, original):
    from pypdf import PdfReader, PdfWriter, Transformation
    page = PdfReader(io.BytesIO(original)).pages[0]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(page_pdf)))
    scale = min(527 / float(page.mediabox.width), 751 / float(page.mediabox.height))
    writer.pages[0].merge_transformed_page(page, Transformation().scale(scale).translate(34, 34))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def reportlab_maker(folder, content):
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    pdfmetrics.registerFont(TTFont("T", str(FONT)))

    def make(number):
        name, digits, lines = content.of(number)
        out = io.BytesIO()
        canvas = Canvas(out, A4)
        canvas.setFont("T", 10)
        canvas.drawString(34, 800, f"{name}さんの医療保険の資格情報")
        canvas.rect(30, 30, 535, 760)
        canvas.showPage()
        canvas.setFont("T", 26)
        canvas.drawString(34, 790, name)
        y = 760
        for label, value in rows(digits):
            canvas.setFont("T", 11)
            canvas.drawString(34, y, label)
            canvas.setFont("T", 23)
            canvas.drawString(110, y, value)
            canvas.line(34, y - 4, 400, y - 4)
            y -= 28
        canvas.drawImage(str(folder / "qr.png"), 430, 640, 130, 130)
        for line in lines:
            canvas.setFont("T", 10)
            canvas.drawString(34, y, line)
            y -= 12
        canvas.showPage()
        canvas.save()
        return together(out.getvalue(), content.original_of(number))
    return make


def weasyprint_maker(folder, content):
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    fonts = FontConfiguration()
    style = weasyprint.CSS(font_config=fonts, string=f"""@font-face {{ font-family: T; src: url(file://{FONT}) }}
        @page {{ size: A4; margin: 12mm }} body {{ font: 10pt T }} .o {{ height: 265mm; border: 1px solid; break-after: page }}
        h1 {{ font-size: 26pt }} td {{ font-size: 23pt }} img {{ width: 46mm; float: right }} p {{ margin: 0 }}""")

    def make(number):
        name, digits, lines = content.of(number)
        table = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows(digits))
        page = f"<html lang=ja><p>{name}さんの医療保険の資格情報<div class=o></div><h1>{name}</h1>" \
            f'<img src="file://{folder}/qr.png"><table>{table}</table>' + "".join(f"<p>{line}</p>" for line in lines)
        return together(weasyprint.HTML(string=page).write_pdf(font_config=fonts, stylesheets=[style]), content.original_of(number))
    return make


MAKERS = {"Typst": typst_maker, "ReportLab + pypdf": reportlab_maker, "WeasyPrint + pypdf": weasyprint_maker}


def handouts(ours, files, rounds, folder):
    print("### A hand-out with an embedded original, warm, in one process\n")
    print(f"Milliseconds of processor time, medians of {rounds} rounds (in brackets: by the clock).\n")
    print("| original | ours | " + " | ".join(MAKERS) + " | the fastest of them / ours |")
    print("|---|---|" + "---|" * len(MAKERS) + "---|")
    ratios = []
    for file in files:
        ours.make(f"handout:{folder}/ours.pdf", 0, file)
        content = Content(folder / "ours.pdf", pathlib.Path(file).read_bytes())
        makers = {}
        for peer, of in MAKERS.items():
            make = of(folder, content)
            try:
                embeds = check_embeds(make(0), folder)
                makers[peer] = make if embeds else "embeds nothing"
            except Exception as error:  # a peer that cannot do a file is said
                makers[peer] = f"cannot ({type(error).__name__})"
        times = {name: [] for name in ["ours", *makers]}
        for number in range(1, rounds + 1):
            times["ours"].append(ours.make("handout", number, file)[:2])
            for peer, make in makers.items():
                if callable(make):
                    times[peer].append(timed(lambda: make(number))[:2])
        line, best, mine = [], [], None
        for name, all_times in times.items():
            if not all_times:
                line.append(makers[name])
                continue
            ran, took = (statistics.median(part) for part in zip(*all_times))
            line.append(f"{ran:.1f} ({took:.1f})")
            if name == "ours":
                mine = ran, took
            else:
                best.append((ran, took))
        # By whichever of the two is worse for us.
        ratio = min(min(ran for ran, _ in best) / mine[0], min(took for _, took in best) / mine[1])
        ratios.append(ratio)
        print("|", pathlib.Path(file).stem, "|", " | ".join(line), f"| **{ratio:.1f}** |", flush=True)
    print(f"\nThe last column takes processor time or clock, whichever is worse for us. At least {min(ratios):.1f}, "
          f"in the median {statistics.median(ratios):.1f} (wanted: 3).\n")


def check_embeds(pdf, folder):
    """Whether the first page still has the original's text."""
    (folder / "peer.pdf").write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-l", "1", folder / "peer.pdf", "-"], capture_output=True, text=True).stdout
    return "番号" in re.sub(r"\s", "", text)


def commands(techo, file, rounds, folder):
    """Whole commands: an encrypted notebook opened and the sheets written, beside a new process of each peer."""
    import json
    keys = ["--store", str(folder / "n"), "--key-file", str(folder / "k"), "--on", "2026-11-21"]
    subprocess.run([techo, "init", *keys], check=True, capture_output=True)
    added = subprocess.run([techo, "add", file, *keys, "--json"], check=True, capture_output=True)
    member = json.loads(added.stdout)[0]["member"]
    calls = {"`techo handout` (opens the encrypted notebook, records the hand-out)":
             [techo, "handout", "--member", member, "--out", str(folder / "h.pdf"), *keys]}
    for peer in MAKERS:
        calls[peer] = [sys.executable, __file__, "--one", peer, file, str(folder / "ours.pdf"), str(folder / "p.pdf")]
    times = {name: [] for name in calls}
    for _ in range(max(3, rounds // 2)):
        for name, call in calls.items():
            pathlib.Path(folder / "h.pdf").unlink(missing_ok=True)
            times[name].append(timed_command(*call))
    print(f"### A hand-out as a whole command ({pathlib.Path(file).stem})\n")
    print("| command | processor ms | clock ms |\n|---|---|---|")
    figures = {name: [statistics.median(part) for part in zip(*all_times)] for name, all_times in times.items()}
    for name, (ran, took) in figures.items():
        print(f"| {name} | {ran:.0f} | {took:.0f} |")
    (ran, took), *peers = figures.values()
    ratio = min(min(peer[0] for peer in peers) / ran, min(peer[1] for peer in peers) / took)
    print(f"\nThe fastest of them / ours: **{ratio:.1f}** (wanted: 5). The peers run as Python programs.\n", flush=True)


def many(program, file, count):
    print(f"### {count} hand-outs one after another, in one process\n")
    lines = subprocess.run([program, "many", str(count), file], check=True, capture_output=True, text=True).stdout
    rows = [line.split("\t") for line in lines.splitlines()]
    print("| up to | " + " | ".join(row[0] for row in rows) + " |\n|---|" + "---|" * len(rows))
    print("| processor ms each | " + " | ".join(f"{float(row[1]) / (count / len(rows)):.1f}" for row in rows) + " |")
    print("| most memory so far, MB | " + " | ".join(f"{int(row[3]) / 1024:.1f}" for row in rows) + " |\n", flush=True)


# --- pages ------------------------------------------------------------------------------------------------------------

def page_makers(data):
    import pymupdf, pypdfium2
    from PIL import Image

    def save(picture):
        out = io.BytesIO()
        picture.save(out, "PNG", compress_level=1)
        return out.getvalue()

    def pdfium():
        page = pypdfium2.PdfDocument(data)[0]
        return save(page.render(scale=1080 / page.get_width(), rev_byteorder=True, prefer_bgrx=False).to_pil())

    def mupdf():
        page = pymupdf.open("pdf", data)[0]
        zoom = 1080 / page.rect.width
        pixels = page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom))
        return save(Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples))
    return {"pdfium": pdfium, "MuPDF": mupdf}


def pages(ours, program, files, rounds, folder):
    from PIL import Image
    print("### A page to a PNG of 1080 pixels, warm, in one process\n")
    print(f"Milliseconds of processor time, medians of {rounds} rounds. Everybody's pixels become a PNG by zlib level 1 with "
          "the filter chosen line by line (theirs by Pillow; ours by fdeflate, which packs a little less than level 1). Ours "
          "writes a page without colour in grey; theirs stay RGB, as they come. poppler has no binding on PyPI that installs "
          "without a compiler: `pdftoppm` (to PPM, with Pillow's PNG put on) is held against our program as a command.\n")
    print("| original | ours | pdfium | MuPDF | pdfium / ours | MuPDF / ours | our command | pdftoppm | pdftoppm / ours |")
    print("|---|---|---|---|---|---|---|---|---|")
    ratios = {"pdfium": [], "MuPDF": [], "poppler": []}
    for file in files:
        makers = page_makers(pathlib.Path(file).read_bytes())
        times = {name: [] for name in ["ours", *makers, "command", "poppler"]}
        ours.make("page", 0, file)
        for make in makers.values():
            make()
        ppm = ["pdftoppm", "-singlefile", "-scale-to-x", "1080", "-scale-to-y", "-1", file, str(folder / "page")]
        subprocess.run(ppm, check=True, capture_output=True)
        pixels = Image.open(folder / "page.ppm")
        pixels.load()
        png = statistics.median(timed(lambda: pixels.save(io.BytesIO(), "PNG", compress_level=1))[0] for _ in range(5))
        for number in range(rounds):
            times["ours"].append(ours.make("page", number, file)[0])
            for name, make in makers.items():
                times[name].append(timed(make)[0])
            times["command"].append(timed_command(program, "page", file, str(folder / "page.png"))[0])
            times["poppler"].append(timed_command(*ppm)[0] + png)
        figures = {name: statistics.median(all_times) for name, all_times in times.items()}
        for name in makers:
            ratios[name].append(figures[name] / figures["ours"])
        ratios["poppler"].append(figures["poppler"] / figures["command"])
        print(f"| {pathlib.Path(file).stem} | {figures['ours']:.1f} | {figures['pdfium']:.1f} | {figures['MuPDF']:.1f} | "
              f"{ratios['pdfium'][-1]:.1f} | {ratios['MuPDF'][-1]:.1f} | {figures['command']:.1f} | {figures['poppler']:.1f} | "
              f"{ratios['poppler'][-1]:.1f} |", flush=True)
    medians = ", ".join(f"{name} **{statistics.median(all_ratios):.1f}**" for name, all_ratios in ratios.items())
    print(f"\nIn the median: {medians} (wanted: 2).\n", flush=True)


def codes(ours, files, rounds):
    name = ctypes.util.find_library("qrencode")
    print("### A QR code\n")
    text = "資格手帳 1\n書類:医療保険の資格情報\n氏名:髙﨑　花子\n保険者名:みほん健康保険組合\n保険者番号:06130488\n記号:21700023\n" \
        "番号:1234567\n枝番:01\n本人・家族:家族\n保存日:2026-11-01\nこの文字は控えです。資格の証明にはなりません。"
    mine = statistics.median(ours.make("qr", 0, files[0])[0] for _ in range(rounds * 5))
    if not name:
        print(f"Ours: {mine:.2f} ms. libqrencode is not here.\n")
        return
    library = ctypes.CDLL(name)
    library.QRcode_encodeString8bit.restype = ctypes.c_void_p
    library.QRcode_encodeString8bit.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_int]
    library.QRcode_free.argtypes = [ctypes.c_void_p]
    data = text.encode()

    def make():
        library.QRcode_free(library.QRcode_encodeString8bit(data, 0, 1))
    theirs = statistics.median(timed(make)[0] for _ in range(rounds * 5))
    print(f"{len(data)} bytes, level M: ours {mine:.2f} ms, libqrencode {theirs:.2f} ms.\n", flush=True)


def others(ours, files, rounds):
    print("### What else is made, warm\n\n| what | processor ms |\n|---|---|")
    for what, words in (("screen", "clinic screen, 1080 pixels, with its QR code"), ("masked", "masked copy at 300 dpi")):
        all_times = []
        for file in files:
            ours.make(what, 0, file)
            all_times += [ours.make(what, number, file)[0] for number in range(rounds)]
        print(f"| {words} | {statistics.median(all_times):.1f} |", flush=True)
    print()


# --- the whole --------------------------------------------------------------------------------------------------------

def programs(options):
    """Builds what is not given."""
    if options.program and options.techo:
        return options.program, options.techo
    build = subprocess.run(["cargo", "bench", "--locked", "-p", "techo-tests", "--bench", "paper", "--no-run"], cwd=TOP,
                           check=True, capture_output=True, text=True)
    program = TOP / re.search(r"Executable .* \((.*)\)", build.stderr).group(1)
    subprocess.run(["cargo", "build", "--locked", "--release", "--quiet", "--bin", "techo"], cwd=TOP, check=True)
    target = pathlib.Path(program).parents[2]
    return str(program), str(target / "release/techo")


def in_venv():
    """Goes on in an environment that has the peers."""
    folder = TOP / "target/peers"
    python = folder / "bin/python"
    if pathlib.Path(sys.prefix) == folder:
        return
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS], check=True)
    os.execv(python, [str(python), __file__, *sys.argv[1:]])


def main():
    in_venv()
    if sys.argv[1:2] == ["--one"]:
        peer, file, handout, out = sys.argv[2:]
        with tempfile.TemporaryDirectory() as name:
            qr_picture(pathlib.Path(name) / "qr.png")
            content = Content(handout, pathlib.Path(file).read_bytes())
            pathlib.Path(out).write_bytes(MAKERS[peer](pathlib.Path(name), content)(1))
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("--program")
    parser.add_argument("--techo")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--many", type=int, default=1000)
    parser.add_argument("--only", nargs="*", default=["handout", "command", "many", "page", "code", "other"])
    options = parser.parse_args()
    program, techo = programs(options)
    files = [str(TOP / f"tests/fixtures/dev/{name}.pdf") for name in FILES]
    from importlib.metadata import version
    ours = Ours(program)
    print(f"## Paper and screen\n\n`tests/benches/paper.py`, {datetime.date.today()}, {os.cpu_count()} cores, load "
          f"{os.getloadavg()[0]:.1f}; Python {platform.python_version()}, "
          + ", ".join(f"{peer} {version(peer)}" for peer in PEERS)
          + ", poppler " + re.search(r"version (\S+)", subprocess.run(["pdftoppm", "-v"], capture_output=True,
                                                                     text=True).stderr).group(1) + ".\n")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        qr_picture(folder / "qr.png")
        ours.make(f"handout:{folder}/ours.pdf", 0, files[0])
        parts = {"handout": lambda: handouts(ours, files, options.rounds, folder),
                 "command": lambda: commands(techo, files[0], options.rounds, folder),
                 "many": lambda: many(program, files[3], options.many),
                 "page": lambda: pages(ours, program, files, options.rounds, folder),
                 "code": lambda: codes(ours, files, options.rounds),
                 "other": lambda: others(ours, files, options.rounds)}
        for part in options.only:
            parts[part]()
    ours.process.stdin.close()


if __name__ == "__main__":
    main()
