"""Prints what the ICU library of this machine makes of Windows' names of zones (territory 001), as JSON.

Exits with 3 where there is no such library.
"""

import ctypes
import ctypes.util
import json
import re
import sys
import zoneinfo

name = ctypes.util.find_library("icui18n")
if name is None:
    sys.exit(3)
version = re.search(r"\d+$", name).group()
icu = ctypes.CDLL(name)
to_windows = getattr(icu, f"ucal_getWindowsTimeZoneID_{version}")
to_zone = getattr(icu, f"ucal_getTimeZoneIDForWindowsID_{version}")


def asked(function, text, *more):
    units = (ctypes.c_uint16 * len(text))(*map(ord, text))
    answer, error = (ctypes.c_uint16 * 128)(), ctypes.c_int(0)
    length = function(units, len(text), *more, answer, 128, ctypes.byref(error))
    return "".join(map(chr, answer[:length]))


names = {asked(to_windows, zone) for zone in zoneinfo.available_timezones()} - {""}
json.dump({name: asked(to_zone, name, b"001") for name in sorted(names)}, sys.stdout)
