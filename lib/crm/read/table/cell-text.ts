import { type Control, controlsIn as fieldsIn, readControl } from "../fields/control-value.ts";
import { textsOf } from "../reading.ts";
import { visibleText } from "../visible.ts";
import type { Cell } from "./grid.ts";

/** A tag beside a name isn't part of it, and neither is the heading that a narrow screen shows inside the cell. */
const BESIDE_NAME = ".badge,.tag,.chip,.pill,.label:not(label),[class*=badge-],sup,[class*=tooltip],";
const OWN_HEADING =
  "[class*=cell-label],[class*=mobile-label],[class*=responsive-label],.dtr-title,.visible-xs,.visible-sm," +
  ".d-sm-none,.d-md-none,.d-lg-none,.sr-only,.visually-hidden,";
const NO_WORDS = "select,textarea,datalist,script,style,table,form,.dropdown-menu,[role=menu]";

/** The fields in a cell that a person can see; its ticks say something of the row. */
export function controlsIn(cell: Element): Control[] {
  return fieldsIn(cell).filter(({ type }) => type !== "checkbox" && type !== "radio");
}

/** What a person sees in the field: several texts where it shows one and holds another. */
export function controlTexts(control: Control): readonly string[] {
  const reading = readControl(control);
  return reading.state === "value" ? [reading.value] : textsOf(reading);
}

/** What a cell says: several texts where fields in it hold different ones. */
export function cellTexts(cell: Cell): string[] {
  const controls = controlsIn(cell);
  if (controls.length === 0) return [shownText(cell)];
  const texts = [...new Set(controls.flatMap(controlTexts))];
  return texts.length > 1 ? texts.filter(Boolean) : texts;
}

function shownText(cell: Cell): string {
  const text =
    visibleText(cell, BESIDE_NAME + OWN_HEADING + NO_WORDS) ||
    visibleText(cell, OWN_HEADING + NO_WORDS) ||
    visibleText(cell);
  return whole(cell, text);
}

/** A text that was cut off may stand whole in the title that appears over it. */
function whole(cell: Cell, text: string): string {
  if (!isCutOff(text)) return text;
  const start = text.replace(CUT_OFF, "").trim();
  const titles = [cell, ...cell.querySelectorAll("*")].flatMap((element) =>
    ["title", "data-original-title", "data-bs-original-title", "data-title", "data-full-text"].flatMap(
      (name) => element.getAttribute(name)?.trim() || [],
    ),
  );
  return titles.find((title) => title.startsWith(start) && !isCutOff(title)) ?? text;
}

const CUT_OFF = /(?<!\s)\s*(?:…|\.\.\.)$/;

export function isCutOff(text: string): boolean {
  return CUT_OFF.test(text);
}
