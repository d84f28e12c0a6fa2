// npm run picture: runs the demo on a real terminal and draws what it showed, for the README.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../../bin/commonry.js", import.meta.url));
const colours = { 31: "#ff7b72", 32: "#7ee787", 33: "#e3b341" };
/** What the lines are known by at which the picture leaves some out, in Chinese. */
const translated = { "Plan:": "计划：", "Apply complete": "执行完成" };
/** Lines of the tree that the picture keeps: the rest is one line of dots. */
const kept = 24;

for (const lang of ["en", "zh"]) {
  writeFileSync(new URL(`demo.${lang}.svg`, import.meta.url), draw(shorten(record(lang))));
}

/** The demo's output, colours and all, as a terminal of 80 columns shows it (Python's pty module). */
function record(lang) {
  const place = mkdtempSync(join(tmpdir(), "picture-"));
  try {
    const command = `stty cols 80; exec '${process.execPath}' '${bin}' demo --lang ${lang}`;
    const terminal = "import pty, sys; pty.spawn(['sh', '-c', sys.argv[1]])";
    const env = {
      PATH: process.env.PATH,
      HOME: place,
      TMPDIR: place,
      TERM: "xterm-256color",
      GIT_AUTHOR_NAME: "Ada",
      GIT_AUTHOR_EMAIL: "ada@lepton.example",
      GIT_COMMITTER_NAME: "Ada",
      GIT_COMMITTER_EMAIL: "ada@lepton.example",
      SOURCE_DATE_EPOCH: "1795392000",
      TZ: "UTC",
      // A spinner would leave its frames in a picture that stands still.
      CI: "1",
    };
    const { stdout, status } = spawnSync("python3", ["-c", terminal, command], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: 60_000,
      env,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`the demo ended with ${status}\n${stdout}`);
    return stdout
      .replaceAll("\r", "")
      .replace(/\S*\/picture-[^/\s]+\/commonry-demo-[^/\s]+/g, "/tmp/commonry-demo")
      .trimEnd()
      .split("\n");
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function shorten(lines) {
  const isTree = (line) => /^[│├└ ]/.test(line) && /── |│/.test(line);
  const first = lines.findIndex(isTree);
  const last = lines.findLastIndex(isTree);
  const tree = last - first < kept ? lines : [...lines.slice(0, first + kept - 6), "┆", ...lines.slice(last - 4)];
  return cut(cut(tree, "$ commonry apply", "Plan:", 8), "Plan:", "Apply complete", 3);
}

/** Between two lines that are known by what they hold, so many after the first stay; the rest is one line of dots. */
function cut(lines, from, to, most) {
  const has = (line, words) => line.includes(words) || line.includes(translated[words] ?? words);
  const first = lines.findIndex((line) => has(line, from));
  const last = lines.findIndex((line, at) => at > first && has(line, to));
  if (first === -1 || last - first <= most + 1) return lines;
  return [...lines.slice(0, first + most + 1), "┆", ...lines.slice(last)];
}

function draw(lines) {
  const height = lines.length * 18 + 40;
  const rows = lines.map(
    (line, index) => `<text x="20" y="${index * 18 + 34}" xml:space="preserve">${spans(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="760" height="${height}" viewBox="0 0 760 ${height}" role="img" aria-label="commonry demo">
<style>text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;fill:#e6edf3}.b{font-weight:700}.f{opacity:.65}</style>
<rect width="760" height="${height}" rx="8" fill="#0d1117"/>
${rows.join("\n")}
</svg>
`;
}

/** One line with its SGR codes (ECMA-48, 8.3.117) as tspan elements. */
function spans(line) {
  let look = { fill: "", style: "" };
  const [first, ...rest] = line.split("\u001b[");
  const pieces = rest.map((part) => {
    const end = part.indexOf("m");
    look = after(look, part.slice(0, end));
    return span(part.slice(end + 1), look);
  });
  return span(first, look) + pieces.join("");
}

function after(look, code) {
  if (code in colours) return { ...look, fill: colours[code] };
  if (code === "39") return { ...look, fill: "" };
  return { ...look, style: { 1: "b", 2: "f" }[code] ?? "" };
}

function span(part, { fill, style }) {
  const text = part.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  if (!text || (!fill && !style)) return text;
  return `<tspan${fill && ` fill="${fill}"`}${style && ` class="${style}"`}>${text}</tspan>`;
}
