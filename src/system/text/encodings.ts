/** Which encoding a text that is not UTF-8 has: told by its bytes, and by what its ASCII says of where it is from. */

interface Multibyte {
  readonly encoding: string;
  /** What speaks for it: zones, and tags of languages. */
  readonly from: RegExp;
  /** Whether a pair of bytes is a character that texts are made of, and not one that hardly any text has. */
  readonly isCommon: (lead: number, trail: number) => boolean;
  /** What decides between encodings that fit as well. */
  readonly bonus?: (pairs: readonly (readonly [number, number])[]) => number;
}

const within = (value: number, first: number, last: number) => value >= first && value <= last;
const high = (trail: number) => trail >= 0xa1;
const shareOf = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length / Math.max(1, all.length);

/**
 * Common are the rows of punctuation, and those of the characters that the standards themselves have put first because
 * they are frequent: level 1 of GB 2312, Big5 and JIS X 0208; the syllables of KS X 1001.
 */
const multibyte: readonly Multibyte[] = [
  {
    encoding: "gb18030",
    from: /Asia\/(?:Shanghai|Chongqing|Harbin|Urumqi|Beijing)|China Standard|\bPRC\b|\bzh-(?:CN|Hans)|\/\/ZH\b/i,
    isCommon: (lead, trail) => (within(lead, 0xa1, 0xa3) || within(lead, 0xb0, 0xd7)) && high(trail),
  },
  {
    encoding: "big5",
    from: /Asia\/(?:Taipei|Hong_Kong|Macau)|Taipei Standard|\bzh-(?:TW|HK|Hant)/i,
    isCommon: (lead) => within(lead, 0xa1, 0xc6),
  },
  {
    encoding: "shift_jis",
    from: /Asia\/Tokyo|Tokyo Standard|\/\/JA\b|LANGUAGE="?ja\b/i,
    isCommon: (lead, trail) =>
      lead === 0x81 || (lead === 0x82 && trail >= 0x4f) || (lead === 0x83 && trail <= 0x96) || within(lead, 0x88, 0x97),
  },
  {
    encoding: "euc-jp",
    from: /Asia\/Tokyo|Tokyo Standard|\/\/JA\b|LANGUAGE="?ja\b/i,
    isCommon: (lead, trail) => (within(lead, 0xa1, 0xa5) || within(lead, 0xb0, 0xcf)) && high(trail),
    // Rows of kana, which a text in Chinese has none of.
    bonus: (pairs) => (shareOf(pairs, ([lead]) => lead === 0xa4 || lead === 0xa5) > 0.1 ? 0.3 : -0.3),
  },
  {
    encoding: "euc-kr",
    from: /Asia\/(?:Seoul|Pyongyang)|Korea Standard|\/\/KO\b|LANGUAGE="?ko\b/i,
    isCommon: (lead, trail) => (within(lead, 0xa1, 0xa3) || within(lead, 0xb0, 0xc8)) && high(trail),
    // A text in Chinese of that length has characters beyond the rows of syllables.
    bonus: (pairs) => (pairs.length >= 6 && pairs.every(([lead]) => lead <= 0xc8) ? 0.05 : -0.05),
  },
];

/** Encodings of one byte a character, by where they are used: what the bytes alone do not tell. */
const singleByte: readonly (readonly [string, RegExp])[] = [
  [
    "windows-1251",
    /Europe\/(?:Moscow|Kie?v|Kyiv|Minsk|Sofia|Samara|Volgograd)|Russian Standard|Asia\/(?:Almaty|Novosibirsk|Yekaterinburg)|\/\/(?:RU|UK|BG)\b/i,
  ],
  ["windows-1253", /Europe\/Athens|Asia\/Nicosia|\/\/EL\b/i],
  ["windows-1254", /Europe\/Istanbul|Asia\/Istanbul|Turkey Standard|\/\/TR\b/i],
  ["windows-1255", /Asia\/(?:Jerusalem|Tel_Aviv)|Israel Standard|\/\/HE\b/i],
  [
    "windows-1256",
    /Asia\/(?:Riyadh|Dubai|Baghdad|Tehran)|Africa\/Cairo|(?:Arab|Arabian|Egypt|Iran) Standard|\/\/(?:AR|FA)\b/i,
  ],
  ["windows-874", /Asia\/Bangkok|SE Asia Standard|\/\/TH\b/i],
  [
    "windows-1250",
    /Europe\/(?:Warsaw|Prague|Budapest|Bratislava|Ljubljana|Zagreb|Belgrade|Bucharest)|Central Europe(?:an)? Standard|\/\/(?:PL|CS|HU|SK|SL|HR|RO)\b/i,
  ],
];

