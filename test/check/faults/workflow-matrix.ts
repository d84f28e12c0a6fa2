import type { Fault } from "../row.ts";
import { file, job } from "../workflow.ts";

const builder = "actions/runner, MatrixBuilder.cs, and github.com alike";
const matrix = (what: string, text: string, code: string, says: string, level: Fault["level"] = "error"): Fault => ({
  ...{ what, code: `workflow.${code}`, at: `${file}:6`, level, says: `${builder}: ${says}` },
  files: { [file]: job(`strategy: { matrix: ${text} }`) },
});

/** What GitHub refuses when it makes jobs of a matrix; its parser for editors does not come that far. */
export const matrices: readonly Fault[] = [
  matrix(
    "a key to exclude by that the matrix has not",
    "{ os: [a], exclude: [{ node: 1 }] }",
    "exclude-key",
    "Matrix exclude key 'node' does not match any key within the matrix",
  ),
  matrix(
    "a key to exclude by that only “include” has",
    "{ os: [a], include: [{ os: b, node: 1 }], exclude: [{ node: 1 }] }",
    "exclude-key",
    "Matrix exclude key 'node' does not match any key within the matrix",
  ),
  matrix(
    "a key to exclude by, mistyped",
    "{ node: [1, 2], exclude: [{ nodes: 1 }] }",
    "exclude-key-near",
    "Matrix exclude key 'nodes' does not match any key within the matrix",
  ),
  matrix(
    "nothing to exclude by",
    "{ os: [a], exclude: [{}] }",
    "exclude-empty",
    "Matrix exclude filter must not be empty",
  ),
  matrix("a key without values", "{ os: [] }", "vector-empty", "Matrix vector 'os' does not contain any values"),
  matrix("a matrix of nothing", "{}", "matrix-empty", "Matrix must define at least one vector"),
  matrix("a matrix of no rows", "{ include: [] }", "matrix-empty", "Matrix must define at least one vector"),
  matrix(
    "a value to exclude that only “include” has",
    "{ os: [a], include: [{ os: b }], exclude: [{ os: b }] }",
    "exclude-nothing",
    "rhysd/actionlint#634: “include” comes after “exclude”",
    "warning",
  ),
  matrix(
    "a value to exclude, mistyped",
    "{ os: [ubuntu, macos], exclude: [{ os: ubutnu }] }",
    "exclude-nothing",
    "the filter is matrix['os'] == 'ubutnu'",
    "warning",
  ),
];
