// Changes, creates or recovers a tree in a process of its own: child.mjs <bundle> <root> [changes as JSON] [create].
const [bundle, root, changes, create] = process.argv.slice(2);
const { changeTree, createTree, openSeal, recoverTree } = await import(bundle);
const seal = openSeal(process.env.SEAL);
globalThis.armed = true;
if (changes === undefined) recoverTree(root, seal);
else {
  const list = JSON.parse(changes).map((change) => ({
    ...change,
    content: change.content === null ? null : Buffer.from(change.content),
  }));
  if (create) createTree(root, list, seal);
  else changeTree(root, list, { onlyNew: false, seal });
}
