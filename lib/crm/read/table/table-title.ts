import type { Spellings } from "../../profile/define-page.ts";
import { normaliseLabel, startsWithAny } from "../../profile/label.ts";
import { inLook } from "../fields/one-look.ts";
import { isVisible, visibleText } from "../visible.ts";
import { headingWords, readTitle } from "./heading-words.ts";
import { hasOnlyHead, HEADING } from "./split-table.ts";

/** How surely a table is the one of these titles: by nothing at all, by a heading further up, by its own with a reference behind, by its own. */
export type TitleRank = 0 | 1 | 2 | 3;

/** What else a page says of the same records in a table of their own. */
const OTHER_RECORDS =
  /\b(?:history|archived?|deleted|removed|previous|former|old|audit|log|changes|templates?|drafts?|summary|forecast|cancelled|expired)\b/;

/** Titles without a heading's tag: those of admin templates' boxes, then whatever is set apart from the text. */
const TITLE_CLASS = "[class*=title],[class*=heading],[class*=header],[class*=caption],[class*=legend]";
const TITLE_LIKE = `${TITLE_CLASS},strong,b,p,div,span,a[aria-expanded],button[aria-expanded],.accordion-button`;
const MAX_TITLE_LENGTH = 120;

/** A part of a page that a tab or a fold of elsewhere brings into view. */
const NAMED_FROM_AFAR = "[role=tabpanel],.tab-pane,.collapse,.accordion-collapse,.panel-collapse";

export interface TableTitle {
  rank: TitleRank;
  /** How many rows the title says that there are. */
  count?: number;
}

/** @param rows titles that stand in the table itself, above its headings */
export function titleOf(
  table: HTMLTableElement,
  titles: Spellings,
  rows: () => readonly string[],
): TableTitle {
  const keys = titles.map(normaliseLabel);
  const own = [...ownTitles(table), ...rows()].filter(Boolean);
  const byOwn = best(own.map((words) => rankOf(words, keys)));
  if (byOwn.rank > 0) return byOwn;
  const before = titleBefore(table, keys);
  // It is called otherwise: then it counts only where no other table has the title for itself.
  return own.length > 0 && before.rank > 1 ? { ...before, rank: 1 } : before;
}

function best(ranks: readonly TableTitle[]): TableTitle {
  return ranks.toSorted((a, b) => b.rank - a.rank)[0] ?? { rank: 0 };
}

function rankOf(words: string, keys: readonly string[]): TableTitle {
  const { key, count } = readTitle(words);
  const counted = count === undefined ? {} : { count };
  if (keys.includes(key)) return { rank: 3, ...counted };
  const full = normaliseLabel(words);
  const start = keys.find((each) => startsWithAny(full, each));
  return { rank: start !== undefined && !OTHER_RECORDS.test(full.slice(start.length)) ? 2 : 0 };
}

function ownTitles(table: HTMLTableElement): string[] {
  const caption = Array.from(table.children).find(({ tagName }) => tagName === "CAPTION");
  return [caption ? headingWords(caption) : "", ...namesOf(table)];
}

/** What names an element for a screen reader. */
function namesOf(element: Element): string[] {
  const ids = element.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
  const named = ids.map((id) => {
    const label = id ? element.ownerDocument.getElementById(id) : null;
    return label ? inLook(label, wordsOfTitle) : "";
  });
  return [named.filter(Boolean).join(" "), element.getAttribute("aria-label") ?? ""];
}

/** A count in a badge belongs to the title here. */
function wordsOfTitle(element: Element): string {
  const words = headingWords(element);
  const counts = Array.from(element.querySelectorAll(".badge,.count,.counter,.chip,.pill"), (badge) =>
    visibleText(badge),
  ).filter((text) => /^\(?\d+\)?$/.test(text));
  return counts.length === 1 && words && !/\d\)?$/.test(words)
    ? `${words} (${counts[0]?.replaceAll(/\D/g, "")})`
    : words;
}

/**
 * Upwards from the table: the nearest heading, or words of their own that are one of the titles. Past a heading that isn't,
 * only one above it still speaks of this table, which then is a part of what that one names, or something else.
 */
function titleBefore(table: Element, keys: readonly string[]): TableTitle {
  let level = Number.POSITIVE_INFINITY;
  const found = (title: TableTitle): TableTitle =>
    level === Number.POSITIVE_INFINITY ? title : { ...title, rank: 1 };
  for (let box: Element | null = table; box && box.tagName !== "BODY"; box = box.parentElement) {
    for (
      let before: Element | null = box.previousElementSibling;
      before;
      before = before.previousElementSibling
    ) {
      if (before.matches(NAMED_FROM_AFAR) && box.matches(NAMED_FROM_AFAR)) continue;
      for (const element of inLook(before, backwards)) {
        if (element.tagName === "TABLE" && !hasOnlyHead(element)) return NOT_TITLED;
        if ((element.textContent ?? "").length > MAX_TITLE_LENGTH) continue;
        const ownLevel = levelOf(element);
        if (ownLevel >= level) continue;
        const words = inLook(element, wordsOfTitle);
        const title = rankOf(words, keys);
        const isHeading = ownLevel < PLAIN_LEVEL;
        if (title.rank === 3 || (isHeading && title.rank > 0)) return found(title);
        if (isHeading && words) level = ownLevel;
      }
    }
    const names: string[] = box === table ? [] : [...namesOf(box), ...namesFromAfar(box)].filter(Boolean);
    const named = best(names.map((words) => rankOf(words, keys)));
    if (named.rank > 0) return found(named);
    if (names.length > 0 || box.matches("main,dialog,[role=dialog]")) return NOT_TITLED;
  }
  return NOT_TITLED;
}

const NOT_TITLED: TableTitle = { rank: 0 };

/** Of words in a box that may be a title, and of others that are none unless they say exactly one. */
const BOX_LEVEL = 7;
const PLAIN_LEVEL = 8;

function levelOf(element: Element): number {
  const tag = /^H([1-6])$/.exec(element.tagName)?.[1] ?? element.getAttribute("aria-level");
  if (tag) return Number(tag);
  return element.matches(HEADING) || element.matches(TITLE_CLASS) ? BOX_LEVEL : PLAIN_LEVEL;
}

/** An element and what in it may be a title, the last one first: nothing of another table's cells, nothing hidden. */
function backwards(root: Element): readonly Element[] {
  const inside =
    root.tagName === "TABLE"
      ? []
      : Array.from(root.querySelectorAll(`table,${HEADING},${TITLE_LIKE}`)).filter(
          (element) =>
            element.parentElement?.closest("table") === root.closest("table") && !element.closest(NAVIGATION),
        );
  return [root, ...inside].filter(isVisible).toReversed();
}

const NAVIGATION = "nav,.nav,[role=tablist],[role=navigation],menu,.breadcrumb,select";

/** What the tab or the head of the fold says. */
function namesFromAfar(box: Element): string[] {
  if (!box.id || !box.matches(NAMED_FROM_AFAR)) return [];
  const target = `#${box.id}`;
  const pressed = box.ownerDocument.querySelectorAll(
    "a[href^='#'],[data-target],[data-bs-target],[aria-controls]",
  );
  return Array.from(pressed)
    .filter(
      (each) =>
        each.getAttribute("aria-controls") === box.id ||
        ["href", "data-target", "data-bs-target"].some((name) => each.getAttribute(name) === target),
    )
    .map(wordsOfTitle);
}
