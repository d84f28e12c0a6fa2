import type { Union } from "./unite.ts";

/** What keeps sets apart that only a name would join. A mark is a kind, a blank and which one: `github #12`. */
export interface Marks {
  add(index: number, marks: readonly string[]): void;
  has(index: number): boolean;
  /** Both sets have marks of a kind, and none of that kind in common. */
  differ(a: number, b: number): boolean;
  unite(a: number, b: number): void;
}

export function createMarks(union: Union): Marks {
  const marksOf = new Map<number, ReadonlySet<string>>();
  const at = (index: number) => marksOf.get(union.find(index));
  const add = (index: number, marks: Iterable<string>) => {
    const all = new Set([...(at(index) ?? []), ...marks]);
    if (all.size > 0) marksOf.set(union.find(index), all);
  };
  return {
    add,
    has: (index) => at(index) !== undefined,
    differ: (a, b) => {
      const [one, other] = [at(a), at(b)];
      if (!one || !other || union.find(a) === union.find(b)) return false;
      const kinds = new Set([...one].map(kindOf));
      return [...kinds].some((kind) => {
        const theirs = [...other].filter((mark) => kindOf(mark) === kind);
        return theirs.length > 0 && !theirs.some((mark) => one.has(mark));
      });
    },
    unite: (a, b) => {
      const all = [...(at(a) ?? []), ...(at(b) ?? [])];
      union.unite(a, b);
      add(a, all);
    },
  };
}

function kindOf(mark: string): string {
  return mark.slice(0, mark.indexOf(" "));
}
