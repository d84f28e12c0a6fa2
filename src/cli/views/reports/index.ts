import type { Translate } from "../../../system/messages.ts";
import type { Paint } from "../../paint.ts";
import type { Document } from "./document.ts";
import type { SvgFile } from "./markdown.ts";

/** How a report is shown; JSON is made from the measures, not from the document. */
export type ReportFormat = "text" | "markdown" | "csv" | "html";

export interface RenderOptions {
  /** In the language of the document. */
  readonly t: Translate;
  /** `text`: columns of the terminal. */
  readonly columns: number;
  /** `text`: colours. */
  readonly paint: Paint;
  /** `text`: whether charts may be of block characters, and the locale's say in it: see `drawsBlocks`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * `markdown`: folder of the charts relative to the report, `/` between segments, `""` for beside it. Without it the
   * charts are drawn as text within the report, and there are no files.
   */
  readonly charts?: string;
  /** `csv`: a byte order mark at the start. */
  readonly bom?: boolean;
}

/** A report as it is printed or written, ending with a line end, and the files that belong beside it. */
export interface Rendered {
  readonly text: string;
  readonly files: readonly SvgFile[];
}

/** A report in a format. Only the code of that format is loaded. The same document gives the same bytes everywhere. */
export async function render(document: Document, format: ReportFormat, options: RenderOptions): Promise<Rendered> {
  const { t, columns, paint, env, charts, bom } = options;
  switch (format) {
    case "text": {
      const { textOf } = await import("./text.ts");
      const { drawsBlocks } = await import("./text/terminal.ts");
      const lines = textOf(document, { t, columns, paint, blocks: drawsBlocks(env) });
      return { text: `${lines.join("\n")}\n`, files: [] };
    }
    case "markdown": {
      const { markdownOf } = await import("./markdown.ts");
      return markdownOf(document, { t, ...(charts === undefined ? {} : { charts }) });
    }
    case "csv": {
      const { csvOf } = await import("./csv.ts");
      return { text: csvOf(document, t, bom), files: [] };
    }
    case "html": {
      const { htmlOf } = await import("./html.ts");
      return { text: htmlOf(document, t), files: [] };
    }
  }
}
