import * as v from "valibot";

/** Answers for `--answers`: a flat map. Which questions there are is the template's to say, and what each takes. */

const scalar = v.union([v.string(), v.number(), v.boolean()]);
const answer = v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(scalar)]);
const choice = (description: string) => v.optional(v.pipe(answer, v.description(description)));

export const answersFile = v.pipe(
  v.objectWithRest(
    {
      template: choice("hub, library, ai-project, course, event, project, a folder, or an address with a commit"),
      forge: choice("github or gitlab"),
      level: choice("starter, standard or full"),
      lang: choice("Languages of the files, first one first: en, zh, or both with a comma or as a list"),
    },
    answer,
  ),
  v.title("answers.yaml"),
  v.description(
    "Answers to the questions of a template, one a line: the name of the question and what it is answered with",
  ),
);
