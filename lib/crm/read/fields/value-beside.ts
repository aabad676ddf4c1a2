import { valueReading } from "../reading.ts";
import { hasPicture, isVisible, singleSpaced, visibleText } from "../visible.ts";
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
import { contentFrom, isDecoration } from "./decoration.ts";
import { labelKey, type LabelPlace } from "./field-labels.ts";
import { type IsLabel, ownsChoice, type PlacedValue, valueIn } from "./value-in.ts";

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
  const all = Array.from(label.ownerDocument.querySelectorAll(`#${CSS.escape(id)}`));
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
    if (/^T[DH]$/.test(box.tagName)) {
      const cell = valueCell(box);
      return cell && valueIn(cell, label, isLabel);
    }
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
  if (box.tagName === "DT") return definitionsOf(element, label, isLabel);
  if (
    element.matches("dt,th,legend,h1,h2,h3,h4,h5,h6,hr") ||
    (element.tagName === "LABEL" && !ownsChoice(element))
  )
    return undefined;
  return valueIn(element, label, isLabel);
}

/**
 * The value's cell of a label's. In rows of labels and values the labels are the first, third, fifth cell, whatever cells with
 * a colon, a star or nothing stand between.
 */
function valueCell(label: Element): Element | undefined {
  const cells = Array.from(label.parentElement?.children ?? []).filter(
    (cell) => /^T[DH]$/.test(cell.tagName) && isVisible(cell) && !isMark(cell),
  );
  const telling = cells.length === 3 && isEmptyCell(cells[1]) ? cells.toSpliced(1, 1) : cells;
  const at = telling.indexOf(label);
  const value = at < 0 ? undefined : telling[at + 1];
  if (value?.tagName !== "TD") return undefined;
  return label.tagName === "TH" || (telling.length % 2 === 0 && at % 2 === 0) ? value : undefined;
}

function isMark(cell: Element): boolean {
  if (cell.querySelector(CONTROLS)) return false;
  const words = visibleText(cell);
  return words !== "" && labelKey(words) === "" && !/^[-–—✓✔✗✘☑☐]+$/u.test(words);
}

function isEmptyCell(cell: Element | undefined): boolean {
  return cell !== undefined && !cell.querySelector(CONTROLS) && visibleText(cell) === "" && !hasPicture(cell);
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
  return { reading: valueReading(text), element: box.parentElement ?? box, node: first };
}
