"""Prints every occurrence of a calendar as JSON: what python3-icalendar and python3-dateutil make of it.

One a line of the result: UID, start in UTC (a date for a whole day), length in minutes, TZID, title, status. Zones are
those that the calendar itself describes.
"""

import datetime
import json
import sys

from dateutil.rrule import rrulestr
from icalendar import Calendar

UTC = datetime.timezone.utc
calendar = Calendar.from_ical(open(sys.argv[1], "rb").read())
until = datetime.datetime.fromisoformat(sys.argv[2])
zones = {str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")}


def read(prop):
    """The wall time of a property, and its zone by our own description of it."""
    tzid = prop.params.get("TZID")
    value = prop.dt
    if not isinstance(value, datetime.datetime):
        return value, None, None
    if tzid is None:
        return value.replace(tzinfo=None), UTC, "UTC"
    return value.replace(tzinfo=None), zones[str(tzid)], str(tzid)


def moment(wall, zone):
    if zone is None:
        return wall.isoformat()
    at = zone.localize(wall, is_dst=False) if hasattr(zone, "localize") else wall.replace(tzinfo=zone)
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(wall, zone):
    at = zone.localize(wall, is_dst=False) if hasattr(zone, "localize") else wall.replace(tzinfo=zone)
    return at.astimezone(UTC)


def minutes(event):
    if "DURATION" in event:
        return event["DURATION"].dt.total_seconds() / 60
    if "DTEND" not in event:
        return 0
    (start, zone, _), (end, _, _) = read(event["DTSTART"]), read(event["DTEND"])
    if zone is None:
        return (end - start).days * 1440
    return (instant(end, zone) - instant(start, zone)).total_seconds() / 60


def row(event, wall, zone, tzid):
    status = str(event.get("STATUS", "CONFIRMED"))
    return [str(event["UID"]), moment(wall, zone), minutes(event), tzid, str(event["SUMMARY"]), status]


def dates_of(event, name):
    found = event.get(name, [])
    for one in found if isinstance(found, list) else [found]:
        for date in one.dts:
            value = date.dt
            yield value.replace(tzinfo=None) if isinstance(value, datetime.datetime) else value


events = calendar.walk("VEVENT")
changed = {(str(e["UID"]), read(e["RECURRENCE-ID"])[0]) for e in events if "RECURRENCE-ID" in e}
rows = []
for event in events:
    wall, zone, tzid = read(event["DTSTART"])
    if "RRULE" not in event and "RDATE" not in event:
        if wall.isoformat() <= until.isoformat():
            rows.append(row(event, wall, zone, tzid))
        continue
    further = set(dates_of(event, "RDATE"))
    if "RRULE" not in event:
        further.add(wall)
    skipped = set(dates_of(event, "EXDATE"))
    own_dates = further - skipped
    for own in own_dates:
        if own.isoformat() <= until.isoformat() and (str(event["UID"]), own) not in changed:
            rows.append(row(event, own, zone, tzid))
    if "RRULE" not in event:
        continue
    rule = event["RRULE"].to_ical().decode()
    start = wall if isinstance(wall, datetime.datetime) else datetime.datetime.combine(wall, datetime.time())
    parts = [part for part in rule.split(";") if not part.startswith("UNTIL=")]
    ends = event["RRULE"].get("UNTIL")
    for at in rrulestr(";".join(parts), dtstart=start):
        own = at if zone is not None else at.date()
        if at > until:
            break
        if ends and (own > ends[0] if zone is None else instant(at, zone) > ends[0]):
            break
        if own in skipped or own in own_dates or (str(event["UID"]), own) in changed:
            continue
        rows.append(row(event, own, zone, tzid))
json.dump(sorted(rows), sys.stdout)
