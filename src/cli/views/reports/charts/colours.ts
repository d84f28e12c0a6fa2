/**
 * The colours of a theme. Each of `series` differs from the ground by 3:1 at least, and each from
 * the others for all common kinds of colour blindness (a test computes both); `heat` goes from nothing to 100 %, `onHeat` is the text
 * upon it.
 */
export interface Colours {
  readonly ground: string;
  readonly text: string;
  readonly faint: string;
  readonly grid: string;
  readonly series: readonly string[];
  readonly heat: readonly string[];
  readonly onHeat: readonly string[];
}

export const light: Colours = {
  ground: "#ffffff",
  text: "#1c2128",
  faint: "#59636e",
  grid: "#dde3ea",
  series: ["#1b65aa", "#e0650e", "#268e70", "#971581", "#755400", "#5a6872"],
  heat: ["#eef4fb", "#d3e4f5", "#a9cdec", "#73aede", "#3f8ac6", "#1d66a3", "#0b4275"],
  onHeat: ["#1c2128", "#1c2128", "#1c2128", "#1c2128", "#0b1016", "#ffffff", "#ffffff"],
};

export const dark: Colours = {
  ground: "#161b22",
  text: "#e6eaef",
  faint: "#9da7b3",
  grid: "#333c47",
  series: ["#4ba4ef", "#eb8746", "#3ecc97", "#e996d6", "#e8c64d", "#a3a7ab"],
  heat: ["#1b2836", "#1c3a57", "#1f5078", "#2a6b9f", "#4a8cc2", "#7db4e2", "#bfdcf5"],
  onHeat: ["#e6eaef", "#e6eaef", "#ffffff", "#ffffff", "#0b1016", "#0b1016", "#0b1016"],
};

/** Steps of shade for values from 0 to 100. */
export const shades = light.heat.length;

/** A line is told from another by its dashes too. */
export const dashes: readonly string[] = ["", "7 4", "2 3", "10 4 2 4", "4 2", "1 5"];

/**
 * Rules for every chart. Said with plain colours twice rather than with variables, which some programs that draw SVG do
 * not know; those that do not know the dark theme draw the light one.
 */
export function chartCss(): string {
  return `${rules(light)}@media screen and (prefers-color-scheme:dark){${rules(dark)}}`;
}

function rules({ ground, text, faint, grid, series, heat, onHeat }: Colours): string {
  return [
    `.c-ground{fill:${ground}}.c-text{fill:${text}}.c-faint{fill:${faint}}.c-grid{stroke:${grid}}.c-zero{stroke:${faint}}`,
    ...series.map((colour, index) => `.c-${index}{fill:${colour}}.c-l${index}{stroke:${colour}}`),
    ...heat.map((colour, index) => `.c-h${index}{fill:${colour}}.c-t${index}{fill:${onHeat[index]}}`),
    `.c-edge{stroke:${ground}}`,
  ].join("");
}
