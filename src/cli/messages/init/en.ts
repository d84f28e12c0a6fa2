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
  "init.no-folder": "{dir} is a file; nothing was written",
  "init.no-folder.hint": "Name a folder: commonry init my-hub",
} as const;
