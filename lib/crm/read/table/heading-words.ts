import { memoizeText } from "../../../core/memoize-text.ts";
import { normaliseLabel } from "../../profile/label.ts";
import type { Spellings } from "../../profile/define-page.ts";
import { visibleText } from "../visible.ts";

/** What stands in a heading beside its words: counters, filters, menus and what only screen readers are told of the order. */
const BESIDE_WORDS =
  ".badge,.label-count,.count,.counter,.chip,.pill,sup,select,textarea,input,datalist,table,form,script,style," +
  ".dropdown-menu,[role=menu],[role=status],.dt-column-order";

const BUTTONS = "button,[role=button],a.btn,a[class*=button]";

/** What tells the order of a column, or how to change it, in front of and behind its name. */
const BEFORE_NAME = /^(?:sort|order)(?:ed)? by\s+/i;
const AFTER_NAME =
  /(?<![\s,:;([-])[\s,:;([-]*\b(?:(?:is )?(?:currently )?sorted|sortable|(?:un)?sort|(?:activate|click|press|select|tap) to|(?:in )?(?:ascending|descending)(?: order)?|asc|desc)\b.*$/is;

/** What an amount's heading says of its unit, and a title of its rows. */
const UNIT =
  /(?<![\s,])[\s,]*(?:\((?:a?\$|(?:aud|au\$|\$)(?: ?(?:aud|\$))?|(?:inc|ex)[^)]{0,40}gst)\)|\ba?\$|\baud)$/i;
const ROW_COUNT =
  /(?<!\s)(?:\s*[([{]\s*\d[\d,]*(?:\s+\p{L}+)?\s*[)\]}]|(?:\s+|\s*[:·|]\s*)\d[\d,]*(?:\s+(?:records?|entries|rows|items|total))?)$/iu;
const KIND = /(?<!\s)\s+(?:list|table|grid)$/i;

/** The words of a heading, whatever it is pressed for: a button in it may be all that names it. */
export function headingWords(element: Element): string {
  const words = tidy(visibleText(element, BESIDE_WORDS));
  if (words) return words;
  const pressed = element.matches(BUTTONS) ? [element] : Array.from(element.querySelectorAll(BUTTONS));
  const named = pressed.map((button) => tidy(visibleText(button, BESIDE_WORDS)));
  return named.find(Boolean) ?? "";
}

/** Without arrows, pictures and numbers of a list in front, nor marks of order behind. */
function tidy(words: string): string {
  const plain = words.replace(BEFORE_NAME, "").replace(AFTER_NAME, "");
  return plain
    .replace(/^[^\p{L}\p{N}(#$+]+/u, "")
    .replace(/(?<![^\p{L}\p{N})\]}#$.])[^\p{L}\p{N})\]}#$.]+$/u, "");
}

/** A column's name as it is compared. */
export const columnKey = memoizeText((words) => normaliseLabel(tidy(words).replace(UNIT, "")));

/** A table's title as it is compared, and how many rows it says there are. */
export const readTitle = memoizeText((words): { key: string; count?: number } => {
  const plain = words.trim();
  const counted = ROW_COUNT.exec(plain);
  const name = counted ? plain.slice(0, counted.index) : plain;
  const key = normaliseLabel(tidy(name).replace(KIND, ""));
  // A year or a number of a record is no count.
  const count = counted && Number(counted[0].replaceAll(/\D/g, ""));
  return count !== null && count < 1000 && key ? { key, count } : { key };
});

const keys = new WeakMap<Spellings, string[]>();

/** Spellings as headings are compared with them: made once, because tables are read with every key. */
export function spellingKeys(spellings: Spellings): string[] {
  const known = keys.get(spellings);
  if (known) return known;
  const made = spellings.map(columnKey);
  keys.set(spellings, made);
  return made;
}
