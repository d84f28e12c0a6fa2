import { forges, type Question } from "../../src/scaffold/template.ts";
import { load, questionsOf, templateIds, type Wanted } from "./render.ts";

type Answers = NonNullable<Wanted["answers"]>;

/** A community that is Chinese from its name on; only accounts and addresses are in Latin letters. */
export const chineseAnswers = {
  name: "轻子社区",
  description: "面向 AI 开发者的工具与课程",
  maintainer: "李雷",
} as const;

/**
 * Beside the matrix, which takes every default: each template at its full level in both languages, once with each
 * answer that a question offers, and once in Chinese throughout; GitHub and GitLab take turns.
 */
export function variants(): Wanted[] {
  return templateIds.flatMap((template) => [
    { template, forge: "gitlab", langs: ["zh"], level: "full", answers: chineseAnswers },
    ...questionsOf(load(template))
      .flatMap(offered)
      .map((answers, index): Wanted => {
        return { template, forge: forges[index % 2] ?? "github", langs: ["en", "zh"], level: "full", answers };
      }),
  ]);
}

/** Something that a format takes. */
const samples: Readonly<Record<string, string>> = {
  url: "https://chat.example.org/lepton",
  email: "security@example.org",
};

/** Every choice, both ends of a number, no, one and all of several, and something where nothing is the default. */
function offered({ id, type, format, min, max, default: proposal, when, choices = [] }: Question): Answers[] {
  // Another licence is that of a repository that is there: nothing is written of it, and adoption has tests of its own.
  const values = choices.map(({ value }) => value).filter((value) => !(id === "license" && value === "other"));
  const answers: Readonly<Record<Question["type"], readonly string[]>> = {
    boolean: ["true", "false"],
    choice: values,
    // What is never asked is found: nothing, or all of it.
    choices: when === "false" ? ["", values.join(",")] : ["", ...values, values.join(",")],
    list: ["", "one", "one,two"],
    number: [min, max].filter((bound) => bound !== undefined).map(String),
    text: proposal === "" ? [samples[format ?? ""] ?? "something"] : [],
  };
  return answers[type].map((answer) => ({ [id]: answer }));
}
