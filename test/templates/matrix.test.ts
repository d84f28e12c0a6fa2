// Every template × forge × languages × level, and every answer that a choice offers. All are rendered once, here, for
// the parts below: rendering takes longer than most of what looks at it.
import "./matrix/rendering.ts";
import "./matrix/texts.ts";
import "./matrix/data.ts";
import "./matrix/pages.ts";
import "./matrix/workflows.ts";
import "./matrix/programs.ts";
import "./matrix/told.ts";
import "./matrix/pinned.ts";
