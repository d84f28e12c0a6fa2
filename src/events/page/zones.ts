/** `America/Argentina/Buenos_Aires` is Buenos Aires to people. */
export function city(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/**
 * What Chinese readers call the zones that communities name most. Names of ICU change from version to version, and one of
 * them is of another country (Europe/Kyiv): a page has to have the same bytes everywhere.
 */
const chinese: Readonly<Record<string, string>> = {
  "Asia/Shanghai": "北京时间",
  "Asia/Urumqi": "乌鲁木齐时间",
  "Asia/Hong_Kong": "香港时间",
  "Asia/Macau": "澳门时间",
  "Asia/Taipei": "台北时间",
  "Asia/Singapore": "新加坡时间",
  "Asia/Tokyo": "东京时间",
  "Asia/Seoul": "首尔时间",
  "Asia/Kolkata": "印度时间",
  "Australia/Sydney": "悉尼时间",
  "Europe/Berlin": "柏林时间",
  "Europe/London": "伦敦时间",
  "Europe/Moscow": "莫斯科时间",
  "Europe/Paris": "巴黎时间",
  "America/New_York": "纽约时间",
  "America/Los_Angeles": "洛杉矶时间",
  "Etc/UTC": "协调世界时",
  UTC: "协调世界时",
};

/** The time of a zone as a Chinese reader names it; of a zone that is not in the list, the zone's own name. */
export function chineseTime(zone: string): string {
  return Object.hasOwn(chinese, zone) ? (chinese[zone] ?? zone) : `${zone} 时区的时间`;
}
