import { hasPicture, isIcon, isVisible, visibleText, wordsOfPictures } from "../visible.ts";
import { CONTROLS, isControl, isShown } from "./control-value.ts";
import { labelKey } from "./field-labels.ts";

/** The nearest content on one side of a box: not what only decorates a label. */
export function contentFrom(box: Element, side: "nextSibling" | "previousSibling"): ChildNode | undefined {
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
  "br,wbr,button:not([role=combobox]):not([aria-haspopup=listbox]),[role=button],a.btn,script,style,template,[role=tooltip],.tooltip,.popover,.help-block,.help-text,.form-text," +
  ".hint,.invalid-feedback,.field-validation-error,.field-validation-valid,.counter,.char-count,.character-count,datalist";

/** A mark, an icon, a button, a hint: what stands at a label and is no value. */
export function isDecoration(element: Element): boolean {
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
