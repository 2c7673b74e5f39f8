#!/usr/bin/env bash
# Masked copies and extracts taken apart by other people's tools: none of a person's numbers, and nothing of anybody else
# on the page, may be found in text, objects or pictures.
# TECHO names a command that is built already. With CI=true on a Debian machine as root the tools are installed; elsewhere
# the suite is skipped (status 77) without them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tools=(pdftotext pdftoppm qpdf mutool tesseract python3)
have() { for tool in "${tools[@]}"; do command -v "$tool" >/dev/null || { echo "not here: $tool"; return 1; }; done; }
if ! have >/dev/null && [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    poppler-utils qpdf mupdf-tools tesseract-ocr python3; } >"$work/apt.log" 2>&1 || tail -5 "$work/apt.log"
fi
have || exit 77

if [ -z "${TECHO:-}" ]; then
  cargo build --release --locked --quiet --bin techo
  target=$(cargo metadata --format-version 1 --no-deps | python3 -c 'import json,sys; print(json.load(sys.stdin)["target_directory"])')
  TECHO=$target/release/techo
fi
# One thread: text recognition on several is slower on a machine with few cores.
OMP_THREAD_LIMIT=1 python3 tests/copies.py "$TECHO" tests/fixtures "$work"
