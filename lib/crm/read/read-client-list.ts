import type { TableRow } from "./table/table-row.ts";
import { readTableRows } from "./table/table-rows.ts";
import { recordLink } from "./record-link.ts";
import { otherTicksSaid } from "./ticked-count.ts";
import { isVisible } from "./visible.ts";
import type { RecordPath } from "../profile/record-path.ts";
import type { ClientListProfile } from "../profile/site-profile.ts";

/** A row of the client list that somebody ticked. */
export interface TickedClient {
  name: string;
  path: RecordPath;
}

export interface TickedClients {
  /** Every ticked row with a record, whether it can be seen at the moment or not. */
  clients: TickedClient[];
  /** Ticked rows whose record can't be reached, by what they show. Never dropped in silence. */
  unreadable: string[];
  /** Ticked clients that can't be seen: their rows are filtered out, or the page says that there are more. Absent: none. */
  notVisible?: number;
  /** Of those, the ones that aren't on the page at all and so aren't in `clients`. Absent: none. */
  notRead?: number;
}

type Row = Pick<TableRow, "element" | "at" | "cell">;

interface ListRow {
  row: Row;
  box: HTMLInputElement;
}

const BOX = "input[type=checkbox]:not([disabled],[aria-readonly=true],[role=switch])";
/** A row of boxes and fields that narrow the list down, or one that ticks all others, is no client. */
const FILTER = "select,textarea,input:not([type=checkbox],[type=hidden],[type=button],[type=submit])";
const ALL = /\b(?:select|check|tick|toggle|choose)[\s_-]*all\b|\ball[\s_-]*(?:rows|clients)\b/i;

/** The ticked rows of the table whose check boxes stand beside names or NDIS numbers. */
export function readTickedClients(
  doc: ParentNode,
  pageUrl: string,
  profile: Pick<ClientListProfile, "controls" | "tables">,
): TickedClients {
  const rows = findList(doc, profile);
  const ticked = rows.filter(({ box }) => box.checked);
  const read: TickedClients = { clients: [], unreadable: [] };
  for (const { row } of ticked) {
    const name = nameOf(row);
    const link = recordLink(row, profile.tables.clients, pageUrl, profile);
    if (link) read.clients.push({ name, path: link.path });
    else read.unreadable.push(name);
  }
  const hidden = ticked.filter(({ row }) => !isVisible(row.element)).length;
  const table = rows[0]?.row.element.closest("table");
  const elsewhere = table ? Math.max(0, otherTicksSaid(doc, table) - ticked.length) : 0;
  if (hidden + elsewhere > 0) read.notVisible = hidden + elsewhere;
  if (elsewhere > 0) read.notRead = elsewhere;
  return read;
}

/** How many clients the list shows, ticked or not, and how many of them have a link that is known to open them. */
export function readListedClients(
  doc: ParentNode,
  pageUrl: string,
  profile: Pick<ClientListProfile, "controls" | "tables">,
): { rows: number; linked: number; table: Element | null } {
  const rows = findList(doc, profile);
  const linked = rows.filter(({ row }) => recordLink(row, profile.tables.clients, pageUrl, profile));
  const table = rows[0]?.row.element.closest("table") ?? null;
  return { rows: rows.length, linked: linked.length, table };
}

/** The rows of the client list. A table with the list's columns comes first; without any, one that has headings at all. */
function findList(doc: ParentNode, { tables }: Pick<ClientListProfile, "tables">): ListRow[] {
  let other: ListRow[] = [];
  for (const element of doc.querySelectorAll("table")) {
    if (!isVisible(element)) continue;
    const table = readTableRows(element, tables.clients);
    const rows = tickableRows(withHiddenRows(table.element, table.rows));
    if (rows.length === 0) continue;
    const isNamed = ["name", "surname", "ndisNumber"].some((column) => !table.missing.includes(column));
    if (isNamed) return rows;
    if (other.length === 0 && element.querySelector("th")) other = rows;
  }
  return other;
}

/** Rows that are filtered out at the moment belong to the list too: ticked is ticked. */
function withHiddenRows(table: Element, rows: readonly TableRow[]): Row[] {
  const [model] = rows;
  if (!model) return [];
  const read = new Set<Element>(rows.map(({ element }) => element));
  const hidden = Array.from(table.querySelectorAll<HTMLTableRowElement>("tbody > tr")).filter(
    (row) => !read.has(row) && !isVisible(row),
  );
  const like = (element: HTMLTableRowElement): Row => ({
    element,
    at: (column) => model.at(column),
    cell: (column) => element.cells[model.at(column) ?? -1]?.textContent?.trim(),
  });
  return [...rows, ...hidden.map(like)];
}

function tickableRows(rows: readonly Row[]): ListRow[] {
  const boxes = rows
    .filter(({ element }) => !element.querySelector(FILTER))
    .map((row) => ({
      row,
      boxes: Array.from(row.element.cells).flatMap((cell, at) => {
        const box = cell.tagName === "TD" ? cell.querySelector<HTMLInputElement>(BOX) : null;
        return box ? [{ at, box }] : [];
      }),
    }));
  // A row may show other facts as boxes: the one that picks it is in the first column that has any.
  const first = Math.min(...boxes.flatMap((row) => row.boxes.map(({ at }) => at)));
  return boxes.flatMap(({ row, boxes: [leftmost] }) =>
    leftmost?.at === first && !isForAll(leftmost.box) ? [{ row, box: leftmost.box }] : [],
  );
}

function isForAll(box: HTMLInputElement): boolean {
  const says = [
    box.getAttribute("aria-label"),
    box.title,
    box.name,
    box.id,
    box.closest("label")?.textContent,
  ];
  return says.some((text) => text && ALL.test(text.replaceAll(/([a-z])([A-Z])/g, "$1 $2")));
}

function nameOf(row: Row): string {
  return (
    row.cell("name") ||
    row.cell("surname") ||
    row.element.querySelector("a")?.textContent?.trim() ||
    "a client without a name"
  );
}
