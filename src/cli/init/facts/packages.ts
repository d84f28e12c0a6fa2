/** What a package says of itself. */
export interface Package {
  readonly description?: string;
  /** An SPDX id or expression, as it stands there. */
  readonly license?: string;
}

type Read = (path: string) => string | undefined;

/** Each kind of package file, in the order in which they are asked. */
const readers: readonly (readonly [file: RegExp, of: (text: string) => Promise<Package> | Package])[] = [
  [/^pyproject\.toml$/, ofPyproject],
  [/^Cargo\.toml$/, ofCargo],
  [/^composer\.json$/, ofJson],
  [/^package\.json$/, ofJson],
  [/^setup\.cfg$/, ofSetup],
  [/^pom\.xml$/, ofPom],
  [/\.gemspec$/, ofGemspec],
];

/**
 * What the package files at the top of a repository say: the first that has a description, the first that has a licence.
 * A package of `package.json` comes after those of other languages: it is often there for tools alone.
 */
export async function packageOf(names: readonly string[], read: Read): Promise<Package> {
  let found: Package = {};
  for (const [file, of] of readers) {
    for (const name of names.filter((one) => file.test(one))) {
      try {
        found = { ...clean(await of(read(name) ?? "")), ...found };
      } catch {
        // What its own reader would refuse says nothing.
      }
    }
  }
  return found;
}

/** Texts of one line that a question takes; a placeholder of a template is none. */
function clean({ description, license }: { readonly description?: unknown; readonly license?: unknown }): Package {
  const text = typeof description === "string" ? description.replace(/\s+/g, " ").trim().replace(/\.$/, "") : "";
  const isText = text.length >= 6 && text.length <= 200 && !/[<>{}$]|^todo\b/i.test(text);
  return { ...(isText ? { description: text } : {}), ...(typeof license === "string" && license ? { license } : {}) };
}

function ofJson(text: string): Package {
  return clean(JSON.parse(text.replace(/^\ufeff/, "")));
}

async function toml(text: string): Promise<Record<string, Record<string, unknown>>> {
  const { parse } = await import("smol-toml");
  return parse(text) as Record<string, Record<string, unknown>>;
}

/** PEP 621 and PEP 639; Poetry before them. */
async function ofPyproject(text: string): Promise<Package> {
  const { project = {}, tool = {} } = await toml(text);
  const poetry = (tool.poetry ?? {}) as Record<string, unknown>;
  return { ...clean(poetry), ...clean(project) };
}

async function ofCargo(text: string): Promise<Package> {
  const { package: own = {}, workspace = {} } = await toml(text);
  return { ...clean((workspace.package ?? {}) as Record<string, unknown>), ...clean(own) };
}

function ofSetup(text: string): Package {
  const metadata = /^\[metadata\]\r?\n([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(text)?.[1] ?? "";
  const of = (key: string) => new RegExp(`^${key}[ \\t]*=[ \\t]*(\\S.*?)[ \\t]*\\r?$`, "m").exec(metadata)?.[1];
  return clean({ description: of("description"), license: of("license") });
}

/** The project's own description: that of a dependency or a plugin stands deeper. */
function ofPom(text: string): Package {
  const own = text.slice(0, 20_000).replace(/<(parent|dependencies|build|profiles)>[\s\S]*?<\/\1>/g, "");
  return clean({ description: /<description>([^<]{6,400})<\/description>/.exec(own)?.[1] });
}

function ofGemspec(text: string): Package {
  const of = (key: string) => new RegExp(`\\.${key}\\s*=\\s*(["'])([^"'\\n]{2,300})\\1`).exec(text)?.[2];
  return clean({ description: of("summary") ?? of("description"), license: of("license") });
}
