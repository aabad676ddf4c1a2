import { hidesItself } from "./fields/hidden.ts";
import { inLook } from "./fields/one-look.ts";

/** Nothing that a value or a label consists of: what can be pressed, hints, our own notes, what a library put up. */
const NOT_WORDS =
  "button:not([role=combobox]):not([aria-haspopup=listbox]),[role=button],[role=menu],[role=listbox],.dropdown-menu,input,select,textarea,datalist,a.btn,[role=tooltip],.tooltip,.popover,[class*=planbridge]," +
  "planbridge-finding,.select2,.select2-container,.chosen-container,.ts-wrapper,.help-block,.help-text,.helper-text," +
  ".form-text,.hint,.invalid-feedback,.valid-feedback,.field-validation-error,.field-validation-valid," +
  ".validation-message,.counter,.char-count,.character-count,[role=alert]";

/** Only for those who listen to the page. */
const SPOKEN_ONLY =
  ".sr-only,.visually-hidden,.visuallyhidden,.screen-reader-text,.screen-reader-only,.show-for-sr,.cdk-visually-hidden," +
  ".u-visually-hidden,.sr-text,.element-invisible,.a11y-hidden";

/** An icon font draws the words of such an element, or nothing, as a picture. */
const ICON =
  /(?:^|[\s_-])(?:icons?|fa[brsld]?|bi|glyphicons?|mdi|material-(?:icons|symbols)[\w-]*|lni?|ti|feather|oi|ion)(?=$|[\s_-])/i;

/** The name of a picture in an icon font, `check_circle`. Nobody writes so. */
const LIGATURE = /^[a-z\d]+(?:_[a-z\d]+)+$/;

/** Between these a person sees a space or a new line, whatever the HTML has. */
const BLOCK =
  /^(?:ADDRESS|ARTICLE|BR|DD|DIV|DL|DT|FIELDSET|FORM|H[1-6]|HR|LI|OL|P|SECTION|SMALL|TABLE|TD|TH|TR|UL)$/;

/** Whether a person can see it, or can by opening a tab or a fold of the same page. */
export function isVisible(element: Element): boolean {
  return inLook(element, isShownThroughout);
}

function isShownThroughout(element: Element): boolean {
  const { parentElement: box } = element;
  return !hidesItself(element) && (box === null || isVisible(box));
}

/** Whether the browser draws it at this moment, by its own word; `false` in a page that nobody has open. */
export function isPainted(element: Element): boolean {
  return inLook(element, saysPainted);
}

function saysPainted(element: Element): boolean {
  return (
    element.ownerDocument.defaultView !== null &&
    element.isConnected &&
    element.checkVisibility({ visibilityProperty: true })
  );
}

/** Whether an element is a picture: an icon font's words (`check_circle`) mean nothing to a reader. */
export function isIcon(element: Element): boolean {
  if (element.matches("svg,img,[role=img]") || element.tagName.endsWith("-ICON")) return true;
  if (!/^(?:I|SPAN|EM|B)$/.test(element.tagName)) return false;
  const classes = element.getAttribute("class");
  const words = (element.textContent ?? "").trim();
  if (LIGATURE.test(words)) return true;
  return classes !== null && ICON.test(classes) && !/\s/.test(words);
}

/**
 * The words of an element as a person reads them: only what is visible, without controls, buttons, hints, pictures and our
 * own notes, with single spaces. What is only for those who listen counts where nothing else is written. The element itself
 * is taken to be visible. `leaveOut` says what else isn't part of it, such as a badge beside a name.
 */
export function visibleText(element: Element, leaveOut?: LeaveOut): string {
  if (element.childElementCount === 0) return singleSpaced(element.textContent ?? "");
  const parts: Parts = { seen: [], spoken: [], drawn: [] };
  collect(element, parts, parts.seen, leaveOut);
  return (
    singleSpaced(parts.seen.join("")) ||
    singleSpaced(parts.spoken.join("")) ||
    wordsOrNothing(parts.drawn.join(""))
  );
}

/** A selector, or what is asked of each element. */
type LeaveOut = string | ((element: Element) => boolean);

interface Parts {
  seen: string[];
  spoken: string[];
  /** What the page keeps from those who listen: as often a picture as words. */
  drawn: string[];
}

function collect(element: Element, parts: Parts, into: string[], leaveOut: LeaveOut | undefined): void {
  for (const node of element.childNodes) {
    if (node.nodeType === 3) into.push(node.textContent ?? "");
    if (node.nodeType !== 1) continue;
    const child = node as Element;
    const isBlock = BLOCK.test(child.tagName);
    if (isBlock) into.push(" ");
    if (child.matches(NOT_WORDS) || isIcon(child) || isLeftOut(child, leaveOut) || hidesItself(child))
      continue;
    collect(child, parts, partFor(child, parts, into), leaveOut);
    if (isBlock) into.push(" ");
  }
}

function isLeftOut(element: Element, leaveOut: LeaveOut | undefined): boolean {
  if (leaveOut === undefined) return false;
  return typeof leaveOut === "string" ? element.matches(leaveOut) : leaveOut(element);
}

function partFor(child: Element, { seen, spoken, drawn }: Parts, into: string[]): string[] {
  if (into !== seen) return into;
  if (child.matches(SPOKEN_ONLY)) return spoken;
  return child.getAttribute("aria-hidden") === "true" ? drawn : into;
}

export function singleSpaced(text: string): string {
  return text.replaceAll(/[\s\u00A0]+/g, " ").trim();
}

function wordsOrNothing(text: string): string {
  return /[\p{L}\d✓✔✗✘☑☐]/u.test(text) ? singleSpaced(text) : "";
}

/** Whether an element draws something instead of writing it: an icon, a picture, a coloured dot or badge. */
export function hasPicture(element: Element): boolean {
  return pictures(element).length > 0;
}

/** What the pictures in an element say for those who can't see them; empty where they say nothing. */
export function wordsOfPictures(element: Element): string {
  const words = pictures(element).map(wordsOfPicture).filter(Boolean);
  return [...new Set(words)].join(" ");
}

function pictures(element: Element): Element[] {
  const all = [element, ...element.querySelectorAll("svg,img,[role=img],i,span,em,b")];
  return all.filter(
    (each) => (isIcon(each) || isDot(each)) && !each.closest("button,[role=button]") && isVisible(each),
  );
}

/** An empty badge or dot whose colour says it, or an element that only its title describes. */
function isDot(element: Element): boolean {
  return (
    /^(?:I|SPAN|EM|B|DIV)$/.test(element.tagName) &&
    element.childElementCount === 0 &&
    (element.textContent ?? "").trim() === "" &&
    (element.matches("[title],[aria-label]") ||
      /(?:badge|label-|dot|pill|indicator|status|led)/i.test(element.getAttribute("class") ?? ""))
  );
}

function wordsOfPicture(picture: Element): string {
  const named = ["alt", "aria-label", "title", "data-original-title", "data-bs-original-title"].map((name) =>
    picture.getAttribute(name),
  );
  return singleSpaced(named.find(Boolean) ?? picture.querySelector("title")?.textContent ?? "");
}
