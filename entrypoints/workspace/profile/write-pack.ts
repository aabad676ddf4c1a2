import type {
  HandoverPack,
  PackSection,
  PackTable,
} from "../../../lib/domain/profile/handover/handover-pack.ts";

/** How the page looks on a screen and on paper. It has no script, loads nothing, and may do neither. */
const STYLE = `
body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; font: 14px/1.45 system-ui, sans-serif; color: #111; background: #fff; }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 2px solid #444; font-size: 1.15rem; break-after: avoid; }
table { width: 100%; margin: 0.75rem 0; border-collapse: collapse; }
caption { padding: 0.25rem 0; text-align: left; font-weight: 600; break-after: avoid; }
th, td { padding: 0.25rem 0.5rem; border: 1px solid #999; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.made { color: #444; }
@page { margin: 15mm; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 11px; } }
`;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** Around what is made of texts: the style can't be an element here, since the extension's own pages refuse inline styles. */
const HEAD = `<!doctype html>
<html lang="en-AU"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>${STYLE}</style>`;

/** The pack as a page of its own. Every text becomes text: what a CRM or a file says is never markup. */
export function writePack(pack: HandoverPack): Blob {
  const page = document.implementation.createHTMLDocument(pack.title);
  const title = element(page, "title", pack.title);
  page.body.append(
    element(page, "h1", pack.title),
    element(
      page,
      "p",
      `Handover pack of Planbridge, made ${pack.madeAt}.${pack.isRedacted ? " Names, numbers and texts about people are withheld." : ""}`,
      "made",
    ),
    ...pack.sections.map((section) => sectionElement(page, section)),
  );
  const text = new XMLSerializer();
  return new Blob(
    [HEAD, text.serializeToString(title), "</head>", text.serializeToString(page.body), "</html>\n"],
    { type: "text/html" },
  );
}

function element(page: Document, name: string, text: string, className?: string): HTMLElement {
  const made = page.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function sectionElement(page: Document, { title, lines, tables }: PackSection): HTMLElement {
  const section = page.createElement("section");
  section.append(
    element(page, "h2", title),
    ...lines.map((line) => element(page, "p", line)),
    ...tables.map((table) => tableElement(page, table)),
  );
  return section;
}

function tableElement(page: Document, { title, columns, rows }: PackTable): HTMLElement {
  const table = page.createElement("table");
  const head = page.createElement("thead");
  head.append(
    rowElement(
      page,
      "th",
      columns.map(({ header }) => header),
    ),
  );
  const body = page.createElement("tbody");
  body.append(...rows.map((row) => rowElement(page, "td", row)));
  table.append(element(page, "caption", title), head, body);
  return table;
}

function rowElement(page: Document, name: "th" | "td", texts: readonly string[]): HTMLElement {
  const row = page.createElement("tr");
  row.append(
    ...texts.map((text) => {
      const cell = element(page, name, text);
      if (name === "th") cell.setAttribute("scope", "col");
      return cell;
    }),
  );
  return row;
}
