// Property tests try other inputs at every run. With FC_SEED they try the same ones, so that a commit has one verdict in CI.
const seed = process.env.FC_SEED;
if (seed) {
  const { default: fc } = await import("fast-check");
  fc.configureGlobal({ seed: Number(seed) });
}

export {};
