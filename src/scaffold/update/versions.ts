/** Compares two versions of three numbers (Semantic Versioning 2.0.0, 11): negative when the first is the older one. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a text is a version of a package: three numbers, and what may follow of a preview (Semantic Versioning 2.0.0). */
export function isVersion(version: string): boolean {
  return /^\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z.-]{1,64})?$/.test(version);
}
