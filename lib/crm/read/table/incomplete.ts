import { isVisible, visibleText } from "../visible.ts";
import { isDrawn, sectionsOf } from "./grid.ts";
import { PAGER, partsNear } from "./near-table.ts";
import { headTableOf } from "./split-table.ts";

/** Why the rows that are there may not be all, in words that go on from "can't be read: ". */
export interface Incomplete {
  reason: string;
  /** How many there are, where the page says it. */
  total?: number;
}

const N = String.raw`(\d[\d,]{0,14})`;
/** `Showing 1 to 10 of 24`, `1-10 of 24 items`, `Items 1 – 10 / 24`. */
const RANGE = new RegExp(
  String.raw`\b${N}\s*(?:to|-|–|—|through|until)\s*${N}\s*(?:of|out of|from|/)\s*(?:(?:about|over|a total of)\s*)?${N}\b`,
  "i",
);
/** `Showing 10 of 24`, `10 of 24 records`. */
const PART = new RegExp(
  String.raw`(?:\b(?:showing|displaying|viewing|loaded|first|shown:?)\s+(?:the )?(?:first |latest |top )?${N}\s*(?:of|out of|/)\s*${N}\b|\b${N}\s*(?:of|out of)\s*${N}\s*(?:records?|entries|rows|items|results|budgets?|contracts?|services?)\b)`,
  "i",
);
const PAGES = new RegExp(String.raw`\bpage\s*(?::\s*)?${N}\s*(?:of|/|out of)\s*${N}\b`, "i");
const COUNT = new RegExp(
  String.raw`(?:\btotal(?: (?:records?|rows|entries|items|results))?\s*:\s*${N}(?!\S{0,20}[.$]\d)\b|(?<!\b(?:show|display|view|per|page of) )\b${N}\s+(?:records?|entries|rows|items|results)\b(?! (?:per|selected|a page|on this))|\b(?:records?|entries|rows|items|results)(?: found)?\s*:\s*${N}\b)`,
  "i",
);
const FILTERED = new RegExp(String.raw`\bfiltered from\s*${N}`, "i");
const FIRST_ONLY = new RegExp(
  String.raw`\b(?:only )?(?:the )?(?:first|latest|last|most recent|top)\s+${N}\s+(?:(?:records?|entries|rows|items|results|budgets?|contracts?|services?)\s*)?(?:are |is )?(?:shown|displayed|listed)`,
  "i",
);

const PRESSED = "a,button,[role=button],input[type=button],input[type=submit]";
const OFF =
  "[disabled],.disabled,.is-disabled,.k-state-disabled,.ui-state-disabled,[aria-disabled=true],.current,.active,[aria-current],.selected,.is-current,.is-active";
const NEXT = /^(?:next|older)(?: page)?\W*$|^[›»>→⟩]+$/i;
const IN_PAGER = /^(?:next|prev|previous|last|first|older|newer)\b|^[›»‹«<>→←⟩⟨]+$|^(?:[2-9]|\d{2,4})$/i;
const MORE =
  /\b(?:load|show|view|see|display)\s+(?:\d+\s+)?(?:more|all|the rest|remaining)\b|^(?:more|all)\s*(?:…|\.\.\.)?$|\b\d+ more\b/i;
const SEARCH = /search|filter/i;
const SEARCH_MARKS = ["type", "name", "placeholder", "aria-label", "id", "class"];
const SEARCH_FIELD =
  "input:not([type=hidden],[type=checkbox],[type=radio],[type=button],[type=submit]),select";

