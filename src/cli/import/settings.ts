import { compact, type Entry, isMap, type Values } from "../../manifest/write/index.ts";
import { usageError } from "../../system/errors.ts";
import type { Found, Imported } from "./found.ts";
import { labelAt } from "./label.ts";
import { type At, type Placed, type Reader, withoutDoubles } from "./reader.ts";
import { settingsEntry } from "./repository.ts";
import { rulesetOf } from "./rulesets.ts";
import { repositoriesOf, type Subject } from "./subject.ts";

const sections = ["repository", "labels", "milestones", "teams", "rulesets", "autolinks"];

/**
 * https://github.com/repository-settings/app, Probot's settings before it, and safe-settings: the settings of a
 * repository, its labels, milestones, teams, rulesets and autolinks. What commonry has no word for is noted.
 * @throws AppError (exit 2) `import.repository` when there are settings, and nobody says of which repository
 */
export function settings(reader: Reader, subject: Subject): Imported {
  const names = repositoriesOf(reader, subject);
  if (names.length === 0 && needsName(reader)) throw usageError("import.repository", { file: subject.file });
  reader.others([], [...sections, "suborgrepos"]);
  const things = [
    ...placed("labels", itemsOf(reader, "labels"), (at) => labelAt(reader, at)),
    ...placed("milestones", itemsOf(reader, "milestones"), (at) => milestoneAt(reader, at)),
    ...placed("rulesets", itemsOf(reader, "rulesets"), (at) => rulesetOf(reader, at)),
    ...placed("autolinks", itemsOf(reader, "autolinks"), (at) => autolinkAt(reader, at)),
  ];
  const once = withoutDoubles(
    things.map(({ section, entry, at }): Placed => ({ found: { section, entry, reach: "all" }, at })),
    reader,
  );
  const owned = names.length === 0 ? once : once.flatMap((one) => names.map((repository) => ownOf(one, repository)));
  const repository = isMap(reader.value(["repository"]));
  if (!repository && reader.value(["repository"]) !== undefined) reader.leave(["repository"]);
  const entries = names.map((name) => settingsOnce(reader, name, name === names[0]));
  return { owned: { repositories: entries, teams: teamsOf(reader, names) }, found: owned, notes: [] };
}

/** What a file says of one repository holds for that one alone. */
function ownOf({ section, entry, from }: Found, repository: string): Found {
  return { section, entry, repository, reach: "own", ...(from === undefined ? {} : { from }) };
}

/** Whether something stands there that only a repository can have. */
function needsName(reader: Reader): boolean {
  const repository = reader.value(["repository"]);
  const hasSettings = isMap(repository) && Object.keys(repository).length > 0;
  const teams = reader.value(["teams"]);
  return hasSettings || (Array.isArray(teams) && teams.some((team) => isMap(team) && team.permission !== undefined));
}

/** The same settings for each repository; what is left out is noted once. */
function settingsOnce(reader: Reader, name: string, isFirst: boolean): Entry {
  const from = isFirst ? reader : reader.silent();
  return settingsEntry(from, ["repository"], name, ["name"]);
}

/** Things of a list: safe-settings has labels below `include`, beside patterns of those to leave alone. */
function itemsOf(reader: Reader, section: string): readonly At[] {
  const value = reader.value([section]);
  if (!isMap(value)) return reader.items([section]).map(({ at }) => at);
  reader.others([section], ["include"]);
  return reader.items([section, "include"]).map(({ at }) => at);
}

function placed(section: Found["section"], list: readonly At[], read: (at: At) => Entry | undefined) {
  return list.flatMap((at) => {
    const entry = read(at);
    return entry ? [{ section, entry, at }] : [];
  });
}

function milestoneAt(reader: Reader, at: At): Entry | undefined {
  reader.others(at, ["title", "description", "state", "due_on"]);
  const [title, description, state] = ["title", "description", "state"].map((key) => reader.text([...at, key]));
  const due = reader.text([...at, "due_on"])?.slice(0, 10);
  if (title === undefined) {
    reader.leave(at);
    return undefined;
  }
  const usual = state === "open" ? ["state"] : [];
  return { values: compact({ title, due, description, state }) as Values, usual };
}

/** As the REST API has them (docs.github.com: REST, autolinks). */
function autolinkAt(reader: Reader, at: At): Entry | undefined {
  reader.others(at, ["key_prefix", "url_template", "is_alphanumeric"]);
  const [prefix, url] = ["key_prefix", "url_template"].map((key) => reader.text([...at, key]));
  const alphanumeric = reader.value([...at, "is_alphanumeric"]);
  if (prefix === undefined || url === undefined) {
    reader.leave(at);
    return undefined;
  }
  return {
    values: compact({ prefix, url, alphanumeric }) as Values,
    usual: alphanumeric === true ? ["alphanumeric"] : [],
  };
}

function teamsOf(reader: Reader, repositories: readonly string[]): Entry[] {
  return reader.items(["teams"]).flatMap(({ item, at }) => {
    reader.others(at, ["name", "permission"]);
    const name = reader.text([...at, "name"]);
    if (name === undefined) {
      reader.leave(at);
      return [];
    }
    const role = reader.text([...at, "permission"]);
    if (item.permission === undefined || repositories.length === 0) return [{ values: { name } }];
    return [{ values: { name, repositories: Object.fromEntries(repositories.map((one) => [one, role])) } }];
  });
}
