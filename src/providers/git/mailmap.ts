import { spawn } from "node:child_process";
import type { Contact } from "../../reports/port.ts";
import type { Clone } from "./clone.ts";
import { ask } from "./walk.ts";

/**
 * Names and addresses as the clone's `.mailmap` wants them. git itself reads the map, so its rules are git's own
 * (gitmailmap); what was read of the history stays as it is, so a changed map needs no new reading.
 * @param keys name, newline, address, in Latin-1
 * @param committed whether there is a map in the commit that was read
 */
export async function contactsOf(
  keys: readonly string[],
  clone: Clone,
  committed: boolean,
): Promise<readonly Contact[]> {
  const mapped = await mapAll(keys, clone, committed);
  return keys.map((key, index) => {
    const own = contact(key);
    const other = mapped?.[index];
    if (other === undefined || other === key) return own;
    return { ...contact(other), unmapped: { name: own.name, email: own.email ?? "" } };
  });
}

export async function hasMailmap({ env }: Clone, head: string): Promise<boolean> {
  try {
    return (await ask(["ls-tree", "-z", head, "--", ".mailmap"], env)) !== "";
  } catch {
    // A clone without trees has none that could be read.
    return false;
  }
}

/** Bytes that are no UTF-8 become U+FFFD. */
function contact(key: string): Contact {
  const [name = "", email = ""] = key.split("\n").map((part) => Buffer.from(part, "latin1").toString("utf8"));
  return { name: name.trim() || email || "?", ...(email === "" ? {} : { email }) };
}

/** `undefined` where there is no map, or git could not read it: then names stay as they are. */
async function mapAll(
  keys: readonly string[],
  clone: Clone,
  committed: boolean,
): Promise<readonly string[] | undefined> {
  const source = sourceOf(clone, committed);
  if (source === undefined || keys.length === 0) return undefined;
  // A line that git cannot read would end it: those stay as they are.
  const asked = keys.flatMap((key, index) => (isPlain(key) ? [index] : []));
  const input = asked.map((index) => `${asMail(keys[index] as string)}\n`).join("");
  const output = await checkMailmap(source, input, clone.env);
  const lines = output?.split("\n") ?? [];
  if (lines.length - 1 !== asked.length) return undefined;
  const mapped = [...keys];
  for (const [position, index] of asked.entries()) {
    const line = lines[position] as string;
    const open = line.lastIndexOf(" <");
    mapped[index] = open === -1 ? `\n${line.slice(1, -1)}` : `${line.slice(0, open)}\n${line.slice(open + 2, -1)}`;
  }
  return mapped;
}

/** The map of the work tree, as git takes it; of a bare repository that of HEAD (git-config: mailmap.blob). */
function sourceOf({ mailmap, head }: Clone, committed: boolean): string[] | undefined {
  if (mailmap !== undefined) return ["-c", `mailmap.file=${mailmap}`, "-c", "mailmap.blob="];
  return head === undefined || !committed ? undefined : ["-c", "mailmap.file=", "-c", `mailmap.blob=${head}:.mailmap`];
}

function isPlain(key: string): boolean {
  const [, email = ""] = key.split("\n");
  return email !== "" && !/[<>\r\0]/.test(key);
}

/** git takes an address alone where there is no name. */
function asMail(key: string): string {
  const [name = "", email = ""] = key.split("\n");
  return name.trim() === "" ? `<${email}>` : `${name} <${email}>`;
}

function checkMailmap(
  source: readonly string[],
  input: string,
  env: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn("git", [...source, "check-mailmap", "--stdin"], {
      env: { ...env },
      stdio: ["pipe", "pipe", "ignore"],
      windowsHide: true,
    });
    const parts: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => parts.push(chunk));
    child.on("error", () => resolve(undefined));
    child.on("close", (code) => resolve(code === 0 ? Buffer.concat(parts).toString("latin1") : undefined));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input, "latin1");
  });
}
