// Sorts the rows of this page's tables of figures; without this script they stand in the order of their dates.
"use strict";

const words = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** What a cell is sorted by: its data-sort as a number where it is one, otherwise its words. */
function key(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort ?? cell.textContent.trim();
}

function compare(one, other) {
  const difference = Number(one) - Number(other);
  return Number.isNaN(difference) ? words.compare(one, other) : difference;
}

function sort(table, head) {
  const descending = head.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [key(row, head.cellIndex), row]);
  rows.sort(([one], [other]) => (descending ? compare(other, one) : compare(one, other)));
  body.append(...rows.map(([, row]) => row));
}

for (const table of document.querySelectorAll("table.figures")) {
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, head));
    head.append(button);
  }
}
