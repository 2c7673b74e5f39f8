#!/usr/bin/env bash
# package-apple.sh: makes bindings/swift/TechoFFI.xcframework and the Swift sources beside it; afterwards bindings/swift
# is a Swift package for iOS and macOS.
#
# Needs: macOS with Xcode, and the Rust targets below. The library is built with the profile `dist`. On Apple systems
# SQLCipher uses CommonCrypto, so that no OpenSSL is built.
set -euo pipefail
ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
command -v xcodebuild >/dev/null || { echo "package-apple: xcodebuild not found: this needs macOS with Xcode" >&2; exit 1; }

DEVICE=aarch64-apple-ios
SIMULATORS=(aarch64-apple-ios-sim x86_64-apple-ios)
MACS=(aarch64-apple-darwin x86_64-apple-darwin)
OUT=$ROOT/target/apple
rm -rf -- "$OUT"
mkdir -p "$OUT/simulator" "$OUT/mac" "$OUT/headers"

# 1. The library for each target; those of one platform become one file.
export IPHONEOS_DEPLOYMENT_TARGET=17.0 MACOSX_DEPLOYMENT_TARGET=14.0
for target in "$DEVICE" "${SIMULATORS[@]}" "${MACS[@]}"; do
  rustup target add "$target"
  cargo rustc --locked -p techo-ffi --lib --crate-type staticlib --profile dist --target "$target"
done
lipo -create $(printf "target/%s/dist/libtecho.a " "${SIMULATORS[@]}") -output "$OUT/simulator/libtecho.a"
lipo -create $(printf "target/%s/dist/libtecho.a " "${MACS[@]}") -output "$OUT/mac/libtecho.a"

# 2. Swift sources and headers.
cargo build --locked -p techo-bindgen
cargo build --locked -p techo-ffi
bindings/swift/generate.sh target/debug/libtecho.dylib
cp bindings/swift/Sources/TechoFFI/*.h bindings/swift/Sources/TechoFFI/module.modulemap "$OUT/headers/"

# 3. The framework.
rm -rf bindings/swift/TechoFFI.xcframework
xcodebuild -create-xcframework \
  -library "target/$DEVICE/dist/libtecho.a" -headers "$OUT/headers" \
  -library "$OUT/simulator/libtecho.a" -headers "$OUT/headers" \
  -library "$OUT/mac/libtecho.a" -headers "$OUT/headers" \
  -output bindings/swift/TechoFFI.xcframework
