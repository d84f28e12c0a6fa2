/** What is used of js-yaml, which ships no types. */
declare module "js-yaml" {
  interface TypeOptions {
    kind: "scalar" | "sequence" | "mapping";
    multi?: boolean;
    resolve?: (data: unknown) => boolean;
    construct?: (data: unknown) => unknown;
  }
  export class Type {
    constructor(tag: string, options: TypeOptions);
  }
  export interface Schema {
    extend(types: Type[] | { explicit?: Type[]; implicit?: Type[] }): Schema;
  }
  export const FAILSAFE_SCHEMA: Schema;
  export const CORE_SCHEMA: Schema;
  export const DEFAULT_SCHEMA: Schema;
  export class YAMLException extends Error {
    readonly reason: string;
  }
  interface LoadOptions {
    schema?: Schema;
    json?: boolean;
    listener?: (event: "open" | "close", state: unknown) => void;
  }
  export function load(text: string, options?: LoadOptions): unknown;
  export function loadAll(text: string, iterator?: ((value: unknown) => void) | null, options?: LoadOptions): unknown[];
}
