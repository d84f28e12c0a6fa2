import { en } from "../../../../../src/cli/messages/en.ts";
import { zh } from "../../../../../src/cli/messages/zh.ts";
import { type Language, type Translate, translator } from "../../../../../src/system/messages.ts";

/** The texts of each language. */
export const textsOf: Readonly<Record<Language, Translate>> = { en: translator(en), zh: translator(zh) };
