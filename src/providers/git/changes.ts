import { rawDay } from "./raw-date.ts";

/** One commit with the lines that git printed of what it changed. */
export interface Change {
  /** Name, newline, address, in Latin-1. */
  readonly who: string;
  readonly day: number;
  readonly lines: readonly string[];
}

export interface Changes {
  take(chunk: Buffer): void;
  end(): void;
}

/** Takes records that begin with NUL, wherever the output is cut. */
export function createChanges(tell: (change: Change) => void): Changes {
  /** Pieces of the record that has not ended yet: put together once, however many there are. */
  let pieces: string[] = [];
  const record = (text: string): void => {
    const [name = "", email = "", date = "", ...lines] = text.split("\n");
    tell({ who: `${name}\n${email}`, day: rawDay(date), lines: lines.filter((line) => line !== "") });
  };
  return {
    take: (chunk) => {
      const [first = "", ...others] = chunk.toString("latin1").split("\0");
      pieces.push(first);
      for (const part of others) {
        const whole = pieces.join("");
        if (whole !== "") record(whole);
        pieces = [part];
      }
    },
    end: () => {
      const whole = pieces.join("");
      if (whole !== "") record(whole);
    },
  };
}
