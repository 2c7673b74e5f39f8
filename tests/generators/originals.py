#!/usr/bin/env python3
"""Originals as people have them: with stamps, filled in, signed, turned, encrypted without a password.

    pip install pymupdf==2.0; tests/generators/originals.py   (needs qpdf as well)

Writes tests/fixtures/originals/. Each is the one page of dev/d051_cert_weasy.pdf with what its name says; those with
a hidden layer are papers of made/.
"""
import pathlib, subprocess
import pymupdf

TOP = pathlib.Path(__file__).resolve().parents[1] / "fixtures"
PAPER = TOP / "dev/d051_cert_weasy.pdf"
OUT = TOP / "originals"


def stamps(page):
    """A stamp, a typed note, a mark and a frame, as viewers put them on a page."""
    page.add_stamp_annot(pymupdf.Rect(60, 600, 260, 680), stamp=0)
    page.add_freetext_annot(pymupdf.Rect(300, 600, 500, 640), "COPY FOR SCHOOL 2026", fontsize=14, rotate=0)
    page.add_rect_annot(pymupdf.Rect(300, 660, 500, 700)).update()
    hidden = page.add_rect_annot(pymupdf.Rect(60, 720, 500, 800))
    hidden.set_flags(pymupdf.PDF_ANNOT_IS_HIDDEN)
    hidden.update(fill_color=(0, 0, 0))


def fields(page):
    for number, (name, value) in enumerate([("name", "HANAKO YAMADA"), ("number", "1234567")]):
        widget = pymupdf.Widget()
        widget.field_name, widget.field_value, widget.field_type = name, value, pymupdf.PDF_WIDGET_TYPE_TEXT
        widget.rect = pymupdf.Rect(60, 600 + 40 * number, 360, 630 + 40 * number)
        widget.text_fontsize, widget.border_width, widget.border_color = 16, 1, (0, 0, 0)
        page.add_widget(widget)
    for number, ticked in enumerate([True, False]):
        widget = pymupdf.Widget()
        widget.field_name, widget.field_type = f"box{number}", pymupdf.PDF_WIDGET_TYPE_CHECKBOX
        widget.field_value = ticked
        widget.rect = pymupdf.Rect(400 + 50 * number, 600, 430 + 50 * number, 630)
        widget.border_width, widget.border_color = 1, (0, 0, 0)
        page.add_widget(widget)


def made(name, change=lambda page: None, turned=0, **options):
    document = pymupdf.open(PAPER)
    change(document[0])
    document[0].set_rotation(turned)
    document.save(OUT / name, garbage=4, deflate=True, no_new_id=True, **options)


def signed():
    """The seal of a signature: a field whose value is a signature, here an empty one."""
    made("signed.pdf", lambda page: page.add_stamp_annot(pymupdf.Rect(300, 600, 500, 680), stamp=2))
    document = pymupdf.open(OUT / "signed.pdf")
    seal = next(document[0].annots()).xref
    value = document.get_new_xref()
    document.update_object(value, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached "
                                  "/ByteRange [0 10 20 10] /Contents <00> >>")
    for key, entry in {"Subtype": "/Widget", "FT": "/Sig", "T": "(seal)", "V": f"{value} 0 R", "F": "132", "Name": "null",
                       "Contents": "null"}.items():
        document.xref_set_key(seal, key, entry)
    document.xref_set_key(document.pdf_catalog(), "AcroForm", f"<< /Fields [{seal} 0 R] /SigFlags 3 >>")
    document.saveIncr()


def main():
    OUT.mkdir(exist_ok=True)
    made("stamped.pdf", stamps)
    made("stamped-turned.pdf", stamps, turned=90)
    made("filled.pdf", fields)
    made("filled-object-streams.pdf", fields, use_objstms=1)
    signed()
    for paper, name in [(PAPER, "encrypted.pdf"), (OUT / "filled.pdf", "encrypted-filled.pdf"),
                        (TOP / "made/m037_elig_special-layer_hidden.pdf", "encrypted-layer.pdf"),
                        (TOP / "made/m040_elig_special-layer_marked.pdf", "encrypted-layer-marked.pdf")]:
        subprocess.run(["qpdf", "--encrypt", "", "owner", "256", "--", paper, OUT / name], check=True)


main()
