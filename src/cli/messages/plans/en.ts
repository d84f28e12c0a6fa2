/** What a saved plan is worth, what has moved under it, and what an undo cannot give back, in English. */
export const plansEn = {
  "plan.edited": "the plan holds what {path} does not yield ({count}); nothing was changed",
  "plan.edited.hint":
    "Was it edited, or made by another version or account? Make it anew with: commonry plan --out FILE",
  "plan.ending": "--out saves a plan for apply, which is JSON, not {ending}: {file}",
  "plan.ending.hint": "Name it plan.json. For a page to read: commonry plan --format markdown > plan.md",
  "plan.not-ours": "{path} is there already and is no plan; it was not overwritten",
  "plan.not-ours.hint": "Choose another name with --out.",
  "apply.more": "Beyond that plan there is more to do now ({count}); it is not done.",

  "apply.moved": "{count} of the changes shown {count:is|are} no longer what is wanted; nothing was changed",
  "apply.moved.hint": "Something moved meanwhile. Look again with: commonry plan",
  "apply.resume-manifest": "{path} has changed since the apply that was stopped; nothing was changed",
  "apply.resume-manifest.hint": "To begin anew, with what it says now: commonry apply",
  "apply.resume-moved":
    "{count} of the changes left to do {count:is|are} no longer what is wanted; nothing was changed",
  "apply.resume-moved.hint": "To begin anew, from how things are now: commonry apply",
  "journal.broken": "{path} is not as commonry writes it: what that run did is not known",
  "journal.broken.hint": "Look at how things are with: commonry plan. If it is right so, remove that file.",

  "apply.moved-removed": "“{name}” is gone since it was shown, or is another one now",
  "apply.moved-removed.hint": "What had not been begun was not done. Look at it with: commonry plan",
  "apply.moved-changed": "“{name}” was changed since it was shown",
  "apply.moved-changed.hint": "What had not been begun was not done. Look at it with: commonry plan",
  "apply.moved-weight": "“{name}” is carried by others than was shown",
  "apply.moved-weight.hint": "What had not been begun was not done. Look at it with: commonry plan",
  "apply.moved-before": "not begun, since something else had moved",

  "left.elsewhere": "is none of this manifest's places: left alone",
  "left.carriers": "it comes back, but which issues carried it is not known",
  "left.into":
    "it comes back, but the one that it was merged into stays on its issues: which had it before is not known",
  "left.values": "it comes back, but not the values that cards had in it",
  "board.twice": "another run has made it too: {first} stays, and {second}, where somebody has been, is there as well",
  "board.twice.hint": "Remove the younger one by hand, or give it another name.",
  "target.lost":
    "it is there again, but {count} {count:issue|issues} that carried it {count:is|are} gone or somewhere else: {numbers}",
  "target.lost.hint": "All others carry it again. Where such an issue has gone to, put it back by hand.",
  "left.members": "it comes back, but not its members and its access to repositories",
  "sync.off": "takes “{name}” off {count} {count:issue|issues}",

  "odd.unread": "could not be read",
  "odd.changed": "was changed",
  "odd.weight": "is carried by others than the plan says",
  "odd.over": "is no longer due",
  "odd.foreign": "is nothing that the manifest asks for",
  "odd.other": "is asked for otherwise by the manifest",
  "odd.twice": "stands there twice",
  "odd.part": "lacks what goes with it",
} as const;
