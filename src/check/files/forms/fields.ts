import type { Path } from "../../../system/yaml/index.ts";
import { asList, asMap, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";

/**
 * What GitHub refuses in a form and a JSON Schema cannot say (docs.github.com, "Common validation errors when creating
 * issue forms"): ids are unique, fields are told apart by id or label, boxes by their labels, and none asks for a password.
 */
export function fieldFaults(file: ServiceFile): Fault[] {
  const { body } = asMap(file.value);
  if (!Array.isArray(body)) return [];
  const fields = body.flatMap((map: unknown, index) => (isMap(map) ? [fieldOf(map, ["body", index])] : []));
  const asked = fields.filter(({ type }) => type !== "markdown");
  return [
    ...twice(fields.flatMap(({ id }) => id ?? [])).map((path) => fault("id-twice", path)),
    ...alike(asked),
    ...boxes(asked),
    ...asked.flatMap(({ type, label }) =>
      label && (type === "input" || type === "textarea") && /password/i.test(label.value)
        ? [{ code: "password", path: label.path, params: { label: short(label.value) } }]
        : [],
    ),
    ...fields.flatMap(({ type, path, attributes }) => (type === "dropdown" ? beyond(attributes, path) : [])),
  ];
}

/** A preselected option that is not there: `default` counts from 0. */
function beyond({ options, default: index }: Field["attributes"], path: Path): Fault[] {
  if (!Array.isArray(options) || options.length === 0 || typeof index !== "number" || index < options.length) return [];
  const params = { index, last: options.length - 1 };
  return [{ code: "no-option", path: [...path, "attributes", "default"], params }];
}

interface Text {
  readonly path: Path;
  readonly value: string;
}

interface Field {
  readonly path: Path;
  readonly type: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly id: Text | undefined;
  readonly label: Text | undefined;
  /** The labels of its check boxes. */
  readonly boxes: readonly Text[];
}

function fieldOf(field: Readonly<Record<string, unknown>>, path: Path): Field {
  const attributes = asMap(field.attributes);
  const { label, options } = attributes;
  const boxes = field.type === "checkboxes" ? asList(options) : [];
  return {
    ...{ path, attributes },
    type: field.type,
    id: text(field.id, [...path, "id"]),
    label: text(label, [...path, "attributes", "label"]),
    boxes: boxes.flatMap(
      (option, index) => text(asMap(option).label, [...path, "attributes", "options", index, "label"]) ?? [],
    ),
  };
}

function text(value: unknown, path: Path): Text | undefined {
  return typeof value === "string" ? { path, value } : undefined;
}

function fault(code: string, { path, value }: Text): Fault {
  return { code, path, params: { value: short(value) } };
}

/**
 * Fields that GitHub cannot tell apart. It knows each by its id, or by what it makes of its label: two labels that are
 * the same are no fault when an id stands beside one of them ("Body must have unique labels").
 */
function alike(fields: readonly Field[]): Fault[] {
  const seen = new Map<string, Field>();
  return fields.flatMap((field) => {
    const known = field.id ?? field.label;
    if (!known) return [];
    const key = field.id ? known.value : referenceOf(known.value);
    const before = seen.get(key);
    if (!before) seen.set(key, field);
    // The same id twice is said already.
    if (!before || (field.id && before.id)) return [];
    const isSame = !field.id && !before.id && known.value === before.label?.value;
    return [fault(isSame ? "label-twice" : "fields-alike", known)];
  });
}

/** What GitHub makes of a label where there is no id: what `parameterize` of Ruby on Rails does. */
function referenceOf(label: string): string {
  const made = label
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-|-$/g, "");
  // Nothing of a Chinese label is left over: its fields are told apart by what it says.
  return made === "" ? label : made;
}

/** Labels of boxes that stand twice in their field, or that another field without an id has. */
function boxes(fields: readonly Field[]): Fault[] {
  const taken = new Map<string, number>();
  for (const { id, label } of fields) if (!id && label) taken.set(label.value, (taken.get(label.value) ?? 0) + 1);
  return fields.flatMap(({ id, label, boxes: all }) => {
    const isShared = ({ value }: Text) => (taken.get(value) ?? 0) > (!id && label?.value === value ? 1 : 0);
    return [...new Set([...twice(all), ...all.filter(isShared)])].map((box) => fault("label-twice", box));
  });
}

/** The texts that stood before. */
function twice(texts: readonly Text[]): Text[] {
  const seen = new Set<string>();
  return texts.filter(({ value }) => seen.size === seen.add(value).size);
}
