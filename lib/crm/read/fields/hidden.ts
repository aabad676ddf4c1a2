/** Hidden whatever the page's style sheets say. */
const NEVER_SHOWN = "[hidden],template,script,style,noscript,head,[type=hidden],dialog:not([open])";

/** Frameworks' own class names: they count in a page that nobody has open, which has no style sheets. */
const HIDDEN_CLASS =
  ".d-none,.hidden,.hide,.is-hidden,.invisible,.modal:not(.show,.in,.is-active),.visible-xs,.visible-print,.d-print-block";

/** `d-none d-md-block`, `hidden md:flex`: not on a telephone, and nobody does this work on one. */
const SHOWN_ON_A_DESK =
  /(?:^|\s)(?:d-(?:sm|md|lg|xl)-(?!none)[a-z-]+|(?:sm|md|lg|xl):(?!hidden)[a-z-]+)(?=\s|$)/;
const ONLY_ON_A_TELEPHONE = /(?:^|\s)(?:d-(?:sm|md|lg)-none|(?:sm|md|lg):hidden|hidden-(?:md|lg))(?=\s|$)/;

/** What a person brings into view by a press without leaving the record: it is shown, only not at the moment. */
const BEHIND_A_TAB = "[role=tabpanel],.tab-pane,.tab-content > *,.collapse,.accordion-collapse,details > *";

const INLINE_HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;

/** Whether the element hides what is in it, as far as it is its own doing: of what it stands in, nothing is known here. */
export function hidesItself(element: Element): boolean {
  if (element.matches(NEVER_SHOWN)) return true;
  if (element.matches(BEHIND_A_TAB)) return false;
  if (hasHidingClass(element) && !isDrawn(element)) return true;
  const { defaultView } = element.ownerDocument;
  if (defaultView && element.isConnected) return isHiddenByStyle(defaultView, element);
  const style = element.getAttribute("style");
  if (style && INLINE_HIDDEN.test(style)) return true;
  const hides = hidingSelectors(element.ownerDocument);
  return hides !== "" && element.matches(hides);
}

function hasHidingClass(element: Element): boolean {
  const classes = element.getAttribute("class");
  if (!classes) return false;
  return (
    ONLY_ON_A_TELEPHONE.test(classes) || (element.matches(HIDDEN_CLASS) && !SHOWN_ON_A_DESK.test(classes))
  );
}

/** Whether the browser has drawn it, whatever its class is called. */
function isDrawn(element: Element): boolean {
  const { width = 0 } = element.ownerDocument.defaultView ? element.getBoundingClientRect() : {};
  return width > 0;
}

function isHiddenByStyle(view: Window, element: Element): boolean {
  const { display, visibility } = view.getComputedStyle(element);
  return display === "none" || visibility === "hidden" || visibility === "collapse";
}

const hiding = new WeakMap<Document, string>();

/** Selectors of the page's own style elements that hide something. A parsed page has no style sheets, only their text. */
function hidingSelectors(doc: Document): string {
  const known = hiding.get(doc);
  if (known !== undefined) return known;
  const selectors = Array.from(doc.querySelectorAll("style"), ({ textContent }) => textContent ?? "").flatMap(
    (css) =>
      Array.from(withoutConditions(css).matchAll(/(?<![^{}@;])([^{}@;]+)\{([^{}]*)\}/g)).flatMap(
        ([, selector = "", rules = ""]) => (INLINE_HIDDEN.test(rules) ? selector.split(",") : []),
      ),
  );
  const joined = selectors
    .map((selector) => selector.trim())
    .filter((selector) => selector && !selector.includes(":") && isSelector(doc, selector))
    .join(",");
  hiding.set(doc, joined);
  return joined;
}

/** Without comments, and without what only holds for print or for small screens. */
function withoutConditions(css: string): string {
  return css
    .replaceAll(/\/\*.*?(?:\*\/|$)/gs, "")
    .replaceAll(/@(?:media|supports|container|layer)[^{};@]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
}

function isSelector(doc: Document, selector: string): boolean {
  try {
    doc.querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
