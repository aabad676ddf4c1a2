import { visibleText } from "../visible.ts";
import { controlsIn, controlTexts } from "./cell-text.ts";
import type { Columns } from "./columns.ts";
import type { Cell, GridRow } from "./grid.ts";
import { columnKey } from "./heading-words.ts";

/**
 * What a visible row of a table's body is. `aside`: a group, a sum, a filter, a repeated head, a detail of the row above.
 * `message`: words over all columns, as those of a group are; `none`: they say that there are no rows. `unread`: it says that
 * something is missing, or can't be told from a row of data.
 */
export type RowKind = "data" | "aside" | "message" | "none" | "loading" | "unread";

const SUM =
  /^(?:(?:grand|sub|over ?all|page|running|column|group|budget|plan|contract|core|capital|capacity building)[\s-]?)?totals?\b(?:$|\s*[:.(=–-]|\s*\$|\s+(?:of|for|core|capital|capacity|budgets?|funding|funds|amounts?|delivered|plan|remaining|rows?|records?|\d))|^(?:sum|average|balance|count)\b\s*(?:$|[:(])/i;

const NONE =
  /^(?:\W*)(?:(?:sorry|oops)\W+)?(?:(?:there (?:are|is|were)|this \w+ has|you have|we found|found|currently|has|have)\s+)*(?:no|none|nothing|zero|0)\b|\b(?:no (?:data|records?|results?|rows|entries|items)|not found|is empty|none (?:yet|found|recorded)|hasn't any|has no)\b/i;
const FILTERED = /\bmatch|\bfilter|\bsearch|\bcriteria|\bselected|\bthis page\b|\btry\b/i;
const LOADING = /\bloading\b|\bprocessing\b|\bplease wait\b|\bfetching\b|\bretrieving\b|^\W*wait\b/i;
const BROKEN =
  /\berror|\bfail|\bcouldn.?t\b|\bcan.?t\b|\bunable\b|\bdenied\b|\bnot (?:authori[sz]ed|allowed|available|permitted|loaded)\b|\bpermission|\bunavailable\b|\b(?:log|sign) ?in\b|\btry again\b|\bwent wrong\b/i;
const MORE =
  /\b(?:show|load|view|see|display|get|fetch)\b.{0,200}\b(?:more|all|next|remaining|rest)\b|\bmore\b.{0,200}\b(?:rows|records|results|items)\b/i;

const WAITING =
  "[class*=skeleton],[class*=shimmer],[class*=spinner],[class*=loader],[class*=loading],.placeholder-glow,.placeholder-wave,.placeholder,[role=progressbar],[aria-busy=true]";
const SEARCH = /filter|search|find/i;
const FIELDS = "input:not([type=hidden],[type=checkbox],[type=radio]),select,textarea";
const PRESSED = "a[href],button,[role=button]";

export function kindOfRow(row: Element, laid: GridRow, columns: Columns, width: number): RowKind {
  const cells = [...new Set(laid)].filter((cell): cell is Cell => cell?.parentElement === row);
  if (cells.length === 0) return "aside";
  const [only] = cells;
  const field = row.querySelector(FIELDS);
  // What the fields hold isn't looked at: that costs, and invoices are read with every key.
  const first = cells.find((cell) => (field && cell.querySelector(FIELDS)) || isFilled(cell));
  const startsAside = first !== undefined && !first.querySelector(FIELDS) && isAside(first, laid, columns);
  if (field && cells.length > 1) return startsAside || isFilter(row, field, cells) ? "aside" : "data";
  if (row.matches(WAITING) || (row.querySelector(WAITING) && !visibleText(row))) return "loading";
  if (cells.length === 1 && only && Math.max(width, laid.length) > 1) return kindOfMessage(row, only);
  if (!first) return row.querySelector("a[href]:not([href^='#'])") ? "data" : "aside";
  if (cells.every(({ tagName }) => tagName === "TH") || repeatsHeadings(laid, columns)) return "aside";
  const isAlone = cells.every((cell) => cell === first || !isFilled(cell));
  if (isAlone && width > 2 && !row.querySelector(PRESSED)) return kindOfMessage(row, first);
  return startsAside ? "aside" : "data";
}

function isAside(first: Cell, laid: GridRow, columns: Columns): boolean {
  return SUM.test(visibleText(first)) || coversColumns(first, laid, columns);
}

/** A message to the reader is the only thing in its row. */
function kindOfMessage(row: Element, cell: Cell): RowKind {
  // What stands out as an alert isn't part of a value, and is the message here.
  const text = visibleText(cell) || (cell.textContent ?? "").trim();
  const pressed = Array.from(row.querySelectorAll(PRESSED), (each) => visibleText(each)).join(" ");
  if (!text && !pressed) return isSpacer(row, cell) ? "unread" : "aside";
  if (BROKEN.test(text) || MORE.test(text) || MORE.test(pressed)) return "unread";
  if (NONE.test(text)) return FILTERED.test(text) ? "unread" : "none";
  if (LOADING.test(text)) return "loading";
  return text ? "message" : "aside";
}

/** It keeps the place of rows that are drawn when somebody scrolls there. */
function isSpacer(row: Element, cell: Cell): boolean {
  return [row, cell, ...cell.children].some((part) =>
    /(?:^|[;\s])height\s*:\s*(?!0(?:px|;|\s|$))\d/i.test(part.getAttribute("style") ?? ""),
  );
}

function isFilled(cell: Cell): boolean {
  return (cell.textContent ?? "").trim() !== "" && visibleText(cell) !== "";
}

function isFilter(row: Element, field: Element, cells: readonly Cell[]): boolean {
  const isMarked = SEARCH.test(row.getAttribute("class") ?? "");
  if (!isMarked && !isSearch(field)) return false;
  return cells
    .flatMap(controlsIn)
    .every(
      (control) =>
        isSearch(control) ||
        (isMarked && (control.tagName === "SELECT" || !controlTexts(control).some(Boolean))),
    );
}

function isSearch(field: Element): boolean {
  return ["type", "placeholder", "aria-label"].some((name) => SEARCH.test(field.getAttribute(name) ?? ""));
}

/** Long tables, and those that are printed, say their headings again. */
function repeatsHeadings(laid: GridRow, columns: Columns): boolean {
  let same = 0;
  for (const places of columns.values()) {
    const [place] = places;
    const cell = place && laid[place.from];
    if (!place || !cell) continue;
    const key = columnKey(visibleText(cell));
    if (key && key !== columnKey(place.words)) return false;
    if (key) same += 1;
  }
  return same > 1;
}

/** The first words of a row of data stand under one heading; those of a group or a sum reach over several. */
function coversColumns(cell: Cell, laid: GridRow, columns: Columns): boolean {
  const from = laid.indexOf(cell);
  const to = laid.lastIndexOf(cell);
  let covered = 0;
  for (const [place] of columns.values()) if (place && place.from <= to && place.to > from) covered += 1;
  return covered > 1;
}
