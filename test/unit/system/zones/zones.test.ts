import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cities } from "../../../../src/system/zones/cities.ts";
import { abbreviations, offsets } from "../../../../src/system/zones/letters.ts";
import { meantZones, oddZone } from "../../../../src/system/zones/meant.ts";
import { isZoneName, listedZones, todayName } from "../../../../src/system/zones/names.ts";

/** The database of this machine, where it has one: every name of a zone or a link. */
const database = "/usr/share/zoneinfo/tzdata.zi";

test.skipIf(!existsSync(database))("every name of the database that this Node.js knows is taken", () => {
  const lines = readFileSync(database, "utf8").split("\n");
  const names = lines.flatMap((line) => {
    const [what, first = "", second = ""] = line.split(" ");
    return what === "Z" ? [first] : what === "L" ? [second] : [];
  });
  const taken = (name: string) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
    } catch {
      return false;
    }
  };
  expect(names.length).toBeGreaterThan(400);
  expect(names.filter((name) => taken(name) && !isZoneName(name))).toEqual([]);
});

test("names that ICU alone knows are no zones, nor is anything in other case", () => {
  // The three-letter names of ICU's TimeZone (java.util.TimeZone's of old), but for EST, HST and MST.
  const icu =
    "ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST SystemV/PST8 SystemV/EST5EDT";
  const other =
    "asia/shanghai Asia/shanghai ASIA/SHANGHAI Asia/KOLKATA asia/Kolkata europe/Kyiv utc gmt est us/pacific";
  const none = "Asia/Beijing UTC+8 GMT+8 +08:00 +0800 Etc/GMT+15 Etc/Unknown Z Mars/Olympus_Mons";
  for (const list of [icu, other, none]) expect(list.split(" ").filter(isZoneName)).toEqual([]);
});

test("today's names of zones are zones, and the same as those that ICU lists", () => {
  for (const zone of listedZones()) expect(isZoneName(todayName(zone)), zone).toBe(true);
  expect(todayName("Asia/Calcutta")).toBe("Asia/Kolkata");
  expect(todayName("Asia/Shanghai")).toBe("Asia/Shanghai");
});

test.each([
  ["CST", "letters", ["America/Chicago", "Asia/Shanghai", "America/Havana"]],
  ["BST", "letters", ["Europe/London", "Asia/Dhaka"]],
  ["IST", "letters", ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]],
  ["ist", "letters", ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]],
  ["PST", "letters", ["America/Los_Angeles", "Asia/Manila"]],
  ["AST", "letters", ["America/Halifax", "America/Puerto_Rico", "Asia/Riyadh"]],
  ["ET", "letters", ["America/New_York"]],
  ["Eastern Time", "letters", ["America/New_York"]],
  ["Eastern Standard Time", "letters", ["America/New_York"]],
  ["Central European Summer Time", "letters", ["Europe/Berlin", "Europe/Paris"]],
  ["北京时间", "letters", ["Asia/Shanghai"]],
  ["China Standard Time", "city", ["Asia/Shanghai"]],
  ["Asia/Beijing", "city", ["Asia/Shanghai"]],
  ["America/San Francisco", "city", ["America/Los_Angeles"]],
  ["Bengaluru", "city", ["Asia/Kolkata"]],
  ["北京", "city", ["Asia/Shanghai"]],
  ["UTC+8", "offset", ["Asia/Shanghai", "Asia/Singapore", "Australia/Perth"]],
  ["GMT+08:00", "offset", ["Asia/Shanghai", "Asia/Singapore", "Australia/Perth"]],
  ["+0530", "offset", ["Asia/Kolkata", "Asia/Colombo"]],
  ["UTC−3", "offset", ["America/Sao_Paulo", "America/Argentina/Buenos_Aires"]],
  ["UTC＋8", "offset", ["Asia/Shanghai", "Asia/Singapore", "Australia/Perth"]],
  ["东八区", "offset", ["Asia/Shanghai", "Asia/Singapore", "Australia/Perth"]],
  ["西五区", "offset", ["America/New_York", "America/Bogota", "America/Chicago"]],
  ["东十二区", "offset", ["Pacific/Auckland", "Pacific/Fiji"]],
  ["+00:00", "offset", ["UTC", "Europe/London", "Africa/Abidjan"]],
  ["Berlin", "near", ["Europe/Berlin"]],
  ["new york", "near", ["America/New_York"]],
  ["Asia/Shanghi", "near", ["Asia/Shanghai"]],
  ["asia/kolkata", "near", ["Asia/Kolkata"]],
  ["europe/kyiv", "near", ["Europe/Kyiv"]],
])("%s: meant by %s", (written, by, zones) => {
  expect(meantZones(written)).toEqual({ by, zones });
});

test("nothing is guessed where nothing is near", () => {
  for (const written of ["Mars/Olympus_Mons", "", "tomorrow", "__proto__", "constructor", "UTC+99"])
    expect(meantZones(written), written).toBeUndefined();
});

test("every zone that is proposed is one, and proposes itself for a reason", () => {
  const proposed = [...Object.values(abbreviations), ...Object.values(offsets)].flat().concat(Object.values(cities));
  for (const zone of proposed) expect(isZoneName(zone), zone).toBe(true);
  const minutes = (zone: string, month: number) => {
    const at = Date.UTC(2027, month, 15);
    const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    const [, sign, hours = 0, rest = 0] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(format.format(at)) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(rest));
  };
  for (const [offset, zones] of Object.entries(offsets))
    for (const zone of zones) expect([minutes(zone, 0), minutes(zone, 6)], zone).toContain(Number(offset));
});

test("names that seldom say what was meant are odd", () => {
  const sign = { by: "sign", offset: "UTC-8", meant: "UTC+8", zones: offsets["480"] };
  expect(oddZone("Etc/GMT+8")).toEqual(sign);
  expect(oddZone("Etc/GMT-8")).toMatchObject({ offset: "UTC+8", meant: "UTC-8", zones: offsets["-480"] });
  expect(oddZone("EST")).toMatchObject({ by: "fixed" });
  for (const zone of [
    "Etc/GMT",
    "Etc/GMT-14",
    "Etc/GMT0",
    "Etc/GMT-0",
    "UTC",
    "GMT",
    "EST5EDT",
    "CET",
    "Asia/Shanghai",
  ])
    expect(oddZone(zone), zone).toBeUndefined();
});
