/** A thematic break: three or more of one of `*-_`, with blanks between them or not (CommonMark 0.31.2, 4.1). */
export function isBreak(text: string): boolean {
  const first = text[0];
  if (first !== "*" && first !== "-" && first !== "_") return false;
  let count = 0;
  for (const sign of text) {
    if (sign === first) count++;
    else if (sign !== " " && sign !== "\t") return false;
  }
  return count >= 3;
}
