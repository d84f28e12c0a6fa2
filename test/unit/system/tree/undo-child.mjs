// Changes a tree with a note, or takes the last change back, in a process of its own: undo-child.mjs <bundle> <root> [changes].
const [bundle, root, changes] = process.argv.slice(2);
const { changeTree, forget, openSeal, readUndo } = await import(bundle);
const seal = openSeal(process.env.SEAL);
globalThis.armed = true;
if (changes === undefined) {
  const last = readUndo(root, seal);
  if (last) {
    changeTree(root, last.changes, { onlyNew: false, seal, emptied: last.folders });
    forget(root, last);
  }
} else {
  const list = JSON.parse(changes).map((change) => ({
    ...change,
    content: change.content === null ? null : Buffer.from(change.content),
  }));
  changeTree(root, list, { onlyNew: false, seal, note: { command: "update", at: "2027-01-01T00:00:00Z" } });
}
