import type { Valid } from "../row.ts";
import { e, file, on, steps } from "../workflow.ts";

const action = (runs: string) => `name: D\ndescription: d\nruns: ${runs}\n`;

/** What looks as if GitHub would lose it, and is all right. */
export const workflowLost: readonly Valid[] = [
  {
    what: "versions that are served, pinned ones and parts of actions",
    files: {
      [file]: steps(`
        - uses: actions/upload-artifact/merge@v4
        - uses: actions/upload-pages-artifact@v3
        - uses: actions/cache@v3
          with: { path: a, key: b }
        - uses: actions/cache/save@v4.2.0
          with: { path: a, key: b }
        - uses: actions/upload-artifact@50769540e7f4bd5e21e526ee35c689e35e0d6874
      `),
    },
    says: "github.blog/changelog, 2024-12-05: v3 and v4 of the cache, from v3.4.0 and v4.2.0 on",
  },
  {
    what: "a variable set by printing, where that is allowed, and in a comment",
    files: {
      [file]: steps(
        '- run: echo "::set-env name=A::b"\n  env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: true }\n- run: |\n    # not echo "::set-env name=A::b"\n    make',
      ),
    },
    says: "actions/runner: ACTIONS_ALLOW_UNSECURE_COMMANDS",
  },
  {
    what: "a pattern that leaves out behind one that takes",
    files: { [file]: on('push: { branches: ["**", "!main"], paths: ["!docs/**", "**"] }') },
    says: "docs.github.com, Workflow syntax, branches",
  },
  {
    what: "all branches and no tags, and the other way round",
    files: {
      [file]: on('push: { branches: ["**"], tags: ["!**"] }'),
      ".github/workflows/t.yml": on('push: { branches-ignore: [main], tags: ["!**"] }'),
      ".github/workflows/u.yml": on('push: { branches: ["!**"], tags: ["v*"] }'),
    },
    says: "vuejs/core, .github/workflows/ci.yml; docs.github.com, Workflow syntax: branches and tags are told apart",
  },
  {
    what: "booleans held against booleans, and texts against texts",
    files: {
      [file]: steps(`
        - if: inputs.dry == true || inputs.dry != false && inputs.name == 'true'
          run: make
        - if: github.event.inputs.dry == 'true'
          run: make
        - if: ${e("format('{0}', inputs.dry) == 'true' && github.event.pull_request.draft == false")}
          run: make
      `).replace(
        "on: push",
        "on: { workflow_dispatch: { inputs: { dry: { type: boolean }, name: {} } }, workflow_call: { inputs: { dry: { type: boolean } } } }",
      ),
    },
    says: "docs.github.com, Contexts, inputs: booleans are kept; those of the event are texts",
  },
  {
    what: "an input that is a boolean for one event and a text for the other",
    files: {
      [file]: steps("- if: inputs.dry == 'true'\n  run: make").replace(
        "on: push",
        "on: { workflow_dispatch: { inputs: { dry: { type: boolean } } }, workflow_call: { inputs: { dry: { type: string } } } }",
      ),
    },
    says: "docs.github.com, Workflow syntax, on.workflow_call.inputs.<id>.type",
  },
  {
    what: "arguments of an action that runs in a container, and an input in other capitals",
    files: {
      [file]: steps(
        "- uses: ./.github/actions/d\n  with: { args: a, entryPoint: b }\n- uses: ./.github/actions/j\n  with: { TOKEN: c }",
      ),
      ".github/actions/d/action.yml": action("{ using: docker, image: Dockerfile }"),
      ".github/actions/d/Dockerfile": "FROM scratch\n",
      ".github/actions/j/action.yml": `${action("{ using: node24, main: j.js }")}inputs: { token: { description: t } }\n`,
      ".github/actions/j/j.js": "\n",
    },
    says: "actions/runner, ActionRunner: valid inputs are compared without regard to case; containers take args and entryPoint",
  },
  {
    what: "workflows awaited by path, in other capitals, and of GitHub itself",
    files: {
      [file]: on(
        'workflow_run: { workflows: [".github/workflows/b.yml", BUILD, pages-build-deployment, CodeQL], types: [requested] }',
      ),
      ".github/workflows/b.yml": on("push:"),
      ".github/workflows/c.yml": `name: Build\n${on("push:")}`,
    },
    says: "docs.github.com, Events that trigger workflows, workflow_run; a workflow without a name has its path for one",
  },
];
