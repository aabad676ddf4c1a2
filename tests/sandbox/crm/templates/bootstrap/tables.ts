import { element, type TemplatePage } from "../template.ts";

const ROWS_A_PAGE = 10;

/** Tables for the script that scrolls, sorts and pages them, or cut into pages here where the server is to do that. */
export function drawTables(page: TemplatePage): void {
  for (const [index, table] of [...page.document.querySelectorAll("main table")].entries()) {
    table.classList.add("table", "table-striped");
    const isEdited = table.querySelector("td.field") !== null;
    table.setAttribute("data-table", isEdited ? "scroll" : "pages");
    if (page.switches.tablePaging === "server" && !isEdited) {
      table.setAttribute("data-table", "scroll");
      cutIntoPages(page, table, `t${index}`);
    }
  }
}

/** Leaves the asked page's rows, and says below the table how many there are. The list of clients has its pages already. */
function cutIntoPages({ document, url }: TemplatePage, table: Element, name: string): void {
  const rows = [...table.querySelectorAll("tbody tr")];
  if (rows.length <= ROWS_A_PAGE || document.querySelector(".pager")) return;
  const pages = Math.ceil(rows.length / ROWS_A_PAGE);
  const asked = Math.min(Math.max(1, Number(url.searchParams.get(name)) || 1), pages);
  const first = (asked - 1) * ROWS_A_PAGE;
  for (const row of [...rows.slice(0, first), ...rows.slice(first + ROWS_A_PAGE)]) row.remove();
  const links = Array.from({ length: pages }, (_, at) => {
    const query = new URLSearchParams(url.searchParams);
    query.set(name, String(at + 1));
    const link = element(
      document,
      "a",
      { class: "page-link", href: `${url.pathname}?${query}` },
      String(at + 1),
    );
    return element(document, "li", { class: at + 1 === asked ? "page-item active" : "page-item" }, link);
  });
  const shown = `Showing ${first + 1} to ${Math.min(first + ROWS_A_PAGE, rows.length)} of ${rows.length} entries`;
  const place = table.closest(".scroll") ?? table;
  place.after(
    element(
      document,
      "div",
      { class: "table-foot" },
      element(document, "div", { class: "dt-info" }, shown),
      element(document, "ul", { class: "pagination" }, ...links),
    ),
  );
}
