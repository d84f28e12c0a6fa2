/** Lines that go out together: each call of the system takes longer than writing a thousand of them. */
const most = 1000;

/**
 * Writes lines in pieces.
 * @param write ends what it is given with a line end, as `note` does
 */
export function writeLines(write: (text: string) => void, lines: Iterable<string>): void {
  let piece: string[] = [];
  const flush = () => {
    if (piece.length > 0) write(piece.join("\n"));
    piece = [];
  };
  for (const line of lines) if (piece.push(line) >= most) flush();
  flush();
}
