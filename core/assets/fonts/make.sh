#!/bin/sh
# Makes TechoGothic-Regular.ttf again, byte for byte, from the two published fonts (README.md).
# Needs: Debian's fonts-noto-cjk, python3 with venv, npm. Writes beside itself; works in a folder of its own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

donor=/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
[ -f "$donor" ] || { echo "make.sh: install Debian's fonts-noto-cjk (1:20220127+repack1-1)" >&2; exit 1; }

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet fonttools==4.68.0
(cd "$work" && npm pack --silent @expo-google-fonts/biz-udgothic@0.4.0 >/dev/null && tar xzf ./*.tgz)
base="$work/package/400Regular/BIZUDGothic_400Regular.ttf"

sha256sum --quiet --check <<SUMS
e267830408f04daf92858d89477f2df8539c05ee4fe597d13ffdcaa7565b519e  $base
b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a  $donor
SUMS

"$work/venv/bin/python" "$here/make.py" "$base" "$donor" "$work/out.ttf"
mv "$work/out.ttf" "$here/TechoGothic-Regular.ttf"
(cd "$here" && sha256sum --check SHA256SUMS)
