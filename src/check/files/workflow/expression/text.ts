/** A piece of a text: plain, or what stands between `${{` and `}}`. */
export interface Segment {
  readonly isExpression: boolean;
  /** Of an expression what is inside, without blanks around it. */
  readonly text: string;
  /** As it stands in the text. */
  readonly source: string;
}

/** A text in its pieces; `isOpen` when an expression is begun and not ended. Quotes within an expression hide its end. */
export function segmentsOf(text: string): { readonly segments: readonly Segment[]; readonly isOpen: boolean } {
  const segments: Segment[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf("${{", at);
    const plain = text.slice(at, start === -1 ? undefined : start);
    if (plain !== "") segments.push({ isExpression: false, text: plain, source: plain });
    if (start === -1) return { segments, isOpen: false };
    const end = endOf(text, start + 3);
    if (end === undefined) return { segments, isOpen: true };
    const source = text.slice(start, end);
    segments.push({ isExpression: true, text: source.slice(3, -2).trim(), source });
    at = end;
  }
}

function endOf(text: string, from: number): number | undefined {
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") isQuoted = !isQuoted;
    else if (!isQuoted && text[at] === "}" && text[at - 1] === "}" && at > from) return at + 1;
  }
  return undefined;
}
