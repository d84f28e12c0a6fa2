import { pythonWith, run } from "../../../../support/tools.ts";

const python = pythonWith();

/** Why these tests cannot run here, or undefined. */
export const noPython = python ? undefined : "python3 is not installed";

/** Lets a Python program read a JSON value of standard input and print another one. */
function ask<Answer>(program: string, input: unknown): Answer {
  const { code, output } = run(python ?? "python3", ["-c", program], { input: JSON.stringify(input) });
  if (code !== 0) throw new Error(output);
  return JSON.parse(output);
}

/** Elements of a page: name and attributes, in order, and the texts within, as Python's html.parser finds them. */
export interface Parsed {
  readonly tags: readonly (readonly [string, Readonly<Record<string, string | null>>])[];
  /** Text by the element that it stands in. */
  readonly texts: readonly (readonly [string, string])[];
  /** Comments, declarations and instructions. */
  readonly others: readonly string[];
}

export function parseHtml(pages: readonly string[]): Parsed[] {
  return ask(
    `
import html.parser, json, sys
class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.texts, self.others, self.open = [], [], [], []
    def handle_starttag(self, name, attributes):
        self.tags.append([name, dict(attributes)])
        if name not in ("meta", "link", "br", "img"): self.open.append(name)
    def handle_startendtag(self, name, attributes):
        self.tags.append([name, dict(attributes)])
    def handle_endtag(self, name):
        assert self.open and self.open[-1] == name, "closed " + name + " within " + str(self.open)
        self.open.pop()
    def handle_data(self, data): self.texts.append([self.open[-1] if self.open else "", data])
    def handle_comment(self, data): self.others.append(data)
    def handle_decl(self, data): self.others.append(data)
    def handle_pi(self, data): self.others.append(data)
    def unknown_decl(self, data): self.others.append(data)
out = []
for page in json.load(sys.stdin):
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == [], "left open: " + str(reader.open)
    out.append({"tags": reader.tags, "texts": reader.texts, "others": reader.others})
print(json.dumps(out))
`,
    pages,
  );
}

/** Names and attributes of every element, as a parser of XML finds them. @throws Error when one is not well formed */
export function parseXml(files: readonly string[]): (readonly [string, Readonly<Record<string, string>>])[][] {
  return ask(
    `
import json, sys
import xml.etree.ElementTree as tree
def tags(text): return [[e.tag.split("}")[-1], e.attrib] for e in tree.fromstring(text.encode("utf-8", "surrogatepass")).iter()]
print(json.dumps([tags(text) for text in json.load(sys.stdin)]))
`,
    files,
  );
}

/** Rows and cells of CSV, as Python's csv module reads them. */
export function parseCsv(files: readonly string[]): string[][][] {
  return ask(
    `
import csv, io, json, sys
print(json.dumps([list(csv.reader(io.StringIO(text, newline=""), strict=True)) for text in json.load(sys.stdin)]))
`,
    files,
  );
}
