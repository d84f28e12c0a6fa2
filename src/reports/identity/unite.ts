/** Sets of things that turn out to be the same (union by size, with path halving). */
export interface Union {
  find(index: number): number;
  unite(a: number, b: number): void;
}

export function createUnion(size: number): Union {
  const parent = Int32Array.from({ length: size }, (_, index) => index);
  const weight = new Int32Array(size).fill(1);
  const find = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  return {
    find,
    unite: (a, b) => {
      const [one, other] = [find(a), find(b)];
      if (one === other) return;
      const [large, small] = (weight[one] as number) >= (weight[other] as number) ? [one, other] : [other, one];
      parent[small] = large;
      weight[large] = (weight[large] as number) + (weight[small] as number);
    },
  };
}
