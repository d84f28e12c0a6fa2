import * as v from "valibot";

/** Maps. A YAML list is an object to JavaScript, and valibot would take it for a map without keys: these do not. */

/** Known keys only; every unknown one is an issue, where valibot's own map stops at the first. */
export function map<const E extends v.ObjectEntries>(entries: E): v.StrictObjectSchema<E, undefined> {
  const schema = v.strictObject(entries);
  return {
    ...schema,
    "~run"(dataset, config) {
      const input = dataset.value;
      if (Array.isArray(input)) return refuse(this, dataset, config);
      const result = schema["~run"](dataset, config);
      const unknown =
        typeof input === "object" ? Object.keys(input ?? {}).filter((key) => !Object.hasOwn(entries, key)) : [];
      for (const key of unknown.slice(1)) {
        const value = (input as Record<string, unknown>)[key];
        const path = [{ type: "object", origin: "key", input: input as Record<string, unknown>, key, value }] as const;
        v._addIssue(this, "key", result, config, { input: key, expected: "never", path: [...path] });
      }
      return result;
    },
  };
}

/** Names and what each stands for. An empty one is refused as an empty list is: it could mean «nobody». */
export function entries<const K extends v.GenericSchema<string, string>, const V extends v.GenericSchema>(
  key: K,
  value: V,
  description: string,
) {
  const schema = v.record(key, value);
  const strict: typeof schema = {
    ...schema,
    "~run"(dataset, config) {
      return Array.isArray(dataset.value) ? refuse(this, dataset, config) : schema["~run"](dataset, config);
    },
  };
  return v.pipe(strict, v.minEntries(1, "manifest.empty-list"), v.description(description));
}

type Run = v.GenericSchema["~run"];

function refuse(
  schema: v.GenericSchema,
  dataset: Parameters<Run>[0],
  config: Parameters<Run>[1],
): v.OutputDataset<never, never> {
  v._addIssue(schema as never, "type", dataset as never, config as never);
  return dataset as never;
}
