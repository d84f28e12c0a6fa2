let validate: ((value: object) => unknown) | undefined;

/** What cffjs finds wrong with a citation; the package takes a second to load, so it is loaded when first asked. */
export async function citationFaults(value: unknown): Promise<string[]> {
  validate ??= (await import("cffjs")).validateCFF as (value: object) => unknown;
  try {
    validate(structuredClone(value) as object);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
