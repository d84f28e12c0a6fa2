/** The signs of a condition: values, comparisons, joins, brackets (lib/gitlab/ci/pipeline/expression/lexeme). */
const lexeme =
  /\s*(?:(?<value>\$\w+|"[^"]*"|'[^']*'|\/(?:[^/\\]|\\.)+\/[a-zA-Z]*|null\b|true\b|false\b)|(?<operator>==|!=|=~|!~|&&|\|\|)|(?<bracket>[()]))/y;

/** GitLab reads no more (lexer.rb, MAX_TOKENS). */
const most = 100;

/**
 * Whether `rules:if` is a condition that GitLab can read: values joined by operators, in brackets that match. Inputs of a
 * component (`$[[ … ]]`) are known to GitLab alone.
 */
export function isCondition(text: string): boolean {
  if (text.includes("$[[")) return true;
  let signs = "";
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = lexeme.lastIndex) {
    lexeme.lastIndex = at;
    const groups = lexeme.exec(text)?.groups;
    if (!groups || signs.length === most) return false;
    signs += groups.bracket ?? (groups.operator === undefined ? "v" : "o");
  }
  for (let before = ""; before !== signs; ) {
    before = signs;
    signs = signs.replace(/v(?:ov)+/g, "v").replaceAll("(v)", "v");
  }
  return signs === "v";
}
