import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands, everywhere } from "../../../src/cli/commands.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

const now = "2027-01-01T00:00:00Z";
const at = (...words: string[]) => inside(words, { cwd: temporaryFolder(), now });

describe("each report has its own help (T12)", () => {
  test("with the options that it takes, and no other", async () => {
    const contributors = await at("report", "contributors", "--help");
    const health = await at("report", "health", "--help");
    for (const option of ["--bots", "--emails", "--lines", "--explain", "--period"]) {
      expect(contributors.out).toContain(`  ${option}`);
      expect(health.out).not.toContain(`  ${option}`);
    }
    for (const { out } of [contributors, health]) expect(out).toContain("clones on this disk or https addresses");
  });

  test.each(["bots", "emails", "lines", "period=month", "explain=Ada"])(
    "--%s names the report it goes with",
    async (option) => {
      const { code, err } = await at("report", "health", `--${option}`);
      expect(code).toBe(2);
      expect(err).toContain(`--${option.split("=")[0]} goes with commonry report contributors`);
    },
  );

  test("the group shows what there is, and promises nothing else", async () => {
    const { code, out } = await at("report");
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}contributors .*\n[\s\S]*^ {2}health /m);
    expect(out).not.toContain("feedback");
    expect(await at("report", "feedback")).toMatchObject({ code: 2, out: "" });
    const offered = (await at("complete", "--", "report", "")).out.split("\n").map((line) => line.split("\t")[0]);
    expect(offered).toEqual(["contributors", "health", ":none", ""]);
    const options = (await at("complete", "--", "report", "health", "--")).out;
    expect(options).not.toContain("--bots");
    expect(options).toContain("clones on this disk");
  });
});

describe("help of a command that there is not is no help (commander shows that of the program)", () => {
  test.each([
    [["lst", "--help"], "lst"],
    [["--help", "chek"], "did you mean check?"],
    [["events", "lst", "-h"], "did you mean list?"],
    [["report", "helth", "--help"], "did you mean health?"],
  ])("%j", async (words, says) => {
    const { code, out, err } = await at(...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
  });
});

describe("an option is no value of the one before it (commander#1484)", () => {
  const valued = commands.flatMap((command) => {
    const all = [...command.options, ...everywhere];
    const names = all.flatMap(({ flags }) => /--[\w-]+/.exec(flags)?.[0] ?? []);
    const words = command.group ? [command.group, command.name] : [command.name];
    // `--allow-delete` has a number behind it, or nothing.
    return all
      .filter(({ flags, key }) => flags.includes("<") && key !== "allow-delete")
      .map(({ flags }) => ({ words, flags, value: names.find((name) => !flags.includes(name)) ?? "" }));
  });

  test("for every option of every command that has a value", async () => {
    expect(valued.length).toBeGreaterThan(80);
    const taken: string[] = [];
    for (const { words, flags, value } of valued) {
      const name = flags.split(/[ ,]+/)[0] as string;
      const { code, err } = await at(...words, name, value);
      if (code !== 2 || !err.includes(`${flags} needs a value`))
        taken.push(`${words.join(" ")} ${name} ${value}: ${err}`);
    }
    expect(taken).toEqual([]);
  });

  test("unless it is written behind =", async () => {
    const cwd = temporaryFolder();
    writeFileSync(
      join(cwd, "community.yaml"),
      "version: 1\ncommunity: { name: Acme }\nlocal: { folder: there }\nlabels: [{ name: bug }]\n",
    );
    const { err } = await inside(["plan", "--out=--exit-code"], { cwd, now });
    expect(err).not.toContain("needs a value");
  });
});

test("the files that check counts are those that were read, whatever rules were chosen (T12)", async () => {
  const cwd = temporaryFolder();
  writeFileSync(
    join(cwd, "community.yaml"),
    "version: 1\ncommunity: { name: Acme }\nevents: [meetings.yaml]\npeople: [people.yaml]\n",
  );
  writeFileSync(join(cwd, "people.yaml"), "version: 1\npeople: [{ id: ada, name: Ada }]\n");
  writeFileSync(
    join(cwd, "meetings.yaml"),
    "version: 1\nevents: [{ id: a, title: A, at: 2027-03-01 10:00, timezone: Etc/UTC, duration: 1h }]\n",
  );
  const { out } = await inside(["check", "--only", "events", "--json"], { cwd, now });
  expect(JSON.parse(out)).toMatchObject({ summary: { files: 3 } });
});
