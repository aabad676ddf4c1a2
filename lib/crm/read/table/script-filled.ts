/** What script libraries mark the tables with that they fill after the page has come. */
const MARKS =
  "[data-ajax],[data-ajax-url],[data-url],[data-source],[data-src],[data-api],[data-toggle=table],[data-controller],[ng-repeat]," +
  "[x-data],[v-for],[data-bind],[wire\\:id],[hx-get],[data-hx-get],turbo-frame[src]:not([complete])";
const FILLING_CLASS =
  /(?:^|[\s_-])(?:data-?tables?|k-grid|jqgrid|tabulator|bootstrap-table|ag-grid|ajax|lazy|async)(?=$|[\s_-])/i;
const FILLING_CODE =
  /\bajax\b|\bfetch\s*\(|\bserverSide\b|\bDataTable\s*\(|\bXMLHttpRequest\b|\.load\s*\(|\binnerHTML\b|\.append/;

/**
 * Whether a script of the page may still have to put the rows in. In a page that was only fetched it never does, so such a
 * table without rows says nothing.
 */
export function isFilledByScript(table: HTMLTableElement): boolean {
  const parts = [table, ...table.querySelectorAll("thead,tbody")];
  const around = table.closest("[hx-get],[data-hx-get],turbo-frame[src],[data-ajax-url],[data-url]");
  if (around || parts.some((part) => part.matches(MARKS) || part.querySelector(`:scope > template`)))
    return true;
  if (FILLING_CLASS.test(table.getAttribute("class") ?? "")) return true;
  // Rows of a server need no name to be found by; those of a script do.
  const names = parts.map(({ id }) => id).filter(Boolean);
  if (table.querySelector("tbody[id]")) return true;
  const scripts = Array.from(
    table.ownerDocument.querySelectorAll("script:not([src])"),
    (script) => script.textContent ?? "",
  );
  return names.some((name) => scripts.some((code) => code.includes(name) && FILLING_CODE.test(code)));
}
