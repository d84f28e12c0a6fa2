/** Texts about what is pinned, and about addresses that nobody here has named, in English. */
export const pinEn = {
  "command.pin": "pin commonry itself by the hash of its package, for workflows: .commonry/tool",
  "command.pin.examples": "  commonry pin\n  commonry pin --check\n  commonry pin --dry-run --json",
  "pin.option.pending": "write nothing; exit 3 when this version is not what is pinned",
  "pin.option.dry-run": "show the files, write nothing",

  "doctor.pin": "workflows run commonry {version}, pinned by its hash",
  "doctor.pin-other": "workflows run commonry {version}, as pinned; here is {running}",
  "doctor.pin-none": "commonry is not pinned; workflows that need it wait for that",
  "doctor.pin-foreign": "{path} is no pin that commonry wrote",
  "pin.state.same": "commonry {version} is pinned.",
  "pin.state.written": "Pinned commonry {version}:",
  "pin.state.pending": "Would pin commonry {version}:",
  "pin.state.other": "commonry {version} is pinned, but this is {running}, or another package of that version.",
  "pin.state.none": "Nothing is pinned here.",
  "pin.from.copy": "The hash is the one with which npm installed the copy that runs.",
  "pin.from.registry": "The hash is the one that your registry gives for this version.",
  "pin.next": "Commit .commonry/tool, then run “commonry update”: it adds the workflows that had to wait for this.",
  "pin.renew": "Pin this version with: commonry pin",
  "pin.unpublished": "commonry {version} is not on your registry: nothing was pinned, since nobody could install it",
  "pin.unpublished.hint": "Pin once it is published, from a copy of a published version (npx commonry pin).",
  "pin.registry": "the registry gave no hash for this version: {reason}",
  "pin.registry.hint": "Look at the network and at npm's settings: npm config get registry",
  "pin.other-content": "the registry has another package under the name commonry {version} than the one that runs here",
  "pin.other-content.hint":
    "Nothing was pinned. Find out where this copy is from before you trust either: npm ls commonry",
  "pin.foreign": "{path} was not written by commonry pin, and holds more than commonry",
  "pin.foreign.hint": "Move what it holds elsewhere: this folder is for commonry alone.",
  "npm.missing": "npm was not found, and only npm can ask your registry",
  "npm.missing.hint": "Install Node.js with npm: https://nodejs.org",
  "npm.timeout": "npm gave no answer within {seconds} {seconds:second|seconds}",
  "npm.timeout.hint": "Look at the network and at npm's settings: npm config get registry",

  "source.unconfirmed":
    "the record of this folder (.commonry/lock.json) names a template on {host}, which nobody here has named or confirmed",
  "source.unconfirmed.hint":
    "It was not asked. Is it right? Then name it yourself: commonry update --template '{source}' (or run this on a terminal).",
  "source.confirm":
    "The record of this folder names a template at {url}. Ask {host} for it? No password, header or key is sent.",

  "scaffold.unpinned":
    "Left out, because they run commonry with rights and this copy has no hash to pin it by:\n{list}\nThey come with: commonry pin, then commonry update (once this version is on your registry).",
  "scaffold.nobody":
    "No account was given, so nobody is named as maintainer, code owner or member of a team. Add yourself with:\n  commonry update --set login=NAME",
} as const;
