import type { Path } from "../../../system/yaml/index.ts";
import { asList, asMap, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";

/**
 * What GitHub refuses in a form and a JSON Schema cannot say (docs.github.com, "Common validation errors when creating
 * issue forms"): ids are unique, and so are labels; fields are told apart; none asks for a password.
 */
export function fieldFaults(file: ServiceFile): Fault[] {
  const { body } = asMap(file.value);
  if (!Array.isArray(body)) return [];
  const fields = body.flatMap((field: unknown, index) =>
    isMap(field) ? [{ field, path: ["body", index] as Path }] : [],
  );
  const asked = fields.filter(({ field }) => field.type !== "markdown");
  const labels = asked.flatMap(({ field, path }) =>
    text(asMap(field.attributes).label, [...path, "attributes", "label"]),
  );
  const labelTwice = twice(labels, ({ value }) => value, "label-twice");
  const known = new Set(labelTwice.map(({ path }) => path.slice(0, 2).join(".")));
  const alike = twice(asked.flatMap(keyOf), ({ key }) => key, "fields-alike").filter(
    ({ path }) => !known.has(path.slice(0, 2).join(".")),
  );
  return [
    ...twice(
      fields.flatMap(({ field, path }) => text(field.id, [...path, "id"])),
      ({ value }) => value,
      "id-twice",
    ),
    ...labelTwice,
    ...alike,
    ...asked.flatMap(({ field, path }) => boxFaults(field, path)),
    ...labels
      .filter(({ value }) => /password/i.test(value))
      .map(({ path, value }) => ({ code: "password", path, params: { label: short(value) } })),
  ];
}

interface Text {
  readonly path: Path;
  readonly value: string;
}

function text(value: unknown, path: Path): Text[] {
  return typeof value === "string" ? [{ path, value }] : [];
}

/** Labels of checkboxes stand beside one another, so no two of one field may be the same. */
function boxFaults(field: Readonly<Record<string, unknown>>, path: Path): Fault[] {
  const options = field.type === "checkboxes" ? asList(asMap(field.attributes).options) : [];
  const labels = options.flatMap((option, index) =>
    text(asMap(option).label, [...path, "attributes", "options", index, "label"]),
  );
  return twice(labels, ({ value }) => value, "label-twice");
}

/** What GitHub tells a field by when it has no id of its own: its label, as Ruby on Rails' `parameterize` makes it. */
function keyOf({ field, path }: { field: Readonly<Record<string, unknown>>; path: Path }): (Text & { key: string })[] {
  const label = asMap(field.attributes).label;
  if (field.id !== undefined || typeof label !== "string") return [];
  const made = label
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, "-")
    .replace(/^-+|-+$/g, "");
  // Nothing of a Chinese label is left over: its fields are told apart by what it says.
  return [{ path: [...path, "attributes", "label"], value: label, key: made === "" ? label : made }];
}

function twice<T extends Text>(items: readonly T[], by: (item: T) => string, code: string): Fault[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const key = by(item);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ code, path: item.path, params: { value: short(item.value) } }];
  });
}
