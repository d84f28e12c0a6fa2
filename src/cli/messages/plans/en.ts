/** What a saved plan is worth, what has moved under it, and what an undo cannot give back, in English. */
export const plansEn = {
  "plan.edited": "the plan holds what {path} does not yield ({count}); nothing was changed",
  "plan.edited.hint":
    "Was it edited, or made by another version or account? Make it anew with: commonry plan --out FILE",
  "plan.not-ours": "{path} is there already and is no plan; it was not overwritten",
  "plan.not-ours.hint": "Choose another name with --out.",
  "apply.more": "Beyond the saved plan there is more to do now ({count}); it is not done.",

  "odd.unread": "could not be read",
  "odd.changed": "was changed",
  "odd.weight": "is carried by others than the plan says",
  "odd.over": "is due no more",
  "odd.foreign": "is nothing that the manifest asks for",
  "odd.other": "is asked for otherwise by the manifest",
  "odd.twice": "stands there twice",
  "odd.part": "lacks what goes with it",
} as const;
