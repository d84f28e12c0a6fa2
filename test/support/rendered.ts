const esc = String.fromCharCode(27);
const sequence = new RegExp(`${esc}\\[([?\\d;]*)([A-Za-z])|[\\s\\S]`, "gu");

/** A terminal that draws: its lines, and where it writes next. Long lines are not broken. */
class Drawn {
  readonly lines: string[][] = [[]];
  #row = 0;
  #column = 0;

  get #line(): string[] {
    while (this.lines.length <= this.#row) this.lines.push([]);
    return this.lines[this.#row] as string[];
  }

  write(sign: string): void {
    if (sign === "\n") [this.#row, this.#column] = [this.#row + 1, 0];
    else if (sign === "\r") this.#column = 0;
    else {
      const line = this.#line;
      while (line.length < this.#column) line.push(" ");
      line[this.#column++] = sign;
    }
  }

  /** CUU, CHA, EL and ED of ECMA-48; colours and whatever else change no text. */
  command(name: string, digits: string): void {
    const count = Number(digits) || 1;
    if (name === "A") this.#row = Math.max(0, this.#row - count);
    if (name === "G") this.#column = count - 1;
    if (name === "J") this.lines.length = this.#row + 1;
    const line = this.#line;
    if (name === "K" && digits === "2") line.length = 0;
    else if (name === "J" || name === "K") line.length = Math.min(this.#column, line.length);
  }
}

/** What stays on a terminal after a text was written to it. */
export function rendered(text: string): string[] {
  const screen = new Drawn();
  for (const [sign, digits = "", command] of text.matchAll(sequence)) {
    if (command === undefined) screen.write(sign);
    else screen.command(command, digits);
  }
  return screen.lines.map((signs) => signs.join("").trimEnd());
}

/** What would outlive the program on a terminal: a hidden cursor, another screen, a title, a style that is not closed. */
export function leftOn(text: string): string[] {
  const styles = [...text.matchAll(new RegExp(`${esc}\\[(\\d+)m`, "g"))].map(([, code]) => Number(code));
  const isHidden = text.lastIndexOf(`${esc}[?25l`) > text.lastIndexOf(`${esc}[?25h`);
  return [
    ...(isHidden ? ["a hidden cursor"] : []),
    ...[`${esc}[?1049`, `${esc}]`, `${esc}c`].filter((code) => text.includes(code)).map((code) => JSON.stringify(code)),
    ...([0, 22, 39, 49].includes(styles.at(-1) ?? 0) ? [] : ["a style"]),
  ];
}
