/** What events in this shape can never tell; codes of the catalogue. */
export const alwaysMissing: readonly string[] = [
  // Who pushed is recorded, and not who wrote what was pushed.
  "report.note.pushes",
  // So nobody is there who has no account, no address, and nobody whom a trailer names.
  "report.note.accounts",
  "report.note.no-co-authors",
  // A thread has its first response and its reviews, and neither labels nor who took it on.
  "report.note.first-response",
  "report.note.no-discussions",
  // What happened before it began, in private, or while it was down.
  "report.note.recorded",
];

/** Nothing of a repository was recorded in the time asked for. */
export const nothingRecorded = "report.note.nothing-recorded";