/** @param rows how many rows of data were read @param titleCount how many its title says there are */
export function findIncomplete(
  table: HTMLTableElement,
  rows: number,
  headRows: number,
  titleCount: number | undefined,
): Incomplete | undefined {
  const parts = partsNear(table, headTableOf(table));
  const own = sectionsOf(table, "TFOOT").filter(isDrawn);
  const all = [...parts, ...own];
  const words = all.map((part) => visibleText(part, `${PRESSED},select,option,input,textarea`)).join("\n");
  const total = Math.max(countOf(words), titleCount ?? 0);
  if (total > rows) return { reason: `only ${rows} of ${total} rows can be read`, total };
  const page = PAGES.exec(words);
  if (page && toNumber(page[2]) > 1) return { reason: `it has ${toNumber(page[2])} pages` };
  if (FIRST_ONLY.test(words)) return { reason: "only the first rows are shown" };
  if (all.some(isBusy) || table.getAttribute("aria-busy") === "true")
    return { reason: "it is still loading" };
  // Where the page counts from the first row to the last and all of them are here, its pager leads nowhere else.
  if (!RANGE.test(words) && !PART.test(words) && all.some(leadsOn))
    return { reason: "it goes on, on another page" };
  if ([...parts, ...sectionsOf(table, "THEAD")].some(isNarrowed))
    return { reason: "a search or filter leaves rows out" };
  const declared = Number(table.getAttribute("aria-rowcount") ?? 0);
  if (declared < 0 || declared > rows + headRows + own.length)
    return {
      reason: "rows are only there once you scroll to them",
      ...(declared > 0 ? { total: declared } : {}),
    };
  return undefined;
}

/** The highest count: what a filter leaves out is counted behind it. */
function countOf(words: string): number {
  const counts = [
    FILTERED.exec(words)?.[1],
    RANGE.exec(words)?.[3],
    ...lastOf(PART.exec(words), 2),
    ...lastOf(COUNT.exec(words), 1),
  ];
  return Math.max(0, ...counts.map(toNumber));
}

/** Of a pattern with alternatives the last number of the one that fitted. */
function lastOf(found: RegExpExecArray | null, numbers: number): (string | undefined)[] {
  const groups = (found?.slice(1) ?? []).filter((group) => group !== undefined);
  return groups.slice(numbers - 1, numbers);
}

function toNumber(text = ""): number {
  return Number(text.replaceAll(/\D/g, ""));
}

function isBusy(part: Element): boolean {
  const marks = "[aria-busy=true],.dataTables_processing,.dt-processing,[role=progressbar],[class*=spinner]";
  return [part, ...part.querySelectorAll(marks)].some((each) => each.matches(marks) && isVisible(each));
}

/** A way to more rows that can be pressed. */
function leadsOn(part: Element): boolean {
  return [part, ...part.querySelectorAll(PRESSED)].some((control) => {
    if (!control.matches(PRESSED) || isOff(control) || !isVisible(control)) return false;
    const words = wordsOf(control);
    const isInPager = control.closest(`${PAGER},tfoot`) !== null;
    return MORE.test(words) || NEXT.test(words) || (isInPager && IN_PAGER.test(words));
  });
}

/** The page that is shown, and the way back from the first or on from the last, can't be pressed. */
function isOff(control: Element): boolean {
  return control.matches(OFF) || control.parentElement?.matches(`li:is(${OFF}),span:is(${OFF})`) === true;
}

function wordsOf(control: Element): string {
  const words = control.tagName === "INPUT" ? (control as HTMLInputElement).value : visibleText(control);
  return (words || control.getAttribute("aria-label") || control.getAttribute("title") || "").trim();
}

/** A search box with something in it, or a choice of a filter that isn't "all". */
function isNarrowed(part: Element): boolean {
  const isSearch = (field: Element) =>
    field.closest("[class*=filter],[class*=search],thead") !== null ||
    SEARCH.test(SEARCH_MARKS.map((mark) => field.getAttribute(mark) ?? "").join(" "));
  return [part, ...part.querySelectorAll(SEARCH_FIELD)].some((field) => {
    if (!field.matches(SEARCH_FIELD) || !isSearch(field) || !isVisible(field)) return false;
    if (field.tagName !== "SELECT") return (field as HTMLInputElement).value.trim() !== "";
    const { selectedIndex, value } = field as HTMLSelectElement;
    return selectedIndex > 0 && value !== "";
  });
}
