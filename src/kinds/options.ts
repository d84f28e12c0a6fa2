import type { FieldDiff, Rights } from "./diff.ts";
import { fold, type Value } from "./item.ts";

/** A choice of a field of a board. Cards refer to it by its id: an option that is sent without it loses its cards. */
interface Option {
  readonly id?: string;
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

/**
 * Brings the options of a field in step: listed ones in the manifest's order, each with the id of the one that it is or
 * was; what is not listed stays behind them, unless it may go.
 */
export function compareOptions(wanted: Value, actual: Value | undefined, rights: Rights): FieldDiff | undefined {
  const before = (Array.isArray(actual) ? actual : []) as unknown as readonly Option[];
  const listed = wanted as unknown as readonly (Option & { readonly was?: readonly string[] })[];
  const left = [...before];
  const own = new Set(listed.map(({ name }) => fold(name)));
  /** Takes the option of a name out: the very name first, since two may differ by case alone. */
  const take = (name: string): Option | undefined => {
    const exact = left.findIndex((option) => option.name === name);
    const index = exact >= 0 ? exact : left.findIndex((option) => fold(option.name) === fold(name));
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  // Own names before former ones: nobody's option is taken for another's.
  const found = listed.map(({ name }) => take(name));
  const after = listed.map((option, index): Option => {
    const former = found[index]
      ? undefined
      : (option.was ?? []).find((name) => !own.has(fold(name)) && isIn(left, name));
    const known = found[index] ?? (former === undefined ? undefined : take(former));
    const color = option.color ?? known?.color ?? "gray";
    const description = option.description ?? known?.description ?? "";
    return { ...(known?.id === undefined ? {} : { id: known.id }), name: option.name, color, description };
  });
  const rest = left;
  const result = rights.remove ? after : [...after, ...rest];
  const names = rest.map(({ name }) => name);
  if (JSON.stringify(result.map(plain)) === JSON.stringify(before.map(plain))) {
    return rights.strict && !rights.remove && names.length > 0
      ? { after: result as unknown as Value, held: names }
      : undefined;
  }
  return {
    after: result as unknown as Value,
    ...(rights.remove && names.length > 0 ? { removes: names } : {}),
    ...(rights.strict && !rights.remove && names.length > 0 ? { held: names } : {}),
  };
}

function isIn(options: readonly Option[], name: string): boolean {
  return options.some((option) => fold(option.name) === fold(name));
}

function plain({ id, name, color, description }: Option): readonly (string | undefined)[] {
  return [id, name, color, description];
}
