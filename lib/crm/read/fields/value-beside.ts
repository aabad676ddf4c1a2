import { NOT_SHOWN, type Reading, valueReading } from "../reading.ts";
import { hasPicture, isIcon, isVisible, singleSpaced, visibleText, wordsOfPictures } from "../visible.ts";
import {
  type Control,
  CONTROLS,
  controlsIn,
  isControl,
  isShown,
  labelsOf,
  radiosOf,
  readControl,
  readControls,
} from "./control-value.ts";
import { labelKey, type LabelPlace, wordsOfLabel } from "./field-labels.ts";

/** What stands at a label: what it says, and the element that holds it. */
export interface PlacedValue {
  reading: Reading<string>;
  element: Element;
  control?: Control;
}

/** Asked of a text: whether it is one of the page's labels, and so no label's value. */
export type IsLabel = (text: string) => boolean;

/** The value of a label that can be seen. `undefined`: nothing that could be it stands there. */
export function valueAt({ element, kind }: LabelPlace, isLabel: IsLabel): PlacedValue | undefined {
  if (kind === "named")
    return isVisible(element) || isControl(element) ? valueIn(element, element, isLabel) : undefined;
  if (!isVisible(element)) return undefined;
  if (kind === "text") {
    const text = singleSpaced((element.textContent ?? "").replace(/^[^:]*:/, ""));
    return { reading: valueReading(text), element };
  }
  if (element.tagName === "LEGEND") return valueOfGroup(element);
  return valueOfControl(element) ?? valueBeside(element, isLabel);
}

/** Of a form's label: the control that it names or wraps. */
function valueOfControl(label: Element): PlacedValue | undefined {
  if (label.tagName !== "LABEL") return undefined;
  const id = label.getAttribute("for");
  const named = id ? elementsWithId(label, id) : [];
  const own = named.length > 0 ? named : Array.from(label.querySelectorAll(CONTROLS));
  for (const target of own) {
    if (isControl(target) && isShown(target)) return placed(target, label);
    // A date picker hides the field that it fills, and shows one of its own beside it.
    const beside = target.matches(CONTROLS) ? target.nextElementSibling : null;
    if (beside && isControl(beside) && isShown(beside)) return placed(beside, label);
    if (!target.matches(CONTROLS) && isVisible(target)) return valueIn(target, label, () => false);
  }
  return undefined;
}

/** A page that is drawn from parts may give one id to several elements. Nearest first. */
function elementsWithId(label: Element, id: string): Element[] {
  const all = Array.from(label.ownerDocument.querySelectorAll(`[id="${CSS.escape(id)}"]`));
  const near = label.parentElement;
  return all.length < 2 ? all : all.toSorted((a, b) => Number(near?.contains(b)) - Number(near?.contains(a)));
}

function placed(control: Control, label: Element): PlacedValue | undefined {
  if (control.type !== "radio") return { reading: readControl(control), element: control, control };
  const group = radiosOf(control as HTMLInputElement);
  // The label of one choice is no field's.
  if (group.some((radio) => radio.checked && labelsOf(radio).includes(label))) return undefined;
  if (labelsOf(control).length === 1 && group.length > 1) return undefined;
  return { reading: readControls(group), element: control, control };
}

/** Of a legend: what its choices say. With other controls it heads a section, and is no label. */
function valueOfGroup(legend: Element): PlacedValue | undefined {
  const group = legend.parentElement;
  const controls = group ? controlsIn(group) : [];
  const [first] = controls;
  if (!group || !first || !/^(?:radio|checkbox)$/.test(first.type)) return undefined;
  const isOne = controls.every(
    ({ type, name }) => type === first.type && (type === "checkbox" || name === first.name),
  );
  return isOne ? { reading: readControls(controls), element: group, control: first } : undefined;
}

/** What holds a section or a whole row of fields: beyond it nothing belongs to the label any more. */
const BOUNDS =
  "section,article,form,fieldset,main,body,table,thead,tbody,tr,dl,ul,ol,header,aside,[role=tabpanel],.card,.panel";
const MAX_BOXES = 4;

/** What follows a label, or the box that holds nothing but the label; a floating label stands behind its value. */
function valueBeside(label: Element, isLabel: IsLabel): PlacedValue | undefined {
  let box = label;
  for (let boxes = 0; boxes < MAX_BOXES; boxes += 1) {
    const after = contentFrom(box, "nextSibling");
    if (after)
      return after.nodeType === 3
        ? textValue(after, box)
        : elementValue(after as Element, box, label, isLabel);
    const before = contentFrom(box, "previousSibling");
    if (before) return floatingValue(before, box, label, isLabel);
    const { parentElement: parent } = box;
    if (!parent || parent.matches(BOUNDS)) return undefined;
    box = parent;
  }
  return undefined;
}

function elementValue(
  element: Element,
  box: Element,
  label: Element,
  isLabel: IsLabel,
): PlacedValue | undefined {
  const { tagName } = box;
  if (tagName === "TH" && element.tagName !== "TD") return undefined;
  if (tagName === "TD" && (element.tagName !== "TD" || !isLabelCell(box))) return undefined;
  if (tagName === "DT") return definitionsOf(element, label, isLabel);
  if (
    element.matches("dt,th,legend,h1,h2,h3,h4,h5,h6,hr") ||
    (element.tagName === "LABEL" && !ownsChoice(element))
  )
    return undefined;
  return valueIn(element, label, isLabel);
}

/** In rows of labels and values the labels are the first, third, fifth cell. */
function isLabelCell(cell: Element): boolean {
  const cells = Array.from(cell.parentElement?.children ?? []).filter(({ tagName }) =>
    /^T[DH]$/.test(tagName),
  );
  return cells.length % 2 === 0 && cells.indexOf(cell) % 2 === 0;
}

