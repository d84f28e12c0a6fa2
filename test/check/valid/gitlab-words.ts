import type { Valid } from "../row.ts";

const path = ".gitlab-ci.yml";

/** Words that GitLab takes, and few people write. */
export const gitlabWords: readonly Valid[] = [
  {
    what: "durations in all their forms",
    files: {
      [path]: [
        "default: { timeout: 3600 seconds }",
        "a: { script: a, timeout: 1h 30 minutes, artifacts: { paths: [a], expire_in: never } }",
        "b: { script: a, artifacts: { paths: [a], expire_in: 47 yrs 6 mos and 4d } }",
        "c: { script: a, artifacts: { paths: [a], expire_in: two hours and twenty minutes } }",
        "d: { script: a, artifacts: { paths: [a], expire_in: 42 }, timeout: $LIMIT }",
        'e: { script: a, artifacts: { paths: [a], expire_in: "2h20min" }, environment: { name: a, auto_stop_in: 1 day } }',
        'f: { script: a, artifacts: { paths: [a], expire_in: "4:01:01" }, when: delayed, start_in: "10 Seconds" }',
        "",
      ].join("\n"),
    },
    says: "docs.gitlab.com/ci/yaml/#artifactsexpire_in; the examples of gitlab-chronic-duration",
  },
  {
    what: "hidden jobs alone, and an include that may bring others",
    files: { [path]: "include: [{ project: o/p, file: a.yml }]\n.a: { script: a }\n" },
    says: "docs.gitlab.com/ci/yaml/#includeproject",
  },
  {
    what: "filters as a list and as a map",
    files: {
      [path]:
        "a:\n  script: a\n  only: [main, /^x-.*$/]\n  except: { refs: [tags], variables: [$A], changes: [b], kubernetes: active }\n",
    },
    says: "docs.gitlab.com/ci/yaml/deprecated_keywords/#only--except",
  },
  {
    what: "lines of a template that begin with a slash and are no commands",
    files: {
      [path]: "a: { script: a }\n",
      ".gitlab/issue_templates/Bug.md":
        '/usr/bin/lable\n/etc\n\n```\n/lable ~x\n```\n\n/label ~bug\n/labels ~a\n/cc @a\n/set_parent #1\n/due in 2 days\n/milestone %"x"\n/shrug\n',
    },
    says: "docs.gitlab.com/user/project/quick_actions",
  },
];
