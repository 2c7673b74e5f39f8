#!/usr/bin/env python3
"""Hand-outs and page pictures beside other programs, same files, same run.

    cargo bench -p techo-tests --bench paper --no-run      # says where the program is
    python3 -m venv target/peers && target/peers/bin/pip install typst weasyprint reportlab pypdf pypdfium2 pymupdf pillow
    target/peers/bin/python tests/benches/paper.py PROGRAM [--techo TECHO] [--rounds 15] [FILE…]

Each hand-out is an A4 page with the original as vector content in a frame, and an A4 page with name, numbers, dates and a QR
code, in the bundled font. Typst and ReportLab get the code as a finished picture or draw it themselves; WeasyPrint cannot
embed a PDF, so pypdf puts its page together with the original. Pictures are 1080 pixels wide, PNG at zlib level 1.
"""
import argparse, ctypes, ctypes.util, io, pathlib, statistics, subprocess, sys, tempfile, time

TOP = pathlib.Path(__file__).resolve().parents[2]
FONT = TOP / "core/assets/fonts/TechoGothic-Regular.ttf"
ROWS = [("保険者番号", "06130488"), ("記号", "21700023"), ("番号", "1234567"), ("枝番", "01"), ("保存日時", "2026年11月1日"),
        ("行事", "修学旅行"), ("期間", "2026年12月2日から2026年12月4日まで")]
LINES = ["この書類だけで受診できます", "先生・保育士などの引率で受診するときは、前のページの印刷物だけで保険診療・保険調剤を受けられます。",
         "受付での手順", "1. 前のページの「医療保険の資格情報」を受付に出す。", "2. 「学校・園の引率で来ました」と伝える。",
         "3. 番号を聞かれたら、このページの数字かQRコードを見せる。", "4. 用が済んだら、期日までに保護者へ返すか、細断する。"]
CODE = "資格手帳 1\n" + "\n".join(f"{a}:{b}" for a, b in ROWS) + "\n氏名:髙﨑　花子\nこの文字は控えです。資格の証明にはなりません。"


def median(make, rounds):
    make()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        make()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def qr_picture():
    """The code once, for those that cannot draw one."""
    from reportlab.graphics.barcode import qrencoder
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte(CODE.encode()))
    code.make()
    from PIL import Image
    side = code.getModuleCount()
    picture = Image.new("1", (side, side), 1)
    for y in range(side):
        for x in range(side):
            if code.isDark(y, x):
                picture.putpixel((x, y), 0)
    return picture.resize((side * 8, side * 8))


def typst_maker(folder, original):
    import typst
    (folder / "original.pdf").write_bytes(original)
    qr_picture().save(folder / "qr.png")
    rows = "\n".join(f"[{a}], [{b}]," for a, b in ROWS)
    text = "\n\n".join(line.replace("1. ", "1) ") for line in LINES)
    source = f"""#set page("a4", margin: 15mm)
#set text(font: "Techo Gothic", size: 11pt, lang: "ja")
#rect(width: 100%, height: 100%, inset: 4pt)[#image("original.pdf", width: 100%, height: 100%, fit: "contain")]
#pagebreak()
= 学校・保育所等へのお預け書類（医療保険）
#text(size: 28pt)[髙﨑　花子]
#grid(columns: (1fr, 46mm), table(columns: 2, {rows}), image("qr.png", width: 46mm))
{text}
"""
    (folder / "handout.typ").write_text(source)
    fonts = [str(FONT.parent)]
    compiler = typst.Compiler(str(folder / "handout.typ"), font_paths=fonts, ignore_system_fonts=True)
    return lambda: compiler.compile(format="pdf")


