#!/usr/bin/env bash
# The README's first command, checked from outside with other people's tools: poppler, zbar, qpdf, strace, icalendar.
# Ends with `N passed, N failed`, counted in checks. Needs what tests/README.md names; tests/all looks for it.
# TECHO=FILE checks a binary that is there already, instead of the release build.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
family=$PWD/tests/fixtures/family
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0

# check WHAT COMMAND…: the command must succeed.
check() {
  local what=$1
  shift
  if "$@" >"$work/out" 2>&1; then
    passed=$((passed + 1))
    echo "ok    $what"
  else
    failed=$((failed + 1))
    echo "FAIL  $what"
    head -20 "$work/out" | sed 's/^/      /'
  fi
}

not() { ! "$@"; }
# The members' names as they stand in the PDFs, 葛󠄀 with its variation selector.
daughter=$'\u845B\U000E0100\u8449'
others='誠|直美|陸'

techo=${TECHO:-}
if [ -z "$techo" ]; then
  cargo build --release --quiet --locked || exit 1
  techo=$(cargo metadata --format-version 1 --no-deps | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')/release/techo
  check 'the README'"'"'s command runs' cargo run --release --quiet -- tour --out "$work/tour"
else
  check 'the tour runs' "$techo" tour --out "$work/tour"
fi
cp "$work/out" "$work/board.txt"
tour=$work/tour
notebook() { "$techo" "$@" --store "$tour/tour.techo" --key-file "$tour/tour.key"; }

echo '-- the folder'
check 'it holds four clinic screens' test "$(find "$tour" -name 'clinic-*.png' | wc -l)" = 4
check 'it holds the hand-out' test -s "$tour/school-handout.pdf"
check 'it holds the calendar' test -s "$tour/reminders.ics"
check 'its file names say nothing of the family' test -z "$(find "$tour" -mindepth 1 -printf '%f\n' | LC_ALL=C grep -v '^[.A-Za-z0-9_-]*$')"
check 'the key is for its owner alone' test "$(stat -c %a "$tour/tour.key")" = 600
check 'the key is 64 hexadecimal digits' grep -Eqx '[0-9a-f]{64}' "$tour/tour.key"

echo '-- the notebook'
check 'it is no plain SQLite file' not grep -q 'SQLite format 3' "$tour/tour.techo"
check 'it shows no name' not grep -qE '髙橋|うみかぜ' "$tour/tour.techo"
check 'its header is the only side file' test "$(find "$tour" -name 'tour.techo-*' -printf '%f ')" = 'tour.techo-header ' 
for member in father mother daughter son; do
  same_bytes() {
    local document
    document=$(notebook family --json | python3 -c '
import json, sys
name = sys.argv[1]
print(next(p["document"] for m in json.load(sys.stdin) if m["name"].endswith(name) for p in m["papers"]))' "$1") || return 1
    notebook original --document "$document" --out "$work/original.pdf" && cmp "$work/original.pdf" "$2"
  }
  case $member in father) name=誠 ;; mother) name=直美 ;; daughter) name=$daughter ;; son) name=陸 ;; esac
  check "the $member's PDF comes back byte for byte" same_bytes "$name" "$family/$member.pdf"
done

echo '-- the clinic screens'
decode() { zbarimg --quiet --raw -Sdisable -Sqrcode.enable "$1"; }
screens_say() { for png in "$tour"/clinic-*.png; do decode "$png" || return 1; done | grep -c "$1" | grep -qx "$2"; }
check 'each QR gives 保険者番号' screens_say 06479901 4
check 'one QR gives the name with its variation selector' screens_say "$daughter" 1
check 'one QR gives 枝番 03' screens_say '03$' 1
white_corners() { # By a decoder that is not ours.
  "$python" - "$tour"/clinic-*.png <<'PY'
import sys
from PIL import Image
for name in sys.argv[1:]:
    image = Image.open(name).convert("RGB")
    right, bottom = image.width - 1, image.height - 1
    assert {image.getpixel(p) for p in ((0, 0), (right, 0), (0, bottom), (right, bottom))} == {(255, 255, 255)}
    assert image.width == 1080, image.width
PY
}

