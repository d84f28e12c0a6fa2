import type * as v from "valibot";

/** As much of a valibot schema as a walk over it needs. */
interface Schema {
  readonly type?: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly value?: Schema;
  readonly options?: readonly unknown[];
}

/** The keys that a schema knows at a path; none where it holds no map. */
export function keysAt(schema: unknown, path: readonly (string | number)[]): string[] {
  return [...new Set(schemasAt(schema, path).flatMap((at) => Object.keys((at as Schema).entries ?? {})))];
}

/** The schemas of which one has to fit what stands at a path; none where nothing may stand. */
export function schemasAt(schema: unknown, path: readonly (string | number)[]): v.GenericSchema[] {
  const found = path.reduce<Schema[]>(
    (schemas, key) => schemas.flatMap((at) => step(at, key)),
    unwrap(schema as Schema),
  );
  return found as unknown as v.GenericSchema[];
}

/** What an optional value or a choice of several stands for. */
function unwrap(schema: Schema): Schema[] {
  if (schema.wrapped) return unwrap(schema.wrapped);
  if (schema.type === "union") return (schema.options ?? []).flatMap((option) => unwrap(option as Schema));
  return [schema];
}

function step(schema: Schema, key: string | number): Schema[] {
  const next = schema.entries ? schema.entries[String(key)] : (schema.item ?? schema.value);
  return next ? unwrap(next) : [];
}
