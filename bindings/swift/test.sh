#!/usr/bin/env bash
# Builds the library, generates the Swift sources, runs the tests of bindings/swift and ios-demo and type-checks
# ios-demo's SwiftUI screens. Takes the swift of PATH if it is 6 or newer; else, on a machine with apt, get-swift.sh
# makes a toolchain in the user's cache folder. Exit status 77: no toolchain to be had (a failure with CI=true).
set -euo pipefail
ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT"

skip() {
  echo "swift: skipped: $*" >&2
  if [ "${CI:-}" = true ]; then exit 1; else exit 77; fi
}
[ "$(uname)" = Linux ] || skip "on Apple systems the packages are built from an XCFramework: bindings/package-apple.sh"

TARGET=$(realpath -m -- "${CARGO_TARGET_DIR:-target}")
export TECHO_LIB_DIR=$TARGET/debug
SWIFT=()
FETCH=
if ! swift --version 2>/dev/null | grep -q 'Swift version [6-9]'; then
  command -v apt-get >/dev/null || skip "no Swift 6 toolchain found, and no apt to get one with"
  # Beside the build, for it takes a minute.
  TOOLCHAIN=$(mktemp)
  trap 'rm -f -- "$TOOLCHAIN"' EXIT
  bindings/swift/get-swift.sh >"$TOOLCHAIN" &
  FETCH=$!
fi

# What `cargo test --workspace` has built already, with its features: any narrower call would build half of the tree again.
cargo build --locked --workspace --all-targets
bindings/swift/generate.sh "$TARGET/debug/libtecho.so"

if [ -n "$FETCH" ]; then
  wait "$FETCH" || skip "no Swift 6 toolchain found, and get-swift.sh could not make one"
  export SWIFT_ENV_BIND=$ROOT:$TARGET
  SWIFT=("$(cat "$TOOLCHAIN")/swift-env")
fi
run() { ${SWIFT[@]+"${SWIFT[@]}"} "$@"; }

# The lines of each single test and of the empty XCTest run are left out; a failure's lines stay.
tests() {
  local log status=0
  log=$(mktemp)
  run swift test "$@" >"$log" 2>&1 || status=$?
  if [ "$status" = 0 ]; then grep -E '^(warning|error)|✔ Test run|✘' "$log" || true; else cat "$log"; fi
  rm -f -- "$log"
  return "$status"
}
(cd bindings/swift && tests)
(cd ios-demo && run swift build -q --target DemoApp && echo "DemoApp type-checks" && tests)
