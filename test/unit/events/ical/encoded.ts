/**
 * Titles of events in encodings that are not UTF-8: their bytes as Python's codecs write them.
 * Encoding, zone that the calendar names, text, bytes.
 */
export const encoded: readonly (readonly [encoding: string, zone: string, text: string, hex: string])[] = [
  [
    "gb18030",
    "Asia/Shanghai",
    "开源社区每周例会：讨论版本发布与新贡献者",
    "bfaad4b4c9e7c7f8c3bfd6dcc0fdbbe1a3baccd6c2dbb0e6b1beb7a2b2bcd3ebd0c2b9b1cfd7d5df",
  ],
  ["gb18030", "Asia/Shanghai", "技术沙龙", "bcbccaf5c9b3c1fa"],
  [
    "gb18030",
    "",
    "杭州线下聚会（请提前报名），地点：西湖区文三路开放办公室",
    "babcd6ddcfdfcfc2bedbbbe1a3a8c7ebcce1c7b0b1a8c3fba3a9a3acb5d8b5e3a3bacef7bafec7f8cec4c8fdc2b7bfaab7c5b0ecb9abcad2",
  ],
  [
    "gb18030",
    "",
    "新人上手 Workshop，一起写第一个 PR",
    "d0c2c8cbc9cfcad620576f726b73686f70a3acd2bbc6f0d0b4b5dad2bbb8f6205052",
  ],
  [
    "big5",
    "Asia/Taipei",
    "開源社群每月聚會：議程與講者介紹",
    "b67db7bdaac0b873a843a4ebbb45b77ca147c4b3b57bbb50c1bfaacca4b6b2d0",
  ],
  [
    "big5",
    "",
    "台北開發者小聚，歡迎第一次參加的朋友",
    "a578a55fb67db56faacca470bb45a141c577aaefb2c4a440a6b8b0d1a55baabaaa42a4cd",
  ],
  [
    "shift_jis",
    "Asia/Tokyo",
    "もくもく会：オープンソースの翻訳をみんなで進めます",
    "82e082ad82e082ad89ef81468349815b83768393835c815b835882cc967c96f382f082dd82f182c882c5906982df82dc82b7",
  ],
  [
    "shift_jis",
    "",
    "東京オフライン勉強会（初心者歓迎）",
    "938c8b9e8349837483898343839395d78bad89ef81698f8990538ed28abd8c7d816a",
  ],
  [
    "euc-jp",
    "Asia/Tokyo",
    "コミュニティの定例ミーティングと懇親会のお知らせ",
    "a5b3a5dfa5e5a5cba5c6a5a3a4cec4eacee3a5dfa1bca5c6a5a3a5f3a5b0a4c8baa9bfc6b2f1a4cea4aac3cea4e9a4bb",
  ],
  [
    "euc-kr",
    "Asia/Seoul",
    "오픈소스 커뮤니티 정기 모임과 신규 기여자 안내",
    "bfc0c7c2bcd2bdba20c4bfb9c2b4cfc6bc20c1a4b1e220b8f0c0d3b0fa20bdc5b1d420b1e2bfa9c0da20bec8b3bb",
  ],
  [
    "euc-kr",
    "",
    "서울 개발자 밋업에 오신 것을 환영합니다 함께 코드를 읽어요",
    "bcadbfef20b0b3b9dfc0da20b9d4bef7bfa120bfc0bdc520b0cdc0bb20c8afbfb5c7d5b4cfb4d920c7d4b2b220c4dab5e5b8a620c0d0beeebfe4",
  ],
  [
    "windows-1251",
    "Europe/Moscow",
    "Еженедельная встреча сообщества: планы и вопросы",
    "c5e6e5ede5e4e5ebfcede0ff20e2f1f2f0e5f7e020f1eeeee1f9e5f1f2e2e03a20efebe0edfb20e820e2eeeff0eef1fb",
  ],
  [
    "windows-1251",
    "",
    "Встреча новых участников, обсуждаем перевод документации",
    "c2f1f2f0e5f7e020edeee2fbf520f3f7e0f1f2ede8eaeee22c20eee1f1f3e6e4e0e5ec20efe5f0e5e2eee420e4eeeaf3ece5edf2e0f6e8e8",
  ],
  [
    "koi8-r",
    "",
    "Собрание разработчиков открытого проекта, приходите все",
    "f3cfc2d2c1cec9c520d2c1dad2c1c2cfd4dec9cbcfd720cfd4cbd2d9d4cfc7cf20d0d2cfc5cbd4c12c20d0d2c9c8cfc4c9d4c520d7d3c5",
  ],
  [
    "windows-1252",
    "Europe/Berlin",
    "Größeres Treffen für Anfänger – „Öffnung“ um 18 Uhr, Café Müller",
    "4772f6df65726573205472656666656e2066fc7220416e66e46e67657220962084d666666e756e679320756d203138205568722c20436166e9204dfc6c6c6572",
  ],
  [
    "windows-1252",
    "",
    "Réunion générale à l’école, présentation d’été",
    "52e9756e696f6e2067e96ee972616c6520e0206c92e9636f6c652c207072e973656e746174696f6e206492e974e9",
  ],
  [
    "windows-1252",
    "",
    "Reunión mensual: diseño y documentación, ¡únete mañana!",
    "5265756e69f36e206d656e7375616c3a2064697365f16f207920646f63756d656e74616369f36e2c20a1fa6e657465206d61f1616e6121",
  ],
  [
    "windows-1252",
    "",
    "Møde på Nørrebro, kaffe og blåbær; ÆØÅ",
    "4df864652070e5204ef872726562726f2c206b61666665206f6720626ce562e6723b20c6d8c5",
  ],
  [
    "windows-1252",
    "",
    "Avsändare ÅÄÖ, smörgås för alla",
    "417673e46e6461726520c5c4d62c20736df67267e5732066f67220616c6c61",
  ],
  [
    "windows-1250",
    "Europe/Warsaw",
    "Spotkanie społeczności: żółw, źrebię i ćma w Łodzi",
    "53706f746b616e69652073706fb365637a6e6f9c63693a20bff3b3772c209f72656269ea206920e66d61207720a36f647a69",
  ],
  [
    "windows-1250",
    "Europe/Prague",
    "Přátelské setkání: žluťoučký kůň, úvodní přednáška",
    "50f8e174656c736be9207365746be16eed3a209e6c759d6f75e86bfd206bf9f22c20fa766f646eed2070f865646ee19a6b61",
  ],
  [
    "windows-1253",
    "Europe/Athens",
    "Συνάντηση κοινότητας ανοικτού λογισμικού",
    "d3f5eddcedf4e7f3e720eaefe9edfcf4e7f4e1f220e1edefe9eaf4effd20ebefe3e9f3ece9eaeffd",
  ],
  [
    "windows-1254",
    "Europe/Istanbul",
    "Topluluk buluşması: yeni başlayanlar için eğitim, İstanbul",
    "546f706c756c756b2062756c75fe6d6173fd3a2079656e69206261fe6c6179616e6c61722069e7696e2065f06974696d2c20dd7374616e62756c",
  ],
  ["windows-1255", "Asia/Jerusalem", "מפגש קהילה חודשי לכולם", "eef4e2f920f7e4e9ece420e7e5e3f9e920ecebe5eced"],
  [
    "windows-874",
    "Asia/Bangkok",
    "พบปะชุมชนโอเพนซอร์สประจำเดือน",
    "bebabbd0aad8c1aab9e2cde0beb9abcdc3eccabbc3d0a8d3e0b4d7cdb9",
  ],
];
