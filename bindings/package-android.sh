#!/usr/bin/env bash
# package-android.sh [OUT_DIR]: makes techo.aar (default: target/android), for app developers.
#
# Needs: the Android NDK (ANDROID_NDK_HOME), cargo-ndk, the Rust targets below, Maven and a JDK. The library is built
# with the profile `dist`. What the .aar asks of an app: JNA's own .aar (net.java.dev.jna:jna:5.19.1@aar) and
# kotlin-stdlib; minSdk 26.
set -euo pipefail
ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
OUT=${1:-$ROOT/target/android}
: "${ANDROID_NDK_HOME:?ANDROID_NDK_HOME must name an Android NDK}"
command -v cargo-ndk >/dev/null || { echo "package-android: cargo-ndk not found" >&2; exit 1; }

STAGE=$OUT/stage
rm -rf -- "$STAGE"
mkdir -p "$STAGE"

# 1. The library for each kind of device: 64-bit phones, and the emulator on a PC.
rustup target add aarch64-linux-android x86_64-linux-android
cargo ndk --platform 26 -t arm64-v8a -t x86_64 -o "$STAGE/jni" build --locked -p techo-ffi --profile dist

# 2. The Kotlin classes, from the library of this machine: the interface is the same.
cargo build --locked -p techo-ffi
cargo build --locked -p techo-bindgen
mvn -B -ntp -q -f bindings/kotlin/pom.xml -Dtecho.target="$ROOT/target/debug" -DskipTests package
cp bindings/kotlin/target/techo-kotlin-*.jar "$STAGE/classes.jar"

# 3. The archive.
cat >"$STAGE/AndroidManifest.xml" <<'MANIFEST'
<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="dev.techo">
    <uses-sdk android:minSdkVersion="26" />
</manifest>
MANIFEST
# The native side is found by name: R8 must leave it alone.
cat >"$STAGE/proguard.txt" <<'RULES'
-keep class com.sun.jna.** { *; }
-keep class dev.techo.** { *; }
-dontwarn java.awt.**
RULES
: >"$STAGE/R.txt"
rm -f -- "$OUT/techo.aar"
(cd "$STAGE" && zip -q -r "$OUT/techo.aar" AndroidManifest.xml classes.jar jni proguard.txt R.txt)
echo "$OUT/techo.aar"
