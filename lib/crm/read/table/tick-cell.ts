import { isVisible } from "../visible.ts";
import type { TableRow } from "./table-row.ts";

const YES = /^(?:yes|y|true|excluded|[✓✔☑✅])(?:\W|$)/iu;
const NO = /^(?:no|n|false|included|[✗✘✕✖☐❌–—-])(?:\W|$)/iu;
const PICTURE = "svg,img,i,[class*=icon],[role=img]";
const PICTURE_NO =
  /uncheck|blank|times|cross|xmark|x-?circle|close|minus|dash|square-o|circle-o|\bno\b|\bfalse\b|off\b/i;
const PICTURE_YES = /check|tick|\byes\b|\btrue\b|\bon\b/i;

/** Yes or no, as a word, a box or a picture. `undefined`: no such column, or it can't be told. */
export function readTickCell(row: TableRow, column: string): boolean | undefined {
  const text = row.cell(column);
  const cell = row.cellElement(column);
  if (text === undefined || !cell) return text === "" ? false : undefined;
  const boxes = Array.from(cell.querySelectorAll<HTMLInputElement>("input[type=checkbox]")).filter(isVisible);
  if (boxes.length > 0) return boxes.length === 1 ? boxes[0]?.checked : undefined;
  if (YES.test(text)) return true;
  if (NO.test(text)) return false;
  if (text) return undefined;
  const pictures = Array.from(cell.querySelectorAll(PICTURE)).filter(isVisible);
  const words = pictures.map(wordsOf).join(" ");
  if (pictures.length === 0 || PICTURE_NO.test(words)) return false;
  return PICTURE_YES.test(words) ? true : undefined;
}

function wordsOf(picture: Element): string {
  const names = ["class", "title", "aria-label", "alt", "data-icon", "src"];
  return [picture.textContent ?? "", ...names.map((name) => picture.getAttribute(name) ?? "")].join(" ");
}
