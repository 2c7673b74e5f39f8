#!/usr/bin/env bash
# generate.sh [LIBRARY]: writes the Swift sources and C headers of the built library (default: the debug build) into
# Sources/Techo/Generated and Sources/TechoFFI. They are made, never committed. Needs `cargo build -p techo-bindgen`.
set -euo pipefail
HERE=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
TARGET=${CARGO_TARGET_DIR:-$HERE/../../target}
LIBRARY=$(realpath -- "${1:-$TARGET/debug/libtecho.so}")
BINDGEN=$(realpath -- "$TARGET/debug/uniffi-bindgen-swift")

NEW=$(mktemp -d)
trap 'rm -rf -- "$NEW"' EXIT
# uniffi.toml of both crates is found through cargo, so the calls start inside the workspace.
cd "$HERE/../.."
"$BINDGEN" --metadata-no-deps --swift-sources "$LIBRARY" "$NEW/Generated"
"$BINDGEN" --metadata-no-deps --headers --modulemap --module-name TechoFFI --modulemap-filename module.modulemap \
  "$LIBRARY" "$NEW/TechoFFI"

# Files that are the same keep their time, so that an unchanged interface compiles nothing anew.
sync_folder() {
  mkdir -p "$2"
  for old in "$2"/*; do
    if [ -e "$old" ] && [ ! -e "$1/${old##*/}" ]; then rm -f -- "$old"; fi
  done
  for new in "$1"/*; do
    cmp -s "$new" "$2/${new##*/}" || cp -- "$new" "$2/"
  done
}
sync_folder "$NEW/Generated" "$HERE/Sources/Techo/Generated"
sync_folder "$NEW/TechoFFI" "$HERE/Sources/TechoFFI"
