/**
 * The page's whole script: headings of tables become buttons that sort. Without it every table is there as it is. It
 * reads the numbers from `data-v`, since their texts are for people; what has none goes last either way.
 */
export const script = `"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const first = [...body.rows];
  heads.forEach((head, index) => {
    const isNumber = head.classList.contains("number");
    const key = (row) => {
      const cell = row.cells[index];
      if (!isNumber) return cell.textContent.trim() || null;
      return cell.dataset.v === undefined ? null : Number(cell.dataset.v);
    };
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      const way = now ? (now === "ascending" ? -1 : 1) : isNumber ? -1 : 1;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      const keyed = first.map((row) => [key(row), row]);
      keyed.sort(([a], [b]) => {
        if (a === null || b === null) return (a === null) - (b === null);
        return way * (isNumber ? a - b : order(a, b));
      });
      body.append(...keyed.map(([, row]) => row));
    });
  });
}
`;
