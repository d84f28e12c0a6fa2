import { AppError } from "../system/errors.ts";
import type { Language } from "../system/messages.ts";
import { pathFault } from "../system/paths.ts";
import { decodeUtf8 } from "../system/text/utf8.ts";
import type { Template } from "./source.ts";
import { insertTag } from "./translations.ts";

/** A source below a template's `files/`. */
export interface Source {
  readonly path: string;
  readonly lang: Language;
  /** True when the source is written for one language. */
  readonly localized: boolean;
  /** True when it is Liquid, false when it is copied byte for byte. */
  readonly render: boolean;
  /** True when it begins with `#!`, and when its source marks it as a program. */
  readonly executable: boolean;
  readonly bytes: Uint8Array;
  text(): string;
}

/**
 * The source of an entry in a language; when there is none in that language, the one in another.
 * @param from as the entry gives it, dots still dots
 * @throws AppError `template.path`, `template.no-source`, `file.link`
 */
export function findSource(template: Template, from: string, lang: Language, available: ReadonlySet<string>): Source {
  const fault = pathFault(from);
  if (fault) throw new AppError("template.path", { template: template.spec.id, path: from, fault }, 6);
  const stored = from.replace(/(^|\/)\./g, "$1dot_");
  const other: Language = lang === "en" ? "zh" : "en";
  const candidates = [insertTag(stored, lang), stored, insertTag(stored, other)];
  for (const [index, candidate] of candidates.entries()) {
    for (const path of [`${candidate}.liquid`, candidate]) {
      if (available.has(`files/${path}`)) return open(template, path, lang, index !== 1);
    }
  }
  throw new AppError("template.no-source", { template: template.spec.id, path: from }, 2);
}

function open(template: Template, path: string, lang: Language, localized: boolean): Source {
  const bytes = template.folder.read(`files/${path}`);
  if (!bytes) throw new AppError("template.no-source", { template: template.spec.id, path }, 2);
  const render = path.endsWith(".liquid");
  return {
    path,
    lang,
    localized,
    render,
    executable: (bytes[0] === 0x23 && bytes[1] === 0x21) || template.folder.isExecutable?.(`files/${path}`) === true,
    bytes,
    text: () => decodeUtf8(bytes, path),
  };
}
