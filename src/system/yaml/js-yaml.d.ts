/** What is used of js-yaml, which ships no types. */
declare module "js-yaml" {
  export class Type {
    constructor(tag: string, options: { kind: "scalar" | "sequence" | "mapping"; multi?: boolean });
  }
  export interface Schema {
    extend(types: { explicit?: Type[]; implicit?: Type[] }): Schema;
  }
  export const FAILSAFE_SCHEMA: Schema;
  export class YAMLException extends Error {
    readonly reason: string;
  }
  export function loadAll(
    text: string,
    iterator: (value: unknown) => void,
    options: { schema: Schema; listener: (event: "open" | "close") => void },
  ): void;
}
