"""Prints what python3-icalendar and python3-recurring-ical-events make of every .ics file of a folder, a line of JSON each.

{"file", "from", "to", "occurrences": [[start, end, title], …]}, or {"file", "unable": why}. Moments are in UTC to the minute;
what is cancelled is left out. A time in a zone that Python does not know is no moment: such a file is one that it cannot read.
"""

import datetime as d
import json
import os
import re
import sys

import icalendar
import recurring_ical_events
import x_wr_timezone

UTC = d.timezone.utc


def text_of(value):
    """A moment, or a date; a time without a zone as if it were UTC, which is what the import is told."""
    if not isinstance(value, d.datetime):
        return value.isoformat()
    return (value.astimezone(UTC) if value.tzinfo else value).strftime("%Y-%m-%dT%H:%M")


def unknown_zones(events):
    starts = [event["DTSTART"] for event in events if "DTSTART" in event]
    return {
        str(one.params["TZID"])
        for one in starts
        if isinstance(one.dt, d.datetime) and one.dt.tzinfo is None and one.params.get("TZID")
    }


def window_of(events, raw):
    years = [int(year) for year in re.findall(rb"DTSTART[^:]*:(\d{4})", raw)] or [2020]
    endless = any("RRULE" in event and not re.search("UNTIL|COUNT", str(event["RRULE"])) for event in events)
    return min(years), min(min(years) + 4 if endless else max(years) + 30, 2060)


def occurrence(event):
    start = event["DTSTART"].dt
    if "DTEND" in event:
        end = event["DTEND"].dt
    else:
        end = start + event["DURATION"].dt if "DURATION" in event else start
    if not isinstance(start, d.datetime) and end == start:
        end = start + d.timedelta(1)
    return [text_of(start), text_of(end), str(event.get("SUMMARY", ""))]


def read(path):
    with open(path, "rb") as file:
        raw = file.read()
    calendar = icalendar.Calendar.from_ical(raw)
    if b"X-WR-TIMEZONE" in raw:
        calendar = x_wr_timezone.to_standard(calendar)
    events = calendar.walk("VEVENT")
    zones = unknown_zones(events)
    if zones:
        return {"unable": f"no zone {sorted(zones)[0]}"}
    first, last = window_of(events, raw)
    found = recurring_ical_events.of(calendar).between(d.datetime(first, 1, 1), d.datetime(last, 1, 1))
    taking_place = [event for event in found if str(event.get("STATUS", "")).upper() != "CANCELLED"]
    return {"from": f"{first}-01-01", "to": f"{last}-01-01", "occurrences": [occurrence(one) for one in taking_place]}


for name in sorted(os.listdir(sys.argv[1])):
    if not name.lower().endswith(".ics"):
        continue
    try:
        result = read(os.path.join(sys.argv[1], name))
    except Exception as error:  # It gives up in many ways.
        result = {"unable": f"{type(error).__name__}: {error}"[:100]}
    print(json.dumps({"file": name, **result}))
