/** Hidden whatever the page's style sheets say. Frameworks' own class names count in a page that nobody has open. */
const HIDDEN =
  "[hidden],template,script,style,noscript,head,[type=hidden],dialog:not([open])," +
  ".d-none,.hidden,.hide,.is-hidden,.invisible,.modal:not(.show,.in,.is-active)";

/** What a person brings into view by a press without leaving the record: it is shown, only not at the moment. */
const BEHIND_A_TAB = "[role=tabpanel],.tab-pane,.tab-content > *,.collapse,.accordion-collapse,details > *";

const INLINE_HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;

/** Nothing that a value or a label consists of: pictures, what can be pressed, our own notes. */
const NOT_WORDS =
  "svg,img,button,[role=button],input[type=button],input[type=submit],a.btn,[aria-hidden=true],[role=tooltip],.tooltip," +
  "[class*=planbridge],planbridge-finding,.select2,.select2-container,.chosen-container,.ts-wrapper";

/** An icon font draws the words of such an element, or nothing, as a picture. */
const ICON =
  /(?:^|[\s_-])(?:icons?|fa[brs]?|bi|glyphicons?|mdi|material-(?:icons|symbols)[\w-]*|lni?|ti|feather)(?=$|[\s_-])/i;

/**
 * Whether a person can see it, or can by opening a tab or a fold of the same page. In an open page the browser itself says;
 * in a parsed one attributes, inline styles and the page's own style element do.
 */
export function isVisible(element: Element): boolean {
  const { defaultView } = element.ownerDocument;
  if (defaultView && element.isConnected && isPainted(element)) return true;
  const hides = hidingClasses(element.ownerDocument);
  for (let box: Element | null = element; box; box = box.parentElement) {
    if (box.matches(BEHIND_A_TAB) && !box.hasAttribute("hidden")) continue;
    if (box.matches(HIDDEN) || INLINE_HIDDEN.test(box.getAttribute("style") ?? "")) return false;
    if (hides && box.matches(hides)) return false;
    if (defaultView && box.isConnected && isHiddenByStyle(defaultView, box)) return false;
  }
  return true;
}

function isPainted(element: Element): boolean {
  return element.checkVisibility?.({ visibilityProperty: true }) === true && !element.closest(HIDDEN);
}

function isHiddenByStyle(view: Window, element: Element): boolean {
  const { display, visibility } = view.getComputedStyle(element);
  return display === "none" || visibility === "hidden" || visibility === "collapse";
}

const hiding = new WeakMap<Document, string>();

/** Selectors of the page's own style elements that hide something. A parsed page has no style sheets, only their text. */
function hidingClasses(doc: Document): string {
  if (doc.defaultView) return "";
  const known = hiding.get(doc);
  if (known !== undefined) return known;
  const selectors = Array.from(doc.querySelectorAll("style"), ({ textContent }) => textContent ?? "").flatMap(
    (css) =>
      Array.from(css.matchAll(/([^{}@;]+)\{([^{}]*)\}/g)).flatMap(([, selector = "", rules = ""]) =>
        INLINE_HIDDEN.test(rules) && !selector.includes(":") ? [selector.trim()] : [],
      ),
  );
  const joined = selectors.filter((selector) => isSelector(doc, selector)).join(",");
  hiding.set(doc, joined);
  return joined;
}

function isSelector(doc: Document, selector: string): boolean {
  try {
    doc.querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

/** Whether an element is a picture: an icon font's words (`check_circle`) mean nothing to a reader. */
export function isIcon(element: Element): boolean {
  return (
    element.matches("svg,img,[role=img]") ||
    (element.matches("i,span,em,b") &&
      ICON.test(element.getAttribute("class") ?? "") &&
      !/\s/.test(wordsIn(element)))
  );
}

function wordsIn({ textContent }: Element): string {
  return (textContent ?? "").trim();
}

/** Between these a person sees a space or a new line, whatever the HTML has. */
const BLOCK =
  /^(?:ADDRESS|ARTICLE|BR|DD|DIV|DL|DT|FIELDSET|FORM|H[1-6]|HR|LI|OL|P|SECTION|SMALL|TABLE|TD|TH|TR|UL)$/;

/**
 * The words of an element as a person reads them: only what is visible, without buttons, pictures and our own notes, with
 * single spaces. `leaveOut` is a selector of what else isn't part of it, such as a badge beside a name.
 */
export function visibleText(element: Element, leaveOut?: string): string {
  const parts: string[] = [];
  collect(element, parts, leaveOut);
  return parts
    .join("")
    .replaceAll(/[\s\u00A0]+/g, " ")
    .trim();
}

function collect(element: Element, parts: string[], leaveOut: string | undefined): void {
  for (const node of element.childNodes) {
    if (node.nodeType === 3) parts.push(node.textContent ?? "");
    if (node.nodeType !== 1) continue;
    const child = node as Element;
    const isBlock = BLOCK.test(child.tagName);
    if (isBlock) parts.push(" ");
    if (
      child.matches(NOT_WORDS) ||
      isIcon(child) ||
      (leaveOut && child.matches(leaveOut)) ||
      !isVisible(child)
    )
      continue;
    collect(child, parts, leaveOut);
    if (isBlock) parts.push(" ");
  }
}
