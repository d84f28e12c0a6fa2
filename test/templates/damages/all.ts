import type { Damage } from "./damage.ts";
import { forges } from "./forges.ts";
import { forms } from "./forms.ts";
import { projects } from "./projects.ts";
import { syntax } from "./syntax.ts";
import { workflows } from "./workflows.ts";

export const damages: readonly Damage[] = [...syntax, ...forms, ...forges, ...projects, ...workflows];
