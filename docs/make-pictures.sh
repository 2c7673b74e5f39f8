#!/usr/bin/env bash
# Makes the pictures of README.md anew, with the program: the daughter's clinic screen and her school's sheets. Needs
# poppler-utils, and Python 3 with Pillow to set the two pages side by side. TECHO=FILE takes a binary that is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

techo=${TECHO:-target/release/techo}
[ -n "${TECHO:-}" ] || cargo build --release --quiet --locked

# A fixed day, so that the pictures change only when the program does.
"$techo" tour --out "$work/tour" --on 2026-11-21 --json >"$work/tour.json"
member=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["members"][2]["id"])' "$work/tour.json")
"$techo" screen --store "$work/tour/tour.techo" --key-file "$work/tour/tour.key" \
  --member "$member" --on 2026-11-21 --width 480 --out "$work/clinic-screen.png" --json >/dev/null
pdftoppm -r 72 -png "$work/tour/school-handout.pdf" "$work/page"
python3 - "$work" docs <<'PY'
import pathlib
import sys
from PIL import Image

work, docs = map(pathlib.Path, sys.argv[1:])
Image.open(work / "clinic-screen.png").convert("L").quantize(16).save(docs / "clinic-screen.png", optimize=True)
pages = [Image.open(path).convert("L") for path in sorted(work.glob("page-*.png"))]
gap = 12
sheet = Image.new("L", (sum(p.width for p in pages) + gap * (len(pages) + 1), max(p.height for p in pages) + 2 * gap), 200)
left = gap
for page in pages:
    sheet.paste(page, (left, gap))
    left += page.width + gap
sheet.quantize(16).save(docs / "school-handout.png", optimize=True)
PY
