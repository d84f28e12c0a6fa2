"""Expands rules by libical, a third implementation: cases as JSON in, wall times as JSON out. Needs gir1.2-ical-3.0."""

import json
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402


def expand(case):
    rule = ICalGLib.Recurrence.new_from_string(case["rule"])
    start = case["start"].replace("-", "").replace(":", "") + "00"
    dates = ICalGLib.RecurIterator.new(rule, ICalGLib.Time.new_from_string(start))
    found = []
    date = dates.next()
    while date and not date.is_null_time() and len(found) < case["limit"]:
        if date.get_year() >= 2040:
            break
        found.append(date.as_ical_string())
        date = dates.next()
    return found


print(json.dumps([expand(case) for case in json.load(sys.stdin)]))
