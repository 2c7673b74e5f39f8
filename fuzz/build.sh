#!/usr/bin/env bash
# Compiles the fuzz targets with instrumentation, on the project's stable toolchain: what `cargo fuzz build -s none` does.
# With ASAN=1 with AddressSanitizer too (unstable: through RUSTC_BOOTSTRAP). Prints the folder of the programs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
host=$(rustc -vV | sed -n 's/^host: //p')
flags="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4"
flags+=" -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table"
flags+=" -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=4"
out=target
if [ "${ASAN:-}" = 1 ]; then
  export RUSTC_BOOTSTRAP=1
  flags+=" -Zsanitizer=address"
  out=target/asan
fi
# With a target named, build scripts and macros are compiled without the flags.
RUSTFLAGS="$flags" cargo build --release --quiet --target "$host" --target-dir "$out" "$@"
echo "$PWD/$out/$host/release"
