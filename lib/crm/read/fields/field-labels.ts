import { memoizeText } from "../../../core/memoize-text.ts";
import { normaliseLabel } from "../../profile/label.ts";
import { isIcon, visibleText } from "../visible.ts";
import { CONTROLS } from "./control-value.ts";

/** A place of the page that carries a field's label. */
export interface LabelPlace {
  element: Element;
  /** `text`: label and value are one text, `Status: Active`. `named`: the element itself is the value. */
  kind: "label" | "loose" | "text" | "named";
}

/** Longer texts are no labels. */
const LONGEST = 60;

const LABELS = /^(?:DT|TH|TD|LABEL|LEGEND|STRONG|B|SPAN|ABBR)$/;
/** Of all other elements only the innermost: a box with words. */
const LOOSE = /^(?:DIV|P|SMALL|H[4-6]|LI|EM|I|A)$/;
/** Nothing in there is a field of the record. */
const SKIPPED =
  /^(?:SCRIPT|STYLE|TEMPLATE|NOSCRIPT|NAV|SVG|SELECT|DATALIST|TEXTAREA|FOOTER|IFRAME|OBJECT|VIDEO)$/i;
const SKIPPED_ROLES =
  /^(?:navigation|search|grid|table|treegrid|menu|menubar|tablist|toolbar|alert|alertdialog)$/;
/** Not the record's: what a list on the page is searched or filtered by. */
const SKIPPED_CLASSES =
  /(?:^|\s)(?:filters?|filter-(?:bar|box|form|panel|row)|search|search-(?:bar|box|form|panel)|breadcrumbs?|alert|toast|validation-summary-errors|dataTables_(?:filter|length|info|paginate)|dt-(?:search|length|info|paging))(?=\s|$)/;

/** Every label of a page by its words. One walk over the page; what is visible is asked later, of those that are wanted. */
export function indexLabels(root: ParentNode): Map<string, LabelPlace[]> {
  const index = new Map<string, LabelPlace[]>();
  for (const child of root.children) walk(child, index);
  return index;
}

function walk(element: Element, index: Map<string, LabelPlace[]>): void {
  if (isSkipped(element)) return;
  addLabel(element, index);
  addNamed(element, index);
  for (const child of element.children) walk(child, index);
}

function isSkipped(element: Element): boolean {
  const { tagName } = element;
  if (SKIPPED.test(tagName)) return true;
  if (tagName === "BUTTON") return !element.matches("[role=combobox],[aria-haspopup=listbox]");
  if (tagName === "FORM" && isFilter(element)) return true;
  if (tagName === "TABLE" && isDataTable(element as HTMLTableElement)) return true;
  const role = element.getAttribute("role");
  if (role !== null && SKIPPED_ROLES.test(role)) return true;
  const classes = element.getAttribute("class");
  return classes !== null && (SKIPPED_CLASSES.test(classes) || classes.includes("planbridge"));
}

const FILTERS = /^(?:search|filter|apply(?: filters?)?|find|go|refresh|reset|clear(?: filters?)?)$/i;

/** A form that only looks for something: all of its buttons say so. */
function isFilter(form: Element): boolean {
  const buttons = Array.from(form.querySelectorAll("button,input[type=submit],input[type=button]"));
  let saysSo = false;
  for (const button of buttons) {
    const words = visibleText(button) || button.getAttribute("value");
    if (words && !FILTERS.test(words)) return false;
    saysSo ||= Boolean(words);
  }
  return saysSo;
}

function addLabel(element: Element, index: Map<string, LabelPlace[]>): void {
  const { tagName } = element;
  const isLabel = LABELS.test(tagName) || /label/i.test(element.getAttribute("class") ?? "");
  if (!isLabel && (!LOOSE.test(tagName) || element.childElementCount > 0)) return;
  if (isIcon(element)) return;
  const text = wordsOfLabel(element);
  if (text === "" || text.length > LONGEST * 2) return;
  const [words = "", ...rest] = text.split(/(?<!\s)\s*:\s*/);
  // `Status: Active` in one text; `Status:` alone is a label like any other.
  if (rest.some(Boolean)) {
    const isOne = !/\p{L}\s*:/u.test(rest.join(":"));
    if (isOne && element.childElementCount === 0 && words.length <= LONGEST)
      add(index, words, { element, kind: "text" });
  } else if (text.length <= LONGEST) add(index, text, { element, kind: isLabel ? "label" : "loose" });
}

