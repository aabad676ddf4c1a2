import { SEVERITY_ORDER, type Severity } from "../invoice/model/finding.ts";

export type HealthState = "read" | "partly" | "ambiguous" | "unreadable" | "not-shown";

/** How one field, table or link of a page was read. It holds labels and counts, never what the page shows of a record. */
export interface HealthItem {
  /** The label, heading or column as a person knows it. */
  what: string;
  state: HealthState;
  /** Why, going on from `what: state`. */
  words?: string;
  /** Without it, nothing works on this page. */
  isNeeded?: true;
}

/** A page that Planbridge works on, and whether this one has one of its headings. */
export interface KnownPage {
  title: string;
  headings: readonly string[];
  isHeadingShown: boolean;
}

/** What was recognised on a page, and what of it could be read. Without personal data, so that it can be passed on. */
export interface PageHealth {
  /** The profile's name of the page; `null`: none that it knows. */
  page: string | null;
  /** The same in a person's words. */
  title: string;
  items: HealthItem[];
  /** Where no page was recognised: what was looked for. */
  known: KnownPage[];
  /** How often each kind of markup occurs that decides how a page is read. */
  markup: [kind: string, count: number][];
}

export const HEALTH_STATE_WORDS: Readonly<Record<HealthState, string>> = {
  read: "Read",
  partly: "Partly read",
  ambiguous: "Two different values",
  unreadable: "Can't be read",
  "not-shown": "Not shown",
};

/** `ok`: read, and nothing to be said of it. */
export function itemLevel({ state, words, isNeeded }: HealthItem): Severity | "ok" {
  if (state === "read") return words ? "note" : "ok";
  if (isNeeded) return state === "partly" ? "warn" : "block";
  return state === "not-shown" ? "note" : "warn";
}

/** The worst of its items. A page that isn't recognised is a note: most pages of a CRM are none of ours. */
export function pageLevel({ page, items }: PageHealth): Severity | "ok" {
  if (page === null) return "note";
  const [worst] = worstFirst(items);
  return worst ? itemLevel(worst) : "ok";
}

/** The items that aren't simply read, the worst first. */
export function openItems({ items }: PageHealth): HealthItem[] {
  return worstFirst(items.filter((item) => itemLevel(item) !== "ok"));
}

export function countRead({ items }: PageHealth): number {
  return items.filter(({ state }) => state === "read").length;
}

function worstFirst(items: readonly HealthItem[]): HealthItem[] {
  const order = (item: HealthItem) => {
    const level = itemLevel(item);
    return level === "ok" ? 0 : SEVERITY_ORDER[level];
  };
  return items.toSorted((a, b) => order(b) - order(a));
}
