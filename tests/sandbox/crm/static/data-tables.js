// Tables as DataTables makes them: the head stands a second time above a box that scrolls, sort marks are in the headings,
// and the rows of other pages are taken out of the document.

const PAGE = 10;

for (const table of document.querySelectorAll("[data-table]")) make(table);

function make(table) {
  const box = div("dt-container");
  table.closest(".scroll").replaceWith(box);
  const head = twinOf(table);
  const body = div("dt-scroll-body", table);
  // The one below keeps the widths, and is as high as nothing.
  for (const cell of table.tHead.rows[0].cells) {
    const sizing = div("dt-scroll-sizing");
    sizing.append(...cell.childNodes);
    cell.replaceChildren(sizing);
    cell.removeAttribute("id");
  }
  box.append(div("dt-scroll", div("dt-scroll-head", head), body));
  body.addEventListener("scroll", () => (head.parentElement.scrollLeft = body.scrollLeft));
  if (table.dataset.table === "pages") pageAndSort(table, head, box);
  const align = () => alignColumns(table, head);
  new ResizeObserver(align).observe(table);
  align();
}

/** Both heads have the widths that the rows ask for. */
function alignColumns(table, head) {
  head.style.tableLayout = "fixed";
  head.style.width = `${table.offsetWidth}px`;
  for (const [at, cell] of [...table.tHead.rows[0].cells].entries())
    head.tHead.rows[0].cells[at].style.width = `${cell.offsetWidth}px`;
}

/** The head that is seen. Ids go with it, as labels that name them must find it. */
function twinOf(table) {
  const twin = document.createElement("table");
  twin.className = `${table.className} dataTable`;
  const head = table.tHead.cloneNode(true);
  twin.append(head);
  return twin;
}

function pageAndSort(table, head, box) {
  const [body] = table.tBodies;
  const isEmpty = body.rows.length === 1 && body.rows[0].cells.length === 1;
  const state = { rows: isEmpty ? [] : [...body.rows], page: 0, column: -1, isDescending: false };
  const filter = Object.assign(document.createElement("input"), { type: "search" });
  const search = document.createElement("label");
  search.append("Filter: ", filter);
  const info = div("dt-info");
  const paging = div("dt-paging");
  box.prepend(div("dt-layout-row", search));
  box.append(div("dt-layout-row", info, paging));

  const draw = () => {
    const words = filter.value.trim().toLowerCase();
    const fitting = state.rows.filter(({ textContent }) => textContent.toLowerCase().includes(words));
    const pages = Math.max(1, Math.ceil(fitting.length / PAGE));
    state.page = Math.min(state.page, pages - 1);
    const first = state.page * PAGE;
    if (!isEmpty) body.replaceChildren(...fitting.slice(first, first + PAGE));
    const last = Math.min(first + PAGE, fitting.length);
    info.textContent = `Showing ${last === 0 ? 0 : first + 1} to ${last} of ${fitting.length} entries`;
    const buttons = Array.from({ length: pages }, (_, at) =>
      pageButton(String(at + 1), at, at === state.page),
    );
    paging.replaceChildren(
      pageButton("‹", Math.max(0, state.page - 1)),
      ...buttons,
      pageButton("›", Math.min(pages - 1, state.page + 1)),
    );
  };
  paging.addEventListener("click", ({ target }) => {
    if (target.dataset.page === undefined) return;
    state.page = Number(target.dataset.page);
    draw();
  });
  filter.addEventListener("input", draw);
  for (const [at, cell] of [...head.tHead.rows[0].cells].entries()) {
    if (cell.textContent.trim() === "") continue;
    const mark = Object.assign(document.createElement("span"), {
      className: "dt-column-order",
      textContent: "↕",
    });
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", `${cell.textContent.trim()}: Activate to sort`);
    cell.append(mark);
    cell.addEventListener("click", () => {
      state.isDescending = state.column === at && !state.isDescending;
      state.column = at;
      state.rows.sort((a, b) => compare(a.cells[at], b.cells[at]) * (state.isDescending ? -1 : 1));
      for (const other of head.querySelectorAll(".dt-column-order")) other.textContent = "↕";
      mark.textContent = state.isDescending ? "▼" : "▲";
      draw();
    });
  }
  draw();
}

function compare(a, b) {
  return a.textContent.trim().localeCompare(b.textContent.trim(), "en-AU", { numeric: true });
}

function pageButton(text, page, isCurrent = false) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  button.className = isCurrent ? "dt-paging-button current" : "dt-paging-button";
  button.dataset.page = String(page);
  return button;
}

function div(className, ...children) {
  const made = document.createElement("div");
  made.className = className;
  made.append(...children);
  return made;
}
