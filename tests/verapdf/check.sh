#!/usr/bin/env bash
# Holds the sheets that claim PDF/UA-1 and PDF/A-2a against veraPDF, and every sheet against qpdf. The test `sheets`
# leaves them in target/tmp/sheets. Exit status 77: no JDK 17, Maven or qpdf here (a failure with CI=true).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

skip() {
  echo "verapdf: skipped: $*" >&2
  if [ "${CI:-}" = true ]; then exit 1; else exit 77; fi
}
for tool in mvn javac qpdf; do command -v $tool >/dev/null || skip "no $tool found"; done

cargo test --locked --workspace --quiet --test sheets
target=$(cargo metadata --format-version 1 --no-deps --locked | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
jars=$target/tools/verapdf-1.28.2
if [ ! -d "$jars" ]; then
  mvn -B -ntp -q -f tests/verapdf/pom.xml dependency:copy-dependencies -DoutputDirectory="$jars.new"
  mv "$jars.new" "$jars"
fi

sheets=("$target"/tmp/sheets/*.pdf)
for sheet in "${sheets[@]}"; do
  # 3: a page of a file that was damaged before is embedded as it is.
  qpdf --check "$sheet" >"$target/tmp/qpdf.log" 2>&1 || { cat "$target/tmp/qpdf.log"; echo "FAIL  qpdf  $sheet"; exit 1; }
done
echo "qpdf: ${#sheets[@]} files are sound"
java -cp "$jars/*" tests/verapdf/Check.java "$target"/tmp/sheets/accessible-*.pdf
