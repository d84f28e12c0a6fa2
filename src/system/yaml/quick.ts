import { FAILSAFE_SCHEMA, loadAll, Type, YAMLException } from "js-yaml";
import { yamlLimits } from "./guard.ts";

/**
 * What a quick look at a text says: `sound`, no document has a fault and no key stands twice; `broken`, it is no YAML;
 * `unsure`, it has to be read slowly.
 */
export type QuickLook = "sound" | "broken" | "unsure";

/** Tags of a program's own are its business, on whatever they stand. */
const own = (["scalar", "sequence", "mapping"] as const).map((kind) => new Type("!", { kind, multi: true }));
/** Every scalar stays text: keys are the same when they are written the same, as `convert.ts` has it. */
const schema = FAILSAFE_SCHEMA.extend({ explicit: own });

/** Complaints of js-yaml that every reader has. The others may be about good YAML, or are to be said in other words. */
const certain =
  /^(?:missed comma between flow|bad indentation of a mapping|end of the stream or a document sep|can not read an implicit mapping)/;

/** A key of a flow mapping that is nothing but its colon: js-yaml takes it, and libyaml does not. */
const noKey = /[{,]\s*:\s/;

class Deep extends Error {}

/**
 * Reads a text with a parser that keeps no places, nearly ten times as fast as the one that does. Most files of any
 * repository are sound, and nothing more is asked of them. Never throws.
 */
export function quickLook(source: string): QuickLook {
  if (source.length > yamlLimits.bytes / 3 && Buffer.byteLength(source) > yamlLimits.bytes) return "unsure";
  if (noKey.test(source)) return "unsure";
  let depth = 0;
  const listener = (event: "open" | "close") => {
    if (event === "close") depth--;
    // The parser recurses: what nests too deep for us must not fill the stack.
    else if (++depth > yamlLimits.depth) throw new Deep();
  };
  try {
    loadAll(source, () => {}, { schema, listener });
    return "sound";
  } catch (error) {
    return error instanceof YAMLException && certain.test(error.reason) ? "broken" : "unsure";
  }
}
