import { forges, type Question } from "../../src/scaffold/template.ts";
import { load, questionsOf, templateIds, type Wanted } from "./render.ts";

type Answers = NonNullable<Wanted["answers"]>;

/**
 * Beside the matrix, which takes every default: each template at its full level in both languages, once with each
 * answer that one of its choices or yes-or-no questions offers.
 */
export function variants(): Wanted[] {
  return templateIds.flatMap((template) =>
    forges.flatMap((forge) =>
      questionsOf(load(template))
        .flatMap(offered)
        .map((answers): Wanted => ({ template, forge, langs: ["en", "zh"], level: "full", answers })),
    ),
  );
}

function offered({ id, type, choices = [] }: Question): Answers[] {
  if (type === "boolean") return [{ [id]: "true" }, { [id]: "false" }];
  if (type === "choice") return choices.map(({ value }) => ({ [id]: value }));
  if (type === "choices")
    return [...choices.map(({ value }) => value), choices.map(({ value }) => value).join(",")].map((value) => ({
      [id]: value,
    }));
  return [];
}
