import { NOT_SHOWN, type Reading, valueReading } from "../reading.ts";
import { hasPicture, isVisible, visibleText, wordsOfPictures } from "../visible.ts";
import { type Control, controlsIn, readControls } from "./control-value.ts";
import { labelKey, wordsOfLabel } from "./field-labels.ts";

/** What stands at a label: what it says, and the element that holds it. */
export interface PlacedValue {
  reading: Reading<string>;
  element: Element;
  control?: Control;
  /** The text, where it stands among others in its element. */
  node?: Node;
}

/** Asked of a text: whether it is one of the page's labels, and so no label's value. */
export type IsLabel = (text: string) => boolean;

const OTHER_FIELDS = "dt,th,table,dl,h1,h2,h3,h4,h5,h6,legend,fieldset,form,section";

/** What an element says that holds one value. With other fields in it, it isn't one value, and nothing is read. */
export function valueIn(element: Element, label: Element, isLabel: IsLabel): PlacedValue | undefined {
  if (Array.from(element.querySelectorAll(OTHER_FIELDS)).some(isSeen)) return undefined;
  const own = labelKey(wordsOfLabel(label));
  const labels = Array.from(element.querySelectorAll("label")).filter(
    (other) => other !== label && !ownsOrNamesChoice(other),
  );
  if (element !== label && labels.some((other) => isVisible(other) && labelKey(wordsOfLabel(other)) !== own))
    return undefined;
  const controls = controlsIn(element);
  const [control] = controls;
  if (control)
    return { reading: readControls(controls), element: controls.length === 1 ? control : element, control };
  const text = visibleText(element, isAction);
  if (text !== "" && isLabel(text)) return undefined;
  if (/^[-–—]+$/.test(text)) return { reading: valueReading(""), element };
  if (text !== "" || !hasPicture(element)) return { reading: switchOr(element, text), element };
  const words = wordsOfPictures(element);
  return { reading: words ? valueReading(words) : { state: "unreadable", text: "" }, element };
}

/** The label of a choice, and of no field. */
export function ownsChoice(label: Element): boolean {
  return label.querySelector("input[type=radio],input[type=checkbox]") !== null;
}

/** A library may draw a frame with parts of a form that nobody sees or hears. */
function isSeen(element: Element): boolean {
  return !element.closest("[aria-hidden=true]") && isVisible(element);
}

function ownsOrNamesChoice(label: Element): boolean {
  const id = label.getAttribute("for");
  const named = id ? label.ownerDocument.getElementById(id) : null;
  return ownsChoice(label) || named?.matches("input[type=radio],input[type=checkbox]") === true;
}

/** A switch that isn't an input tells its state to those who listen. */
function switchOr(element: Element, text: string): Reading<string> {
  const toggle = element.matches("[aria-checked]")
    ? element
    : element.querySelector("[role=switch],[role=checkbox]");
  const state = toggle?.getAttribute("aria-checked");
  if (state === "true") return valueReading("Yes");
  if (state === "false") return valueReading("No");
  return toggle ? NOT_SHOWN : valueReading(text);
}

/** Links that do something with the value. */
const ACTION =
  /^(?:edit|change|copy|view|show|hide|history|remove|clear|update|verify|more|map|help|select|add|reset)\b/i;

function isAction(link: Element): boolean {
  if (link.tagName !== "A") return false;
  const words = visibleText(link);
  return ACTION.test(words) && words.split(" ").length < 4;
}
