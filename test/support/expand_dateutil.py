"""Expands rules by python-dateutil, an implementation that is not ours: cases as JSON in, moments in UTC as JSON out.

Dateutil expands wall times; zoneinfo then says which moment each is. With fold=0 it reads a time that does not exist by
the offset before the change, and takes the first of two.
"""

import datetime
import itertools
import json
import sys
import types
import zoneinfo

import dateutil.rrule as rrule

LAST = 2045
# Dateutil looks for a date until the year 9999, which takes a quarter of a minute for a rule that has none.
rrule.datetime = types.SimpleNamespace(**{**vars(datetime), "MAXYEAR": LAST})


def expand(case):
    start = datetime.datetime.fromisoformat(case["start"])
    zone = zoneinfo.ZoneInfo(case["timezone"])
    dates = rrule.rrulestr(case["rule"], dtstart=start)
    end = datetime.datetime(LAST - 5, 1, 1)
    walls = itertools.takewhile(lambda wall: wall < end, itertools.islice(dates, case["limit"]))
    moments = (wall.replace(tzinfo=zone).astimezone(datetime.timezone.utc) for wall in walls)
    return [moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in moments]


print(json.dumps([expand(case) for case in json.load(sys.stdin)]))
