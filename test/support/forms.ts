import { asList, asMap } from "./data.ts";

/**
 * What GitHub refuses in a form and a JSON Schema cannot say (docs.github.com, "Common validation errors when creating
 * issue forms"): ids are unique; so are labels, unless an id tells their fields apart; none asks for a password.
 */
export function formFaults(form: unknown): string[] {
  const fields = asList(asMap(form).body).map(asMap);
  const named = fields.filter(({ type }) => type !== "markdown");
  const keys = named.map((field) => String(field.id ?? parameterize(String(asMap(field.attributes).label))));
  const labels = named.map((field) => String(asMap(field.attributes).label));
  const boxes = fields.flatMap((field) => asList(asMap(field.attributes).options).map((option) => asMap(option).label));
  return [
    ...doubles(fields.flatMap(({ id }) => (id === undefined ? [] : [id]))).map((id) => `id twice: ${id}`),
    ...doubles(keys).map((key) => `fields too alike: ${key}`),
    ...doubles([...labels, ...boxes.filter((label) => label !== undefined)]).map((label) => `label twice: ${label}`),
    ...labels.filter((label) => /password/i.test(label)).map((label) => `forbidden word: ${label}`),
  ];
}

/** Ruby on Rails' `parameterize`, which GitHub makes a field's key with. Nothing of a Chinese label is left over. */
function parameterize(label: string): string {
  const made = label
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return made === "" ? label : made;
}

function doubles(values: readonly unknown[]): unknown[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
