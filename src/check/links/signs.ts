/** Tells whether a sign stands between two places of a text, for places that only go forward: each sign is looked for once. */
export class Signs {
  readonly #text: string;
  readonly #sign: string;
  #next = -1;

  constructor(text: string, sign: string) {
    this.#text = text;
    this.#sign = sign;
  }

  isIn(from: number, to: number): boolean {
    if (this.#next < from) {
      const found = this.#text.indexOf(this.#sign, from);
      this.#next = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#next < to;
  }
}

/** ASCII signs that no block but a paragraph begins with. */
const isOfText = new Uint8Array(128);
for (const sign of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!\"$%&'(),./;?@\\]^{}")
  isOfText[sign.charCodeAt(0)] = 1;

/** Whether a line that begins with a sign is text whatever follows: no blank, and the begin of no other block. */
export function beginsText(sign: number): boolean {
  if (sign < 128) return isOfText[sign] === 1;
  // Blanks beyond ASCII: U+00A0, U+1680, some between U+2000 and U+3000, U+FEFF.
  return (sign > 0xa0 && sign < 0x1680) || (sign > 0x3000 && sign !== 0xfeff);
}