/** A value that says itself what it is of, to those who listen. */
function addNamed(element: Element, index: Map<string, LabelPlace[]>): void {
  const label = element.getAttribute("aria-label");
  const by = element.getAttribute("aria-labelledby");
  if (label === null && by === null) return;
  if (
    element.matches(
      "a,section,form,main,aside,article,header,ul,ol,table,[role=region],[role=group],[role=dialog],[role=tabpanel]",
    )
  )
    return;
  if (label !== null) add(index, label, { element, kind: "named" });
  for (const id of by?.split(/\s+/) ?? []) {
    const labelling = id ? element.ownerDocument.getElementById(id) : null;
    if (labelling) add(index, wordsOfLabel(labelling), { element, kind: "named" });
  }
}

function add(index: Map<string, LabelPlace[]>, text: string, place: LabelPlace): void {
  const key = labelKey(text);
  if (key === "") return;
  const places = index.get(key);
  if (places) places.push(place);
  else index.set(key, [place]);
}

/** The words of a label, without what stands in it beside them: the control that it wraps, marks, counters. */
export function wordsOfLabel(element: Element): string {
  if (element.childElementCount === 0) return (element.textContent ?? "").trim();
  // A cell or box with controls is a value; a label may wrap its own.
  if (
    element.tagName !== "LABEL" &&
    ((element.textContent ?? "").length > 200 || element.querySelector(CONTROLS))
  )
    return "";
  return visibleText(element, ".badge,.counter,.count,[class*=tooltip],[class*=required],[class*=asterisk]");
}

/** A label as it is compared: without marks, `(required)` and their like, and counters such as `(0/50)`. */
export const labelKey = memoizeText((text) => {
  const plain = text
    .replaceAll(
      /\(\s*(?:required|optional|mandatory|\*|\?|i|\d+(?:\s*\/\s*\d+)?|dd?\/mm?\/yy(?:yy)?|if (?:any|known|applicable))\s*\)/gi,
      " ",
    )
    .replaceAll(/\b\d+\s*\/\s*\d+\s*$/g, " ")
    .replaceAll(/(?:^|\s)(?:required|optional)\s*$/gi, " ")
    .replaceAll(/[*†‡●•›»▾▼▸►?ⓘℹ🛈]/gu, " ")
    .replace(/^[\s:–—-]+/, "")
    .replace(/(?<![\s:–—-])[\s:–—-]+$/, "");
  return normaliseLabel(plain);
});

const tables = new WeakMap<HTMLTableElement, { rows: number; isData: boolean }>();

/** Whether a table lists records under headings. What stands in its cells is the record's of that row, not the page's. */
function isDataTable(table: HTMLTableElement): boolean {
  const known = tables.get(table);
  const rows = table.rows.length;
  if (known?.rows === rows) return known.isData;
  const isData = readsAsList(table);
  tables.set(table, { rows, isData });
  return isData;
}

function readsAsList(table: HTMLTableElement): boolean {
  const first = Array.from(table.rows).find((row) => row.cells.length > 1);
  if (!first) return false;
  const heads = Array.from(first.cells);
  const isHead = first.parentElement?.tagName === "THEAD" || heads.every(({ tagName }) => tagName === "TH");
  if (!isHead) return false;
  return !(
    heads.length === 2 && heads.every((cell) => FIELD_AND_VALUE.test((cell.textContent ?? "").trim()))
  );
}

/** Headings over labels and values: such a table shows one record. */
const FIELD_AND_VALUE =
  /^(?:|fields?|names?|labels?|propert(?:y|ies)|attributes?|details?|values?|information|description)$/i;
