import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { exit } from "../../system/exit.ts";
import { folder } from "../../system/folder.ts";
import { temporaryFolder } from "../../system/temporary.ts";
import { shellWord } from "../../system/text/shell.ts";
import type { Run } from "../command.ts";
import type { Context } from "../context.ts";
import { build } from "../events/build.ts";
import { drawTree } from "../views/tree.ts";
import { apply } from "./apply.ts";
import { check } from "./check.ts";
import { list } from "./events/list.ts";
import { init } from "./init.ts";
import { reportContributors } from "./report.ts";

/** What the demo answers to the questions of `init`; nobody real, and an address that cannot exist (RFC 2606). */
const answers = [
  "name=Lepton Commons",
  "description=Open tools and courses for AI developers",
  "owner=lepton-commons",
  "repo=hub",
  "maintainer=Ada Lovelace",
  "login=ada",
  "contact=conduct@lepton.example",
  "timezone=Asia/Shanghai",
];

/** The page of a year of events, in a folder that the scaffold keeps out of git. */
const page = "build/index.html";

/** `commonry demo`: does the main job in a temporary folder, with no account and no network. */
export const demo: Run = async (_, context) => {
  const { out, t, paint, world, lang } = context;
  const place = realpathSync(temporaryFolder("commonry-demo-"));
  const dir = join(place, "lepton-commons");
  const inside: Context = { ...context, dir: place, json: false, interactive: false, world: { ...world, cwd: place } };
  const step = (command: string) => out.write(`\n${paint.strong(`$ ${command}`)}\n`);

  step("commonry init lepton-commons --template hub --lang en,zh --yes --set …");
  const made = await init(
    {
      arguments: ["lepton-commons"],
      options: { template: "hub", lang: "en,zh", level: "standard", yes: true, set: answers },
    },
    inside,
  );
  if (made !== exit.done) return made;

  step("tree lepton-commons");
  const files = folder(dir)
    .list()
    .filter((path) => !path.startsWith(".commonry/"));
  out.write(`${drawTree(files).join("\n")}\n`);

  step("commonry check -C lepton-commons");
  const checked = await check({ arguments: [], options: {} }, { ...inside, dir });
  if (checked !== exit.done) return checked;

  // State of its own, so that the demo leaves nothing behind in the user's folders.
  const env = { ...world.env, XDG_STATE_HOME: join(place, "state") };
  const local: Context = { ...inside, dir, world: { ...inside.world, env } };
  step("commonry apply --provider local --yes -C lepton-commons");
  const applied = await apply({ arguments: [], options: { provider: "local", yes: true } }, local);
  if (applied !== exit.done) return applied;
  step("commonry apply --provider local --yes -C lepton-commons   # again");
  const again = await apply({ arguments: [], options: { provider: "local", yes: true } }, { ...local, note: () => {} });
  if (again !== exit.done) return again;

  step("commonry events list --count 5 --timezone Europe/Berlin -C lepton-commons");
  const listed = await list({ arguments: [], options: { count: "5", timezone: ["Europe/Berlin"] } }, local);
  if (listed !== exit.done) return listed;
  step(`commonry events build --html ${page} --lang ${lang} -C lepton-commons`);
  const built = await build({ arguments: [], options: { html: page, lang } }, local);
  if (built !== exit.done) return built;

  // A history that every clone has is the project's own; a package from a registry has none, but the scaffold's has begun.
  const history = existsSync(join(world.home, ".git")) ? world.home : dir;
  step(`commonry report contributors --repo ${history} --top 10`);
  const own: Context = { ...local, world: { ...local.world, env: { ...env, XDG_CACHE_HOME: join(place, "cache") } } };
  const options = { repo: [history], top: "10", provider: "none" };
  const reported = await reportContributors({ arguments: [], options }, own);
  out.write(`\n${t("demo.next", { dir, page: join(dir, page), command: commandOf(context) })}\n`);
  return reported;
};

/** How this program is called again: by its name where a shell finds it, else by its file, as in a fresh clone. */
function commandOf({ world }: Context): string {
  const folders = (world.env.PATH ?? "").split(delimiter).filter(Boolean);
  const names = world.platform === "win32" ? ["commonry.cmd", "commonry.exe"] : ["commonry"];
  const isFound = folders.some((place) => names.some((name) => existsSync(join(place, name))));
  return isFound ? "commonry" : `node ${shellWord(join(world.home, "bin", "commonry.js"))}`;
}
