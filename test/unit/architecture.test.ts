import { describe, expect, test } from "vitest";
import { codeOnly, type SourceFile, sourceFiles, withoutComments } from "./source.ts";

/** Which rooms a room may import, from DESIGN.md; its own files are always allowed. `plan/port` is one file of a room. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  main: ["cli", "system"],
  cli: ["providers", "plan", "kinds", "scaffold", "reports", "events", "people", "check", "manifest", "system"],
  providers: ["plan/port", "reports/port", "kinds", "system"],
  plan: ["kinds", "manifest", "system"],
  kinds: ["manifest", "events", "people", "system"],
  scaffold: ["manifest", "system"],
  reports: ["manifest", "system"],
  events: ["manifest", "system"],
  people: ["manifest", "system"],
  check: ["manifest", "system"],
  manifest: ["system"],
  system: [],
};

/** Knows which process changes a folder of this disk. That is the machine's state, as files are; nothing is handed out. */
const processNumbers = "system/tree/process.ts";

/** What a person sees is made below `cli/` alone. */
const cliOnly = ["commander", "inquirer", "chalk", "ora"];

interface Import {
  readonly file: string;
  readonly from: string;
}

const files = sourceFiles();

/** The modules that a file names: static, dynamic, for types, and passed on. */
function importsOf({ path, text }: SourceFile): Import[] {
  const code = withoutComments(text);
  const found = [
    ...code.matchAll(/^\s*(?:import|export)\b(?:[^"'`;=()]*?\bfrom)?\s*["']([^"'\n]+)["']/gm),
    ...code.matchAll(/\b(?:import|require)\s*\(\s*["'`]([^"'`\n]+)["'`]/g),
  ];
  return found.map((match) => ({ file: path, from: match[1] as string }));
}

/** A relative import as a path below `src/`. */
function resolved({ file, from }: Import): string {
  return new URL(from, `file:///${file}`).pathname.slice(1);
}

const roomOf = (path: string) => (path === "main.ts" ? "main" : (path.split("/")[0] ?? ""));

/** Why an import may not be, or undefined when it may. */
function fault(one: Import): string | undefined {
  if (!one.from.startsWith(".")) return packageFault(one);
  const target = resolved(one);
  const [from, to] = [roomOf(one.file), roomOf(target)];
  if (!files.some(({ path }) => path === target) && !target.endsWith(".json")) return `${target} is not there`;
  if (from === "providers" && to === "providers" && target.split("/")[1] !== one.file.split("/")[1])
    return "another provider";
  if (from === to) return undefined;
  const allowed = mayImport[from]?.some((room) => target.startsWith(`${room}/`) || target === `${room}.ts`);
  return allowed ? undefined : `${from} may not import ${to}`;
}

function packageFault({ file, from }: Import): string | undefined {
  if (
    cliOnly.some((name) => from === name || from.startsWith(`${name}/`) || from.startsWith(`@${name}/`)) &&
    roomOf(file) !== "cli"
  ) {
    return `${from} is for cli alone`;
  }
  if (/^(node:)?(process|console)$/.test(from) && file !== processNumbers)
    return "process and console come in through main.ts";
  return undefined;
}

const imports = files.flatMap(importsOf);

describe("the house", () => {
  test("is what the table says: no other rooms", () => {
    expect(
      [...new Set(files.map(({ path }) => roomOf(path)))].filter((room) => !Object.hasOwn(mayImport, room)),
    ).toEqual([]);
  });

  test("the walk finds the imports that there are", () => {
    expect(imports.length).toBeGreaterThan(files.length * 2);
    expect(imports).toContainEqual({ file: "main.ts", from: "./cli/prepared.ts" });
    expect(imports).toContainEqual({ file: "cli/commands.ts", from: "./commands/init.ts" });
    expect(imports).toContainEqual({ file: "scaffold/lock.ts", from: "./plan.ts" });
    expect(imports).toContainEqual({ file: "cli/paint.ts", from: "chalk" });
    const text =
      'import a, { b } from "x";\nimport type { C } from "./c.ts";\nimport "d";\nexport * from "e";\nexport { f } from "f";\nawait import("g");\nimport {\n  h,\n} from "h";\n// import "no";\nconst s = "from \\"no\\"";';
    expect(
      importsOf({ path: "cli/x.ts", text })
        .map(({ from }) => from)
        .sort(),
    ).toEqual(["./c.ts", "d", "e", "f", "g", "h", "x"]);
  });

  test("a room imports only rooms further down, and of those only what the table allows", () => {
    const faults = imports.flatMap((one) => {
      const reason = fault(one);
      return reason ? [`src/${one.file} imports "${one.from}": ${reason}`] : [];
    });
    expect(faults, faults.join("\n")).toEqual([]);
  });

  test.each<[string, string]>([
    ["system/x.ts", "../cli/run.ts"],
    ["system/x.ts", "../manifest/load.ts"],
    ["scaffold/x.ts", "../people/collect.ts"],
    ["people/x.ts", "../check/run.ts"],
    ["check/x.ts", "../scaffold/lock.ts"],
    ["manifest/x.ts", "../check/run.ts"],
    ["cli/x.ts", "../main.ts"],
    ["main.ts", "./scaffold/lock.ts"],
    ["main.ts", "chalk"],
    ["scaffold/x.ts", "inquirer"],
    ["check/x.ts", "@inquirer/core"],
    ["system/x.ts", "ora"],
    ["cli/x.ts", "node:process"],
    ["system/x.ts", "console"],
    ["cli/x.ts", "./nowhere.ts"],
  ])("a breach is found: %s imports %s", (file, from) => {
    expect(fault({ file, from })).toBeDefined();
  });

  test("every import names the file with its ending", () => {
    const without = imports.filter(({ from }) => from.startsWith(".") && !/\.(ts|json)$/.test(from));
    expect(without.map(({ file, from }) => `src/${file} imports "${from}"`)).toEqual([]);
  });

  test("has no import that leads in a circle of values", () => {
    const circles = findCircles(files.map((file) => ({ path: file.path, to: valueImports(file) })));
    expect(circles, circles.join("\n")).toEqual([]);
  });
});

function valueImports(file: SourceFile): string[] {
  const code = withoutComments(file.text).replace(/^\s*(import|export) type\b[^;]*;/gm, "");
  const values = importsOf({ path: file.path, text: code.replace(/^.*\bimport\s*\(.*$/gm, "") });
  return values.filter(({ from }) => from.startsWith(".")).map(resolved);
}

function findCircles(graph: readonly { readonly path: string; readonly to: readonly string[] }[]): string[] {
  const edges = new Map(graph.map(({ path, to }) => [path, to]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of graph) visit(path, []);
  return circles;
}

describe("the process", () => {
  const touches = (text: string) => /(?<![.\w$])(process|console)\b(?!\s*:)|\bglobalThis\b/.exec(codeOnly(text))?.[0];

  test("is touched by main.ts alone, and so is the console", () => {
    const faults = files
      .filter(({ path }) => path !== "main.ts")
      .flatMap(({ path, text }) => {
        const found = touches(text);
        return found ? [`src/${path} uses the global ${found}`] : [];
      });
    expect(faults, faults.join("\n")).toEqual([]);
    expect(touches(files.find(({ path }) => path === "main.ts")?.text ?? "")).toBe("process");
  });

  test.each([
    ["console.log(1)", "console"],
    ["const { env } = process;", "process"],
    ["f(process.env.HOME)", "process"],
    ["`$".concat("{process.cwd()}`"), "process"],
    ["globalThis.process", "globalThis"],
    ["// process\n", undefined],
    ['t("process")', undefined],
    ["world.process", undefined],
    ["/process/.test(x)", undefined],
    ["const x = { process: 1 }", undefined],
  ])("%s: %s", (text, found) => {
    expect(touches(text)).toBe(found);
  });
});

describe("files", () => {
  const lines = files.map(({ path, text }) => ({ path, count: text.replace(/\n$/, "").split("\n").length }));

  test("have at most 400 lines", () => {
    // Catalogues of messages are lists: they grow with the program, and nobody reads them from top to bottom.
    const long = lines.filter(({ path, count }) => count > 400 && !/(^|\/)messages(\/|\.ts$)/.test(path));
    expect(long.map(({ path, count }) => `src/${path} has ${count} lines`)).toEqual([]);
  });

  test("have a median of at most 100 lines", () => {
    const counts = lines.map(({ count }) => count).sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(100);
  });
});
