/** Cities and countries that people write as a zone, though the database has none of that name, and whose time they keep. */
export const cities: Readonly<Record<string, string>> = Object.fromEntries(
  `
Asia/Shanghai beijing peking shenzhen guangzhou hangzhou chengdu nanjing wuhan xian xi'an tianjin suzhou china china_standard_time china_time beijing_time 北京 上海 深圳 广州 杭州 成都 南京 武汉 中国
Asia/Hong_Kong 香港
Asia/Taipei taiwan 台北 台湾
Asia/Tokyo osaka kyoto japan 东京 日本
Asia/Seoul busan korea korea_standard_time 首尔
Asia/Singapore 新加坡
Asia/Kolkata delhi new_delhi mumbai bombay bangalore bengaluru chennai hyderabad pune india india_standard_time indian_standard_time
Asia/Karachi islamabad lahore pakistan
Asia/Dhaka bangladesh
Asia/Ho_Chi_Minh hanoi vietnam
Asia/Bangkok thailand
Asia/Dubai abu_dhabi
Asia/Riyadh jeddah
Asia/Jerusalem haifa
Europe/Berlin munich frankfurt hamburg cologne dusseldorf stuttgart germany
Europe/Zurich geneva basel bern
Europe/Paris lyon toulouse france
Europe/Madrid barcelona spain
Europe/Rome milan turin italy
Europe/London edinburgh manchester cambridge oxford glasgow england 伦敦
Europe/Amsterdam rotterdam the_hague netherlands
Europe/Brussels ghent antwerp belgium
Europe/Warsaw krakow gdansk wroclaw
Europe/Moscow st_petersburg saint_petersburg
Europe/Istanbul ankara
America/New_York boston washington washington_dc philadelphia atlanta miami pittsburgh 纽约
America/Chicago austin dallas houston minneapolis st_louis
America/Denver salt_lake_city boulder
America/Los_Angeles san_francisco seattle san_diego san_jose portland california silicon_valley 旧金山 洛杉矶
America/Toronto ottawa
America/Sao_Paulo brasilia rio_de_janeiro brazil
Africa/Johannesburg cape_town durban pretoria
Africa/Lagos abuja nigeria
Africa/Nairobi kenya
Pacific/Auckland wellington new_zealand`
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [zone = "", ...names] = line.split(" ");
      return names.map((name) => [name, zone]);
    }),
);
