import { forges, type Question } from "../../src/scaffold/template.ts";
import { load, questionsOf, templateIds, type Wanted } from "./render.ts";

type Answers = NonNullable<Wanted["answers"]>;

/**
 * Beside the matrix, which takes every default: each template at its full level in both languages, once with each
 * answer that one of its choices or yes-or-no questions offers; GitHub and GitLab take turns.
 */
export function variants(): Wanted[] {
  return templateIds.flatMap((template) =>
    questionsOf(load(template))
      .flatMap(offered)
      .map((answers, index): Wanted => {
        return { template, forge: forges[index % 2] ?? "github", langs: ["en", "zh"], level: "full", answers };
      }),
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
