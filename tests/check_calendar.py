#!/usr/bin/env python3
"""Reads a calendar of ours with another program's parser: whole-day events, each with an alarm, nothing personal."""
import pathlib
import re
import sys

import icalendar

raw = pathlib.Path(sys.argv[1]).read_bytes()
assert raw.startswith(b"BEGIN:VCALENDAR\r\n") and raw.endswith(b"END:VCALENDAR\r\n"), "envelope"
assert b"\n" not in raw.replace(b"\r\n", b""), "every line ends in CRLF"
assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "lines are folded at 75 bytes"

calendar = icalendar.Calendar.from_ical(raw)
events = calendar.walk("VEVENT")
assert events, "there is something to be reminded of"
uids = [str(event["UID"]) for event in events]
assert len(set(uids)) == len(uids), "UIDs are unique"
for event in events:
    assert not event.errors, event.errors
    assert re.fullmatch(r"[A-Za-z0-9@._-]+", str(event["UID"])), "no name in a UID"
    assert "DTSTAMP" in event and event["SUMMARY"], "RFC 5545 3.6.1"
    assert event.walk("VALARM"), "each has an alarm"
print(len(events), "events")