/**
 * The encoding of bytes that are not UTF-8, as `TextDecoder` takes it. Never undefined: windows-1252 has a character for
 * each byte, and what is ASCII is the same in all of them.
 * @param bytes what is not ASCII need be all that is there
 * @param ascii what the file says in ASCII: names of zones and languages
 */
export function encodingOf(bytes: Uint8Array, ascii: string): string {
  const declared = /;CHARSET="?([A-Za-z0-9_-]{3,20})/i.exec(ascii)?.[1]?.toLowerCase();
  if (declared !== undefined && !/^utf-?8$/.test(declared) && fits(declared, bytes))
    return new TextDecoder(declared).encoding;
  const speaksFor = multibyte.filter(({ from }) => from.test(ascii));
  const [local] = singleByte.find(([, from]) => from.test(ascii)) ?? [];
  if (local !== undefined && speaksFor.length === 0 && !isWideAlone(bytes)) return local;
  const scored = multibyte.map((one) => {
    return { encoding: one.encoding, score: scoreOf(one, bytes) + (speaksFor.includes(one) ? 0.1 : 0) };
  });
  const best = scored.reduce((most, one) => (one.score > most.score ? one : most));
  return best.score >= 0.7 ? best.encoding : (local ?? cyrillic(bytes) ?? "windows-1252");
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z]/.test(String.fromCharCode(byte));
}

/** Whether there is so much of it in pairs that it is no text of one byte a character, wherever it is from. */
function isWideAlone(bytes: Uint8Array): boolean {
  const [gb18030] = multibyte;
  return gb18030 !== undefined && scoreOf(gb18030, bytes) > 0.95;
}

function fits(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** How many of the pairs are common characters; nothing where the bytes are not of that encoding. */
function scoreOf({ encoding, isCommon, bonus }: Multibyte, bytes: Uint8Array): number {
  if (!fits(encoding, bytes)) return 0;
  const pairs: [number, number][] = [];
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number;
    // Of Shift_JIS these are katakana of half width, by themselves.
    const isSingle = lead < 0x80 || (encoding === "shift_jis" && within(lead, 0xa1, 0xdf));
    // ÇÃ within a word of Latin letters would be a pair, too.
    if (!isSingle && isLetter(bytes[at - 1]) && isLetter(bytes[at + 2])) pairs.push([0, bytes[++at] ?? 0]);
    else if (!isSingle) pairs.push([lead, bytes[++at] ?? 0]);
    else if (lead >= 0x80) pairs.push([0, 0]);
  }
  return pairs.length === 0 ? 0 : shareOf(pairs, ([lead, trail]) => isCommon(lead, trail)) + (bonus?.(pairs) ?? 0);
}

/** Words of letters that are all beyond ASCII, which no language of Western Europe has; capitals tell the two apart. */
function cyrillic(bytes: Uint8Array): string | undefined {
  const isHigh = (byte: number | undefined) => byte !== undefined && byte >= 0xc0;
  const letters = [...bytes.keys()].filter((at) => isHigh(bytes[at]));
  const inWords = letters.filter((at) => {
    const [before, after] = [bytes[at - 1], bytes[at + 1]];
    return (isHigh(before) || isHigh(after)) && !isLetter(before) && !isLetter(after);
  });
  if (letters.length < 4 || inWords.length / letters.length < 0.8) return undefined;
  // Small letters are the upper half of one, and the lower half of the other, where a word's first letter may be above.
  const isUpper = (at: number) => (bytes[at] ?? 0) >= 0xe0;
  const isSmall = shareOf(letters, isUpper) > 0.5;
  const isBegun = letters.some(
    (at) => isUpper(at) && !isHigh(bytes[at - 1]) && isHigh(bytes[at + 1]) && !isUpper(at + 1),
  );
  return !isSmall && isBegun ? "koi8-r" : "windows-1251";
}

/** Windows-1252 from 80 to 9F; what it leaves open stays a control character, as the Encoding Standard has it. */
const quotes = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Bytes in an encoding that `encodingOf` has named. `TextDecoder` of Node.js 20 takes windows-1252 for ISO 8859-1. */
export function decoded(bytes: Uint8Array, encoding: string): string {
  if (encoding !== "windows-1252") return new TextDecoder(encoding).decode(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return text.replace(/[\u0080-\u009f]/g, (sign) => quotes[sign.charCodeAt(0) - 0x80] ?? sign);
}
