import { asMap, type ServiceFile } from "../../../read/file.ts";
import { valueAt } from "../../../schema/describe.ts";
import { isAction, triggersOf } from "../../model.ts";
import type { ExpressionFault } from "../lex.ts";
import type { Access, Comparison } from "../parse.ts";

/**
 * A comparison of a boolean with a text, which are never equal: GitHub makes numbers of both, and no number of a word
 * (docs.github.com, Expressions, Operators). `inputs` of a workflow keep booleans; those of an action, of the event, and
 * all outputs are texts. Of an output it may be known that it is `1`, which is equal to true.
 */
export function comparedFault({ access, value }: Comparison, file: ServiceFile): ExpressionFault | undefined {
  const isWord = /^'(?:true|false)'$/i.test(value);
  if (!isWord && value !== "true" && value !== "false") return undefined;
  const params = { name: [access.context, ...access.parts].join("."), value };
  const kind = kindOf(access, file);
  if (kind === "boolean") return isWord ? { code: "boolean-text", params } : undefined;
  if (kind === undefined || isWord) return undefined;
  return { code: kind === "text" ? "text-boolean" : "output-boolean", params };
}

function kindOf({ context, parts }: Access, file: ServiceFile): "boolean" | "text" | "output" | undefined {
  const [first = "", second = "", third] = parts.map((part) => part?.toLowerCase() ?? "");
  const isOutput = (context === "steps" || context === "needs") && second === "outputs" && parts.length === 3;
  if (isOutput) return "output";
  if (context === "github") return first === "event" && second === "inputs" && third ? "text" : undefined;
  if (context !== "inputs" || parts.length !== 1) return undefined;
  return isAction(file.path) ? "text" : typeOf(first, file);
}

/** The kind of an input in all events that declare it. */
function typeOf(name: string, file: ServiceFile): "boolean" | undefined {
  const types = triggersOf(file).flatMap((event) => {
    const inputs = asMap(valueAt(file.value, ["on", event, "inputs"]));
    return Object.entries(inputs).flatMap(([key, input]) => (key.toLowerCase() === name ? [asMap(input).type] : []));
  });
  return types.length > 0 && types.every((type) => type === "boolean") ? "boolean" : undefined;
}