def merged(page_pdf, original):
    from pypdf import PdfReader, PdfWriter, Transformation
    page = PdfReader(io.BytesIO(original)).pages[0]
    made = PdfReader(io.BytesIO(page_pdf))
    writer = PdfWriter(clone_from=made)
    scale = min(527 / float(page.mediabox.width), 774 / float(page.mediabox.height))
    writer.pages[0].merge_transformed_page(page, Transformation().scale(scale).translate(34, 34))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def reportlab_maker(original):
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    pdfmetrics.registerFont(TTFont("T", str(FONT)))

    def make():
        out = io.BytesIO()
        canvas = Canvas(out, A4)
        canvas.setFont("T", 10)
        canvas.drawString(34, 815, "髙﨑　花子さんの「医療保険の資格情報」")
        canvas.rect(30, 30, 535, 780)
        canvas.showPage()
        canvas.setFont("T", 28)
        canvas.drawString(42, 760, "髙﨑　花子")
        y = 720
        for label, value in ROWS:
            canvas.setFont("T", 11)
            canvas.drawString(42, y, label)
            canvas.setFont("T", 16)
            canvas.drawString(130, y, value)
            y -= 26
        canvas.setFont("T", 12)
        for line in LINES:
            for start in range(0, len(line), 40):
                canvas.drawString(42, y, line[start:start + 40])
                y -= 18
        code = QrCodeWidget(CODE, barLevel="M")
        left, low, right, high = code.getBounds()
        drawing = Drawing(130, 130, transform=[130 / (right - left), 0, 0, 130 / (high - low), 0, 0])
        drawing.add(code)
        renderPDF.draw(drawing, canvas, 420, 600)
        canvas.showPage()
        canvas.save()
        return merged(out.getvalue(), original)
    return make


def weasyprint_maker(folder, original):
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    qr_picture().save(folder / "qr.png")
    rows = "".join(f"<tr><th>{a}</th><td>{b}</td></tr>" for a, b in ROWS)
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"""<html lang=ja><style>@font-face {{ font-family: T; src: url(file://{FONT}) }} @page {{ size: A4; margin: 12mm }}
body {{ font-family: T }} .o {{ height: 270mm; border: 1px solid; page-break-after: always }}</style>
<div class=o></div><h1>髙﨑　花子</h1><img src="file://{folder}/qr.png" style="width:46mm;float:right"><table>{rows}</table>{lines}"""

    def make():
        made = weasyprint.HTML(string=page).write_pdf(font_config=FontConfiguration())
        return merged(made, original)
    return make


def pictures(file):
    import fitz, pypdfium2
    from PIL import Image
    data = pathlib.Path(file).read_bytes()

    def save(picture):
        out = io.BytesIO()
        picture.save(out, "PNG", compress_level=1)
        return out.getvalue()

    def pdfium():
        page = pypdfium2.PdfDocument(data)[0]
        return save(page.render(scale=1080 / page.get_width()).to_pil())

    def mupdf():
        page = fitz.open("pdf", data)[0]
        zoom = 1080 / page.rect.width
        pixels = page.get_pixmap(matrix=fitz.Matrix(zoom, zoom))
        return save(Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples))
    return {"pdfium": pdfium, "mupdf": mupdf}


def ours(program, what, rounds, files):
    out = subprocess.run([program, what, str(rounds), *files], check=True, capture_output=True, text=True).stdout
    return {line.split("\t")[0]: float(line.split("\t")[1]) for line in out.splitlines() if line.count("\t") == 2}


def qr_of_libqrencode(rounds):
    name = ctypes.util.find_library("qrencode")
    if not name:
        return None
    library = ctypes.CDLL(name)
    library.QRcode_encodeString8bit.restype = ctypes.c_void_p
    library.QRcode_free.argtypes = [ctypes.c_void_p]

    def make():
        library.QRcode_free(library.QRcode_encodeString8bit(CODE.encode(), 0, 1))
    return median(make, rounds)


