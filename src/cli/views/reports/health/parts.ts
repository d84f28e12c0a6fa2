import type { Measured, Monthly } from "../../../../reports/health/report.ts";
import type { Block, Cell, Series } from "../document.ts";
import type { Entry } from "./entry.ts";

/** A section in the making: its figures are shown side by side, and once more in the list of all. */
export interface Part {
  readonly id: string;
  readonly heading: string;
  readonly explanation: string;
  /** The first one stands for the section at the top of the report. */
  readonly entries: readonly Entry[];
  /** Figures that stand in a table here: they are in the list of all only. */
  readonly listed?: readonly Entry[];
  /** What comes after the figures. */
  readonly blocks: readonly Block[];
}

/** The number of a figure for a cell; nothing where there were too few cases. */
export const valueIn = (measured: Measured): Cell => ("value" in measured ? measured.value : null);

/** A share as percent, one decimal. */
export function percent(measured: Measured): Cell {
  return "value" in measured ? percentOf(measured.value) : null;
}

export const percentOf = (share: number) => Math.round(share * 1000) / 10;

type Named = readonly (readonly [name: string, key: string])[];

const seriesOf = ({ series }: Monthly, named: Named): Series[] =>
  named.map(([name, key]) => ({ name, values: series[key] ?? [] }));

/** Lines over the months; none where there is not even one line to draw. */
export function linesOf(caption: string, monthly: Monthly, named: Named, unit?: string): Block[] {
  const series = seriesOf(monthly, named);
  const points = Math.max(0, ...series.map(({ values }) => values.filter((value) => value !== null).length));
  if (points < 2) return [];
  return [{ kind: "lines", caption, labels: monthly.months, series, ...(unit === undefined ? {} : { unit }) }];
}

/** Bars over the months; none where all are 0. */
export function barsOf(caption: string, monthly: Monthly, named: Named): Block[] {
  const series = seriesOf(monthly, named).filter(({ values }) => values.some((value) => value !== null && value !== 0));
  return series.length === 0 ? [] : [{ kind: "bars", caption, labels: monthly.months, series }];
}

/** The first rows, and how many more there are; all of them when `top` is 0. */
export function topOf<T>(rows: readonly T[], top: number): { readonly rows: readonly T[]; readonly more?: number } {
  return top > 0 && rows.length > top ? { rows: rows.slice(0, top), more: rows.length - top } : { rows };
}
