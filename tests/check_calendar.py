#!/usr/bin/env python3
"""Reads a calendar of ours with another program's parser: whole-day events, each with an alarm, nothing personal in ids.

check_calendar.py FILE [--notices] [--has YYYY-MM-DD]…: with --notices the rules of the notices hold too (thirty at most,
one a day, one alarm each at nine, neutral words); --has wants an event on that day.
"""
import datetime
import pathlib
import re
import sys

import icalendar

file, *options = sys.argv[1:]
wanted = [datetime.date.fromisoformat(day) for option, day in zip(options, options[1:]) if option == "--has"]
raw = pathlib.Path(file).read_bytes()
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
    # A day, not a moment: it stays that day in every time zone, and no summer time moves it.
    assert type(event["DTSTART"].dt) is datetime.date and type(event["DTEND"].dt) is datetime.date, "whole days"
    assert event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(days=1), "one day"
    for alarm in event.walk("VALARM"):
        assert alarm["ACTION"] == "DISPLAY" and alarm["DESCRIPTION"], "RFC 5545 3.6.6"
        rings = datetime.datetime.combine(event["DTSTART"].dt, datetime.time()) + alarm["TRIGGER"].dt
        assert rings.time() == datetime.time(9), "at nine by the phone's clock"
assert not calendar.walk("VTIMEZONE") and b"TZID" not in raw, "no time zone"
days = [event["DTSTART"].dt for event in events]
assert days == sorted(days), "by day"
for day in wanted:
    assert day in days, f"nothing on {day}"
if "--notices" in options:
    assert len(events) <= 30 and len(set(days)) == len(days), "thirty at most, one a day"
    for event in events:
        assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [datetime.timedelta(hours=9)]
        assert event["DESCRIPTION"] and event["SUMMARY"] == event.walk("VALARM")[0]["DESCRIPTION"]
        assert not re.search("髙橋|葛|カード|証明|保険", event["SUMMARY"]), "neutral words"
print(len(events), "events")
