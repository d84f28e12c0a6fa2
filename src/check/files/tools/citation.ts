import deprecated from "spdx-license-ids/deprecated.json" with { type: "json" };
import ids from "spdx-license-ids/index.json" with { type: "json" };
import { nearest } from "../../../system/nearest.ts";
import type { Path } from "../../../system/yaml/index.ts";
import { asList, asMap, asText, type ServiceFile } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";
import { type Fault, short } from "../schema/describe.ts";
import { type Kind, most } from "../schema/rule.ts";

/** Citation File Format 1.2.0; GitHub reads it at the root alone. */
export const citationKind: Kind = {
  id: "citation",
  sources: [
    "https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md",
    "https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-citation-files",
  ],
  title: { en: "The citation file is valid", zh: "引用文件有效" },
  reason: {
    en: "GitHub offers “Cite this repository”, and Zenodo takes its metadata, only from a valid file.",
    zh: "只有文件有效时，GitHub 才显示“引用此仓库”，Zenodo 才采用其中的元数据。",
  },
  applies: (path) => path === "CITATION.cff",
  read: yamlReader({ merges: true }),
  // Older versions of the format have other keys; whoever reads them still does.
  schema: (value) => (/^1\.(?:0\.[0-3]|1\.0)$/.test(asText(asMap(value)["cff-version"])) ? undefined : "citation"),
  levels: { license: "warning" },
  texts: {
    "person-or-entity": {
      en: "“name” is for an organisation and “{key}” for a person; keep one of the two",
      zh: "“name”用于组织，“{key}”用于个人；请只保留其中一种",
    },
    "no-name": {
      en: "“{key}” is for an organisation or event, which needs a “name”",
      zh: "“{key}”用于组织或活动，此时需要“name”",
    },
    version: {
      en: "there is no version “{value}” of this format; write 1.2.0",
      zh: "此格式没有“{value}”版本；请写 1.2.0",
    },
    license: {
      en: "“{value}” is no identifier of the SPDX list that is known here; see https://spdx.org/licenses",
      zh: "“{value}”不是此处已知的 SPDX 许可证标识符；见 https://spdx.org/licenses",
    },
    "license-near": {
      en: "“{value}” is no identifier of the SPDX list; did you mean “{nearest}”?",
      zh: "“{value}”不是 SPDX 许可证标识符；是否指“{nearest}”？",
    },
    "license-text": {
      en: "“{value}” is no identifier of the SPDX list; write one such as MIT, and a list where there are several",
      zh: "“{value}”不是 SPDX 许可证标识符；请写 MIT 之类的标识符，有多个时写成列表",
    },
    identifier: {
      en: "“{value}” is no value of type “{type}”",
      zh: "“{value}”不是“{type}”类型的值",
    },
  },
  more: (file) => [...versionFaults(file), ...references(file).flatMap((part) => partFaults(part))],
};

interface Part {
  readonly map: Readonly<Record<string, unknown>>;
  readonly path: Path;
}

/** The work itself, and what it refers to: all of them have people, licences and identifiers. */
function references({ value }: ServiceFile): Part[] {
  const map = asMap(value);
  const many = asList(map.references).map((one, index) => ({ map: asMap(one), path: ["references", index] }));
  return [{ map, path: [] }, { map: asMap(map["preferred-citation"]), path: ["preferred-citation"] }, ...many];
}

/** Versions of the format that have never been (1.2.0 is the newest; a 1.3 may come). */
function versionFaults({ value }: ServiceFile): Fault[] {
  const version = asMap(value)["cff-version"];
  if (typeof version !== "string" || !/^\d+\.\d+\.\d+$/.test(version) || /^1\.(?:2\.0|3\.\d+)$/.test(version))
    return [];
  return [{ code: "version", path: ["cff-version"], params: { value: short(version) }, whole: true }];
}

function partFaults({ map, path }: Part): Fault[] {
  const people = [...lists, ...entities].flatMap((key) =>
    Array.isArray(map[key])
      ? map[key].map((one: unknown, index) => ({ map: asMap(one), path: [...path, key, index] }))
      : [{ map: asMap(map[key]), path: [...path, key] }],
  );
  const licences = asList(map.license).map((one, index) => ({
    one,
    at: [...path, "license", ...(Array.isArray(map.license) ? [index] : [])],
  }));
  return [
    ...people.flatMap(personFaults),
    ...licences.slice(0, most).flatMap(({ one, at }) => (typeof one === "string" ? licenceFaults(one, at) : [])),
    ...asList(map.identifiers).flatMap((one, index) => identifierFaults(asMap(one), [...path, "identifiers", index])),
  ];
}

const lists = ["authors", "contact", "editors", "editors-series", "recipients", "senders", "translators"];
const entities = ["conference", "database-provider", "institution", "location", "publisher"];
const personal = ["family-names", "given-names", "name-particle", "name-suffix", "affiliation"];
const corporate = ["date-start", "date-end", "location"];

/** An author is a person or an entity: an entity needs its name, and a person has no `name`. */
function personFaults({ map, path }: Part): Fault[] {
  const own = personal.find((key) => Object.hasOwn(map, key));
  if (Object.hasOwn(map, "name"))
    return own === undefined
      ? []
      : [{ code: "person-or-entity", path: [...path, "name"], part: "key", params: { key: own } }];
  const key = corporate.find((one) => Object.hasOwn(map, one));
  return key === undefined ? [] : [{ code: "no-name", path: [...path, key], part: "key", params: { key } }];
}

let known: ReadonlySet<string> | undefined;

/** What is no identifier by its very form is refused; one that the list here lacks may be newer than it. */
function licenceFaults(value: string, path: Path): Fault[] {
  known ??= new Set([...ids, ...deprecated]);
  if (known.has(value) || value === "") return [];
  const params = { value: short(value) };
  const near = nearest(value, [...known]);
  if (near !== undefined) return [{ code: "license-near", path, params: { ...params, nearest: near } }];
  return [{ code: /^[\w.+-]+$/.test(value) ? "license" : "license-text", path, params }];
}

const identifiers: Readonly<Record<string, RegExp>> = {
  doi: /^10\.\d{4,9}(?:\.\d+)?\/\S+$/,
  url: /^(?:https?|s?ftp):\/\/./,
  swh: /^swh:1:(?:snp|rel|rev|dir|cnt):[0-9a-fA-F]{40}/,
};

function identifierFaults({ type, value }: Part["map"], path: Path): Fault[] {
  const form = typeof type === "string" && Object.hasOwn(identifiers, type) ? identifiers[type] : undefined;
  if (!form || typeof value !== "string" || value === "" || form.test(value)) return [];
  return [{ code: "identifier", path: [...path, "value"], params: { type: String(type), value: short(value) } }];
}
