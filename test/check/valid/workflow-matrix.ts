import type { Valid } from "../row.ts";
import { e, file, job } from "../workflow.ts";

const row = (what: string, text: string, says: string): Valid => ({
  what,
  says,
  files: { [file]: job(`strategy: ${text}`) },
});
const says = "actions/runner, MatrixBuilder.cs";

export const matrices: readonly Valid[] = [
  row(
    "values to exclude in other capitals, and as a text",
    "{ matrix: { OS: [Ubuntu, macOS], node: [1, 2.0], exclude: [{ os: ubuntu, Node: '1' }] } }",
    says,
  ),
  row(
    "values to exclude by an expression",
    `{ matrix: { env: [dev, prod], exclude: [{ env: "${e("github.ref == 'a' && 'prod' || 'x'")}" }] } }`,
    "rhysd/actionlint#414",
  ),
  row(
    "values that come from an expression, of which one is excluded",
    `{ matrix: { d: ["${e("contains(github.ref, 'a')")}"], t: "${e("fromJSON('[1]')")}", exclude: [{ d: false, t: 1 }] } }`,
    "rhysd/actionlint#261",
  ),
  row(
    "a part of a value to exclude",
    "{ matrix: { os: [{ name: a, arch: x }, { name: b, arch: y }], exclude: [{ os: { arch: x } }] } }",
    "rhysd/actionlint#249",
  ),
  row("added rows alone", "{ matrix: { include: [{ os: a }] } }", says),
  row("a computed list to exclude", `{ matrix: { os: [a], exclude: "${e("fromJSON('[]')")}" } }`, says),
  row("a strategy without a matrix", "{ fail-fast: false, max-parallel: 1 }", "zizmorcore/zizmor#64"),
];

const head = "on: push\npermissions: {}\njobs:\n";

/** As reported to peers. */
export const reported: readonly Valid[] = [
  {
    what: "credentials by an expression, and a container by an anchor",
    files: {
      [file]: `${head}  a: { runs-on: ubuntu-latest, outputs: { i: x, u: y }, steps: [{ run: make }] }\n  b:\n    runs-on: ubuntu-latest\n    needs: a\n    container: &c\n      image: ${e("needs.a.outputs.i || ''")}\n      options: ${e("needs.a.outputs.i || ' '")}\n      credentials: ${e("fromJSON(needs.a.outputs.u)")}\n    steps: [{ run: make }]\n  c: { runs-on: ubuntu-latest, needs: [a], container: *c, steps: [{ run: make }] }\n`,
    },
    says: "rhysd/actionlint#590",
  },
  {
    what: "a matrix out of a format with braces",
    files: {
      [file]: `on: { workflow_dispatch: { inputs: { p: { required: true } } } }\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix: ${e(`fromJson(format('{{ "include"{0} [{{ "p"{0} "{1}" }}] }}', ':', github.event.inputs.p))`)}\n    steps: [{ run: 'echo ${e("matrix.p")}' }]\n`,
    },
    says: "rhysd/actionlint#205",
  },
  {
    what: "a variable of nothing",
    files: { [file]: `${head}  a: { runs-on: ubuntu-latest, env: { TEST_all: }, steps: [{ run: make }] }\n` },
    says: "zizmorcore/zizmor#109",
  },
];
