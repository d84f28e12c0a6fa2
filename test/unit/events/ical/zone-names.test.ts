import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { zoneOf } from "../../../../src/events/calendar/zone.ts";
import { windowsZones } from "../../../../src/events/ical/windows-zones.ts";
import { offsetNamed, zoneNamed } from "../../../../src/events/ical/zone-names.ts";
import { isZoneName } from "../../../../src/system/zones/names.ts";
import { pythonWith, run } from "../../../support/tools.ts";

/** E6: names that calendars give to zones. */

describe("Windows' names", () => {
  const all = windowsZones();

  test("are known, all of them, as Exchange, Outlook and others write them", () => {
    expect(all.length).toBe(144);
    expect(new Set(all.map(({ name }) => name)).size).toBe(144);
    for (const { name, zone, shown } of all) {
      expect(isZoneName(zone), zone).toBe(true);
      for (const written of [name, `"${name}"`, ` ${name} `, name.toUpperCase(), `tzone://Microsoft/${name}`])
        expect(zoneNamed(written), written).toBe(zone);
      if (shown.length < 2) continue;
      for (const parted of [", ", "\\, ", "/"]) expect(zoneNamed(`(UTC+01:00) ${shown.join(parted)}`), name).toBe(zone);
      expect(zoneNamed(`(GMT+01.00) ${shown.join("/")}`), name).toBe(zone);
    }
  });

  /** Of a year since, what the data of an older ICU says otherwise: Kazakhstan has moved (2024), and a part of Mexico (2022). */
  const moved = ["Central Asia Standard Time", "Mountain Standard Time (Mexico)"];
  const python = pythonWith("zoneinfo, ctypes");
  const script = fileURLToPath(new URL("../../../support/windows_zones.py", import.meta.url));
  const answer = python ? run(python, [script]) : undefined;
  const reason = answer?.code === 0 ? "" : " (no ICU library)";

  test.skipIf(reason !== "")(`mean to ICU what they mean here${reason}`, () => {
    const theirs = Object.entries(JSON.parse(answer?.output ?? "{}") as Record<string, string>);
    expect(theirs.length).toBeGreaterThan(130);
    const months = Array.from({ length: 120 }, (_, index) => Date.UTC(2024, index, 15));
    for (const [name, zone] of theirs.filter(([one]) => !moved.includes(one))) {
      const own = zoneNamed(name);
      expect(own, name).toBeDefined();
      const offsets = (one: string) => months.map((at) => zoneOf(one).offset(at));
      expect(offsets(own as string), name).toEqual(offsets(zone));
    }
  });
});

describe("names that are a zone", () => {
  test.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ['"Europe/Berlin"', "Europe/Berlin"],
    ["/mozilla.org/20050126_1/Europe/Berlin", "Europe/Berlin"],
    ["/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin"],
    ["/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
    ["/softwarestudio.org/Olson_20011030_5/America/New_York", "America/New_York"],
    ["/citadel.org/20210210_1/America/Port-au-Prince", "America/Port-au-Prince"],
    ["/inverse.ca/20101018_1/America/Indiana/Knox", "America/Indiana/Knox"],
    ["europe/berlin", "Europe/Berlin"],
    ["America/New York", "America/New_York"],
    ["asia/kolkata", "Asia/Kolkata"],
    ["Asia/Beijing", "Asia/Shanghai"],
    ["US/Eastern", "US/Eastern"],
    ["Etc/GMT-5", "Etc/GMT-5"],
    ["tzone://Microsoft/Utc", "UTC"],
    ["UTC", "UTC"],
    ["(UTC) Coordinated Universal Time", "UTC"],
    ["GMT+0000", "UTC"],
    ["W. Europe Daylight Time", "Europe/Berlin"],
    ["Eastern", "America/New_York"],
    ["(UTC-05:00) Eastern Time (US and Canada)", "America/New_York"],
    ["Pacific Time (US & Canada)", "America/Los_Angeles"],
    ["(UTC+01:00) Madrid", "Europe/Madrid"],
    ["(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "Europe/London"],
    ["(GMT+10:00) Canberra, Melbourne, Sydney", "Australia/Sydney"],
  ])("%s", (written, zone) => {
    expect(zoneNamed(written)).toBe(zone);
  });
});

test.each([
  "",
  "/",
  "1",
  "PST",
  "CST",
  "IST",
  "BST",
  "Customized Time Zone",
  "tzone://Microsoft/Custom",
  "Foo",
  "GMT+0100",
])("what may be several zones, or none, is not guessed: “%s”", (written) => {
  expect(zoneNamed(written)).toBeUndefined();
});

test.each([
  ["GMT+0100", 60],
  ["(GMT +01:00)", 60],
  ["UTC-3:30", -210],
  ["+0530", 330],
  ["UTC+14", 840],
  ["UTC+15", undefined],
  ["GMT -0500 (Standard) / GMT -0400 (Daylight)", undefined],
  ["Europe/Berlin", undefined],
])("the offset that %s says", (written, minutes) => {
  expect(offsetNamed(written)).toBe(minutes);
});
