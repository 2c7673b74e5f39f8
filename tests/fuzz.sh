#!/usr/bin/env bash
# The fuzz targets for a short while each: their seeds, what they once found, and then FUZZ_SECONDS (40) of new inputs.
# Longer runs: fuzz/README.md. Needs a C++ compiler for libFuzzer; without one the suite is skipped (status 77).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v c++ >/dev/null || { echo 'not here: a C++ compiler'; exit 77; }
case $(uname -s) in Linux | Darwin) ;; *) echo 'not here: libFuzzer'; exit 77 ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Not --locked: what the core depends on changes, and this crate keeps its own list beside.
programs=$(bash fuzz/build.sh)

status=0
for target in fields lines pdf_bytes; do
  mkdir "$work/$target"
  known=("fuzz/seeds/$target")
  [ ! -d "fuzz/findings/$target" ] || known+=("fuzz/findings/$target")
  # The seeds and findings are read and not written to; the clock's limit is far above the one that the target measures.
  if "$programs/$target" -max_total_time="${FUZZ_SECONDS:-40}" -timeout=60 -rss_limit_mb=1200 -print_final_stats=1 \
    -seed="${FUZZ_SEED:-0}" -dict="fuzz/$target.dict" -artifact_prefix="$work/" "$work/$target" "${known[@]}" \
    >"$work/$target.log" 2>&1; then
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target.log") inputs, no finding"
  else
    status=1
    grep -v '^#' "$work/$target.log" | tail -40
    echo "$target: a finding"
  fi
done
exit $status