echo '-- the hand-out'
pdf=$tour/school-handout.pdf
page() { pdftotext -f "$1" -l "$1" -layout "$pdf" - 2>/dev/null; }
# tr knows bytes only: the wide space is sed's.
squeeze() { tr -d ' \n\f\t' | sed 's/　//g'; }
original_text() { pdftotext -layout "$family/daughter.pdf" - 2>/dev/null | squeeze; }
check 'qpdf finds it sound' qpdf --check "$pdf"
check 'it has two A4 pages' test "$(pdfinfo "$pdf" | grep -cE '^Pages: +2$|^Page size:.*A4')" = 2
has_original() { [[ $(page 1 | squeeze) == *"$(original_text)"* ]]; }
check 'its first page holds the original, text and all' has_original
check 'the original is no picture' test -z "$(pdfimages -list "$pdf" 2>/dev/null | tail -n +3 | awk '$1 == 1')"
check 'all fonts are embedded and subset' test -z "$(pdffonts "$pdf" 2>/dev/null | tail -n +3 | grep -v 'yes yes ...')"
has_text() { page "$1" | squeeze | grep -q "$2"; }
check 'its second page has the numbers' has_text 2 06479901
check 'its second page has the name, variation selector too' has_text 2 "$daughter"
check 'its second page says by when to return or shred it' has_text 2 細断
shows_others() { pdftotext "$pdf" - 2>/dev/null | grep -E "$others"; }
check 'nobody else stands on it' not shows_others
printed_qr() { pdftoppm -f 2 -l 2 -r 200 -gray -png "$pdf" "$work/sheet" 2>/dev/null && decode "$work"/sheet-*.png; }
qr_off_a_print() { printed_qr | grep -q 06479901; }
check 'its QR can be read off a print' qr_off_a_print

echo '-- the calendar'
python=target/tools/venv/bin/python
[ -x "$python" ] || { python3 -m venv target/tools/venv && target/tools/venv/bin/pip --quiet install icalendar==7.3.0 pillow==13.0.0; } >"$work/pip" 2>&1
check 'icalendar and the eye agree' "$python" tests/check_calendar.py "$tour/reminders.ics"
check 'the screens are white to the corner' white_corners
# A move, begun on a fixed day: its tasks are in both calendars, and what was ticked off is in neither.
day=2026-11-21
begin_move() {
  member=$(notebook family --json | python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["id"])') &&
    notebook tasks begin --member "$member" --event moving --day $day --on $day
}
check 'a life event is begun' begin_move
notices() { rm -f "$work/$1.ics" && notebook notices --out "$work/$1.ics" --on $day; }
check 'the notices are a calendar file' notices notices
check 'icalendar finds the task in the notices' "$python" tests/check_calendar.py "$work/notices.ics" --notices --has 2026-11-28 --has 2026-12-05
check 'the calendar is written' notebook calendar --out "$work/calendar.ics" --on $day
check 'icalendar finds the task in the calendar' "$python" tests/check_calendar.py "$work/calendar.ics" --has 2026-12-05
same_elsewhere() { TZ=America/New_York notices new-york && TZ=Pacific/Kiritimati notices kiritimati && cmp "$work/notices.ics" "$work/new-york.ics" && cmp "$work/notices.ics" "$work/kiritimati.ics"; }
check 'another time zone gives the same notices' same_elsewhere

echo '-- how it behaves'
check 'the board warns' grep -qE '電子証明書|マイナンバーカード' "$work/board.txt"
check 'it starts afresh over its own folder' "$techo" tour --out "$tour"
mkdir "$work/mine" && echo keep >"$work/mine/letter"
refuses_mine() { "$techo" tour --json --out "$work/mine" >"$work/refusal"; [ $? = 1 ] && grep -q '"exists"' "$work/refusal"; }
check 'it refuses a folder of somebody else' refuses_mine
check 'that folder is as it was' test "$(ls "$work/mine")" = letter
strace -f -qq -e trace=%network -o "$work/calls" "$techo" tour --out "$work/traced" >/dev/null
check 'it opens no socket' not grep -q . "$work/calls"
quick() {
  local start=$(date +%s%N) took
  "$techo" tour --out "$work/quick" || return 1
  took=$((($(date +%s%N) - start) / 1000000))
  echo "$took ms" >&2
  echo "      took $took ms" >>"$work/times"
  [ "$took" -lt 3000 ]
}
check 'it takes less than three seconds' quick
cat "$work/times"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
