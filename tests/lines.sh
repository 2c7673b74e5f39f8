#!/usr/bin/env bash
# `techo read --lines` on what real recognition makes of photographed papers: the samples rendered, slanted, roughened
# and recognised by tesseract with its Japanese model. Nothing that is sure may be wrong.
# TECHO names a command that is built already. With CI=true on a Debian machine as root the tools are installed; elsewhere the suite is skipped (status 77) without them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

recognises() { command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx jpn; }
if ! { recognises && command -v pdftoppm >/dev/null; } && [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    tesseract-ocr tesseract-ocr-jpn poppler-utils python3 python3-venv; } >"$work/apt.log" 2>&1 || tail -5 "$work/apt.log"
fi
for tool in pdftoppm python3; do command -v "$tool" >/dev/null || { echo "not here: $tool"; exit 77; }; done
recognises || { echo 'not here: tesseract with its Japanese model'; exit 77; }

# A Python of its own with Pillow; one that has it already will do.
python=python3
if ! python3 -c 'import PIL' 2>/dev/null; then
  python=target/tools/lines/bin/python
  "$python" -c 'import PIL' 2>/dev/null || {
    python3 -m venv target/tools/lines && target/tools/lines/bin/pip --quiet install pillow==13.0.0
  } >"$work/pip.log" 2>&1 || { tail -5 "$work/pip.log"; exit 77; }
fi

if [ -z "${TECHO:-}" ]; then
  cargo build --release --locked --quiet --bin techo
  target=$(cargo metadata --format-version 1 --no-deps | python3 -c 'import json,sys; print(json.load(sys.stdin)["target_directory"])')
  TECHO=$target/release/techo
fi
"$python" tests/lines.py "$TECHO" tests/fixtures/dev "$work"
