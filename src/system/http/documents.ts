/**
 * Whether a GraphQL document can only read: each of its definitions is a query or a fragment. Anything that is not
 * plainly so counts as a write (GraphQL specification, October 2021, section 2.2 Document).
 */
export function onlyQueries(document: string): boolean {
  // Strings and comments may hold anything, braces as well.
  const plain = document
    .replace(/"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n\r])*"|#[^\n\r]*/g, (found) =>
      found.startsWith("#") ? " " : '""',
    )
    .replace(/[\s,\ufeff]+/g, " ");
  let depth = 0;
  let head = "";
  let definitions = 0;
  for (const sign of plain) {
    if (sign === "{" && depth === 0 && !inBrackets(head)) {
      if (!isRead(head)) return false;
      definitions++;
      head = "";
      depth = 1;
    } else if (depth === 0) head += sign;
    else depth += change(sign);
  }
  return definitions > 0 && depth === 0 && head.trim() === "";
}

function change(sign: string): number {
  if (sign === "{") return 1;
  return sign === "}" ? -1 : 0;
}

/** Whether a bracket is still open at the end: a default value of a variable may hold braces. */
function inBrackets(head: string): boolean {
  return (head.match(/\(/g) ?? []).length > (head.match(/\)/g) ?? []).length;
}

function isRead(head: string): boolean {
  const word = /^\s*([A-Za-z_]\w*)?/.exec(head)?.[1];
  return word === undefined ? head.trim() === "" : word === "query" || word === "fragment";
}

/** Whether the body of a POST to a GraphQL address can only read. */
export function isGraphqlRead(body: string | undefined): boolean {
  try {
    const { query } = JSON.parse(body ?? "") as { query?: unknown };
    return typeof query === "string" && onlyQueries(query);
  } catch {
    return false;
  }
}
