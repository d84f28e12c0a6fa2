import type { Language } from "../../../system/messages.ts";

/**
 * A report in a reader's language, before it is decided how it looks. Texts are plain text from inside and outside:
 * each view escapes all of them for where they go.
 */
export interface Document {
  readonly title: string;
  /** What it is about: repositories, period. */
  readonly subtitle: string;
  readonly lang: Language;
  readonly sections: readonly Section[];
  /** What could not be told, and why. */
  readonly notes: readonly string[];
}

export interface Section {
  /** Stable, of `[a-z-]+`: name of a file beside a Markdown report, target of a link. */
  readonly id: string;
  readonly heading: string;
  /** How to read it: definition, formula, source. */
  readonly explanation?: string;
  readonly blocks: readonly Block[];
}

export type Block = Figures | Table | Chart | Text;

/** Some figures side by side. */
export interface Figures {
  readonly kind: "figures";
  readonly items: readonly Figure[];
}

export interface Figure {
  readonly label: string;
  /** Formatted: `2`, `48 %`, `3.5 h`, or "too few" in words. */
  readonly value: string;
  /** Formula, sample size. */
  readonly detail?: string;
  /** Against the period before. `tone` says whether that is good: never colour alone. */
  readonly trend?: { readonly text: string; readonly tone: "good" | "bad" | "neutral" };
}

export interface Table {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** This is the one that CSV holds; without any such table the first one is. */
  readonly main?: true;
  /** How many rows were left out, and therefore said. */
  readonly more?: number;
}

export interface Column {
  readonly label: string;
  readonly type: "text" | "number" | "date";
  /** May be left out, and is then named below, where the room for text is short; the last of them goes first. */
  readonly spare?: true;
}

/** A number is formatted by the view; `null` is nothing. */
export type Cell = string | number | null;

export type Chart = Bars | Lines | Heat;

/** One bar a label, or several stacked when there are several series. */
export interface Bars {
  readonly kind: "bars";
  readonly caption: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** Bars lie on their side, with the labels to the left of them. */
  readonly sideways?: boolean;
}

/** Values over time. `null` is a gap. */
export interface Lines {
  readonly kind: "lines";
  readonly caption: string;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly unit?: string;
}

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** A grid of shades with its numbers (retention by cohort): `values[row][column]`, percents from 0 to 100. */
export interface Heat {
  readonly kind: "heat";
  readonly caption: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly values: readonly (readonly (number | null)[])[];
}

export interface Text {
  readonly kind: "text";
  readonly text: string;
}