function ownsChoice(label: Element): boolean {
  return label.querySelector("input[type=radio],input[type=checkbox]") !== null;
}

/** All the `dd` of a `dt`: they have to agree, or one of them says something. */
function definitionsOf(first: Element, label: Element, isLabel: IsLabel): PlacedValue | undefined {
  const values: PlacedValue[] = [];
  for (let next: Element | null = first; next && next.tagName !== "DT"; next = next.nextElementSibling) {
    if (next.tagName !== "DD" || !isVisible(next)) continue;
    const value = valueIn(next, label, isLabel);
    if (value) values.push(value);
  }
  const telling = values.filter(({ reading }) => reading.state !== "value" || reading.value !== "");
  const [only = values[0], ...others] = telling;
  if (!only || others.length === 0) return only;
  const texts = telling.map(({ reading, element }) =>
    reading.state === "value" ? reading.value : visibleText(element),
  );
  return { ...only, reading: new Set(texts).size === 1 ? only.reading : { state: "ambiguous", texts } };
}

/** A floating label stands behind its control, or behind what is shown in its place. */
function floatingValue(
  before: ChildNode,
  box: Element,
  label: Element,
  isLabel: IsLabel,
): PlacedValue | undefined {
  if (before.nodeType !== 1 || /^(?:DT|DD|TH|TD)$/.test(box.tagName)) return undefined;
  const element = before as Element;
  const isFloating = /float|outlined|filled|inputfield/i.test(
    element.parentElement?.getAttribute("class") ?? "",
  );
  const [control] = isControl(element)
    ? [element]
    : element.matches("label,dt,dd")
      ? []
      : controlsIn(element);
  if (control && (label.tagName === "LABEL" || isFloating) && labelsOf(control).length === 0)
    return valueIn(element, label, isLabel);
  return isFloating ? valueIn(element, label, isLabel) : undefined;
}

/** The nearest content on one side of a box: not what only decorates a label. */
function contentFrom(box: Element, side: "nextSibling" | "previousSibling"): ChildNode | undefined {
  let empty: Element | undefined;
  let picture: Element | undefined;
  for (let node = box[side]; node; node = node[side]) {
    if (node.nodeType === 3 && /[^\s:*–—()-]/.test(node.textContent ?? "")) return node;
    if (node.nodeType !== 1) continue;
    const element = node as Element;
    if (isIcon(element) && wordsOfPictures(element) && !isHelp(element)) picture ??= element;
    if (isDecoration(element)) continue;
    if (isEmptyInline(element)) empty ??= element;
    else return element;
  }
  return side === "nextSibling" ? (empty ?? picture) : undefined;
}

const HELP = /(?:info|question|help|tooltip|popover|exclamation|required|asterisk|mark|counter|hint)/i;

function isHelp(element: Element): boolean {
  return (
    HELP.test(element.getAttribute("class") ?? "") || element.matches("[data-toggle],[data-bs-toggle],abbr")
  );
}

const DECORATION =
  "br,wbr,button,[role=button],a.btn,script,style,template,[role=tooltip],.tooltip,.popover,.help-block,.help-text,.form-text," +
  ".hint,.invalid-feedback,.field-validation-error,.field-validation-valid,.counter,.char-count,.character-count,datalist";

function isDecoration(element: Element): boolean {
  if (element.matches(DECORATION)) return true;
  if (/^(?:DD|TD|TH|DT)$/.test(element.tagName)) return !isVisible(element);
  if (isControl(element)) return !isShown(element);
  const hasControls = element.querySelector(CONTROLS) !== null;
  if (!hasControls && !isVisible(element)) return true;
  if (isIcon(element)) return true;
  if (hasControls || element.childElementCount > 3) return false;
  const words = visibleText(element);
  if (words !== "")
    return /^(?:A|ABBR|SPAN|SUP|I|EM|B|SMALL|STRONG|FONT)$/.test(element.tagName) && labelKey(words) === "";
  // Nothing but a button, or a picture of help.
  return element.querySelector("button,[role=button],a") !== null || (isHelp(element) && hasPicture(element));
}

function isEmptyInline(element: Element): boolean {
  return (
    /^(?:A|ABBR|SPAN|SUP|I|EM|B|SMALL|FONT|DIV)$/.test(element.tagName) &&
    !element.querySelector(CONTROLS) &&
    !isControl(element) &&
    visibleText(element) === "" &&
    !hasPicture(element)
  );
}

/** A text after a label, with the inline elements that go on with it: `<b>Status:</b> Active <i>(since May)</i>`. */
function textValue(first: ChildNode, box: Element): PlacedValue {
  const words: string[] = [];
  for (let node: ChildNode | null = first; node; node = node.nextSibling) {
    if (node.nodeType === 3) words.push(node.textContent ?? "");
    if (node.nodeType !== 1) continue;
    const element = node as Element;
    if (element.matches("br,b,strong,label,div,p,dl,ul,table,section,input,select,textarea")) break;
    if (!isDecoration(element)) words.push(visibleText(element));
  }
  const text = singleSpaced(words.join("")).replace(/^[:–—-]\s*/, "");
  return { reading: valueReading(text), element: box.parentElement ?? box };
}

const OTHER_FIELDS = "dt,th,table,dl,h1,h2,h3,h4,h5,h6,legend,fieldset,form,section";

/** What an element says that holds one value. With other fields in it, it isn't one value, and nothing is read. */
export function valueIn(element: Element, label: Element, isLabel: IsLabel): PlacedValue | undefined {
  if (element.querySelector(OTHER_FIELDS)) return undefined;
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
