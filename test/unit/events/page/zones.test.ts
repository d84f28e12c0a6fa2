import { expect, test } from "vitest";
import { chineseTime, city } from "../../../../src/events/page/zones.ts";

test.each([
  ["Asia/Shanghai", "北京时间", "Shanghai"],
  ["America/New_York", "纽约时间", "New York"],
  ["Europe/Kyiv", "Europe/Kyiv 时区的时间", "Kyiv"],
  ["constructor", "constructor 时区的时间", "constructor"],
])("%s is %s to Chinese readers, %s to English ones", (zone, chinese, english) => {
  expect([chineseTime(zone), city(zone)]).toEqual([chinese, english]);
});