def command_times(techo, original, rounds):
    """Whole commands: opening an encrypted notebook and writing the sheets, beside a new process of each peer."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        keys = ["--store", str(folder / "n"), "--key-file", str(folder / "k"), "--on", "2026-11-21"]
        subprocess.run([techo, "init", *keys], check=True, capture_output=True)
        (folder / "o.pdf").write_bytes(original)
        import json
        added = subprocess.run([techo, "add", str(folder / "o.pdf"), *keys, "--json"], check=True, capture_output=True)
        member = json.loads(added.stdout)[0]["member"]
        call = [techo, "handout", "--member", member, "--out", str(folder / "h.pdf"), *keys]
        yield "techo handout", median(lambda: subprocess.run(call, check=True, capture_output=True), rounds)
        for peer in ("typst", "reportlab", "weasyprint"):
            one = [sys.executable, __file__, "--one", peer, str(folder / "o.pdf"), str(folder / f"{peer}.pdf")]
            yield peer, median(lambda: subprocess.run(one, check=True, capture_output=True), max(3, rounds // 3))


def maker(peer, folder, original):
    return {"typst": lambda: typst_maker(folder, original), "reportlab": lambda: reportlab_maker(original),
            "weasyprint": lambda: weasyprint_maker(folder, original)}[peer]()


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "--one":
        folder = pathlib.Path(tempfile.mkdtemp())
        pathlib.Path(sys.argv[4]).write_bytes(maker(sys.argv[2], folder, pathlib.Path(sys.argv[3]).read_bytes())())
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--techo")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    fixtures = TOP / "tests/fixtures/dev"
    files = options.files or [str(fixtures / f"{name}.pdf") for name in (
        "d001_elig_chromium-table", "d005_elig_chromium-table", "d013_elig_weasy-table", "d019_elig_reportlab-table",
        "d026_elig_reportlab-cid-table", "d029_elig_typst-table", "d033_elig_pdfbox-table", "d037_elig_libre-table")]
    rounds = options.rounds
    print("## hand-out, warm, ms\nfile\ttecho\ttypst\treportlab+pypdf\tweasyprint+pypdf")
    mine = ours(options.program, "handout", rounds, files)
    for file in files:
        original = pathlib.Path(file).read_bytes()
        with tempfile.TemporaryDirectory() as name:
            row = []
            for peer in ("typst", "reportlab", "weasyprint"):
                try:
                    row.append(f"{median(maker(peer, pathlib.Path(name), original), max(3, rounds // 3)):.1f}")
                except Exception as error:  # a peer that cannot do a file is said
                    row.append(f"cannot ({type(error).__name__})")
        print(pathlib.Path(file).stem, f"{mine[file]:.1f}", *row, sep="\t", flush=True)
    print("## page to a PNG of 1080 pixels, warm, ms\nfile\ttecho\tpdfium\tmupdf\tpdftoppm (new process, no PNG)")
    mine = ours(options.program, "page", rounds, files)
    for file in files:
        row = [f"{median(make, rounds):.1f}" for make in pictures(file).values()]
        poppler = ["pdftoppm", "-singlefile", "-scale-to-x", "1080", "-scale-to-y", "-1", file]
        row.append(f"{median(lambda: subprocess.run(poppler, capture_output=True), rounds):.1f}")
        print(pathlib.Path(file).stem, f"{mine[file]:.1f}", *row, sep="\t", flush=True)
    print("## clinic screen and masked copy, warm, ms")
    for what in ("screen", "masked"):
        print(what, *[f"{time:.1f}" for time in ours(options.program, what, rounds, files).values()], sep="\t", flush=True)
    print("## QR code, libqrencode, ms\n", qr_of_libqrencode(rounds))
    print("## 1,000 hand-outs, one after another")
    subprocess.run([options.program, "many", "1000", files[3]], check=True)
    if options.techo:
        print("## whole command, ms")
        for name, took in command_times(options.techo, pathlib.Path(files[0]).read_bytes(), rounds):
            print(name, f"{took:.0f}", sep="\t", flush=True)


if __name__ == "__main__":
    main()
