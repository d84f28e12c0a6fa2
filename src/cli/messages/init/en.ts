/** Texts about where `init` writes and what it was told, in English. */
export const initEn = {
  "init.present":
    "{dir} holds {present} {present:file|files} already that the template would write; nothing was written\n{lines}",
  "init.present-more":
    "{dir} holds files already that the template would write; nothing was written\n{lines}\n  … and {more:plain} more",
  "init.present.hint":
    "To keep what is there and add what is missing: commonry init {shown} --adopt. Or name another folder: commonry init my-hub",
  "init.present-more.hint":
    "To keep what is there and add what is missing: commonry init {shown} --adopt. Or name another folder: commonry init my-hub",
  "init.git-unread":
    "git does not read this repository, so its owner and branch are not known: {reason} (where it belongs to somebody else: git config --global --add safe.directory FOLDER)",
  "init.dangling": "{path} is a link that leads nowhere; nothing was written",
  "init.dangling.hint":
    "Remove the link or make the folder that it names, or name another folder: commonry init my-hub",
  "adopt.within":
    "{dir} is a part of the repository {above}: services read .github, .gitlab-ci.yml and the like at its top alone; commonry -C {above} init --adopt takes the whole in",
  "init.inside-git":
    "{path} is git's own folder (a bare repository, or a .git), not one for files; nothing was written",
  "init.inside-git.hint": "Name a folder outside of it, or a work tree: git worktree add ../my-hub",
  "init.no-folder": "{dir} is a file; nothing was written",
  "init.no-folder.hint": "Name a folder: commonry init my-hub",
  "tree.failed.hint": "Name a folder that can be written, on a disk that has room.",
  "source.no-folder.hint":
    "A path is a folder with a template.yaml, from where you are. Or name a built-in template: commonry init --help lists them.",
  "init.again": "What you answered, said in one command:\n  {command}",
  "answers.saved": "Saved the answers. Use them with: --answers {file}",
  "answers.present": "{path} is there already; it was not overwritten, and nothing was asked or written",
  "answers.present.hint": "Choose another name with --save-answers.",
  "scaffold.still-unpinned":
    "Left out: {count} {count:workflow that waits|workflows that wait} for a pin (commonry pin; --verbose lists them).",
} as const;
