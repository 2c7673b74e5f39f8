#!/usr/bin/env bash
# Builds the library, generates the Kotlin sources, and runs the tests of bindings/kotlin and of android-demo's screens
# on the desktop JVM. Ends with Surefire's lines "Tests run: …". Installs nothing; Maven keeps what it downloads in
# ~/.m2. Exit status 77: no JDK 17 or no Maven here (a failure with CI=true).
set -euo pipefail
ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT"

skip() {
  echo "kotlin: skipped: $*" >&2
  if [ "${CI:-}" = true ]; then exit 1; else exit 77; fi
}
command -v mvn >/dev/null || skip "no mvn (Maven) found"
command -v javac >/dev/null || skip "no javac found: a JDK is needed, 17 or newer"
JAVA=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
[ "${JAVA:-0}" -ge 17 ] || skip "JDK ${JAVA:-?} found: 17 or newer is needed"
# Compose on the desktop draws with these; without them its tests would fail with a link error. No window is opened.
if [ "$(uname)" = Linux ]; then
  LIBRARIES=$(/sbin/ldconfig -p)
  for library in libGL.so.1 libX11.so.6 libfontconfig.so.1; do
    [[ $LIBRARIES == *$library* ]] || skip "no $library found (Debian: libgl1 libx11-6 libfontconfig1)"
  done
fi

# What `cargo test --workspace` has built already, with its features: any narrower call would build half of the tree again.
cargo build --locked --workspace --all-targets

# Classes of sources that are gone would still be run.
rm -rf bindings/kotlin/target/{classes,test-classes,generated-sources} android-demo/desktop/target/{classes,test-classes}

TARGET=$(realpath -- "${CARGO_TARGET_DIR:-target}")/debug
run_maven() {
  mvn -B -ntp -q -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.surefire=info \
    -Dtecho.target="$TARGET" -f android-demo/pom.xml "$@" test
}
# androidx comes from Google's repository where Maven's own does not have it.
LOG=$(mktemp)
trap 'rm -f "$LOG"' EXIT
if run_maven 2>&1 | tee "$LOG"; then exit 0; fi
grep -qE 'Could not (find|resolve|transfer).*androidx' "$LOG" || exit 1
echo "kotlin: once more, with Google's repository" >&2
run_maven -Pgoogle
