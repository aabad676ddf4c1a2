const FOCUSABLE =
  "a[href],button,input,select,textarea,summary,[tabindex]:not([tabindex='-1']),[contenteditable='true']";

/** Marks the start of a surface or a section: a heading with `tabIndex={-1}`. */
export const FOCUS_START = "data-focus-start";

/** The root of a surface: the document of an extension page, or the shadow root in the CRM's page. */
type Root = Document | ShadowRoot;

/** Where the focus was and what surrounded it, to find the nearest place once that element is gone. */
interface Place {
  element: HTMLElement;
  /** From the parent up to the root. */
  ancestors: Element[];
  /** All focusable elements at that time, in order. */
  order: HTMLElement[];
}

/**
 * Keeps the focus in a surface when the focused element is removed: a fix that was applied, a deleted row, a button whose
 * task is done. Browsers then move it to the body, and keyboard and screen-reader users start at the top of the page
 * again. It moves to the next element in the closest ancestor that is still there, else to the previous one, else to that
 * ancestor's start. When the person moves the focus, nothing is restored.
 */
export function keepFocus(root: Root, signal?: AbortSignal): void {
  if (root instanceof ShadowRoot) closedRoots.set(root.host, root);
  let place: Place | null = null;
  let isPressing = false;
  const options = { capture: true, ...(signal ? { signal } : {}) };

  root.addEventListener("focusin", ({ target }) => (place = placeOf(root, target as HTMLElement)), options);
  root.addEventListener(
    "focusout",
    (event) => {
      const left = place;
      // Moved on purpose. Some engines also fire this on removal, so that is decided a moment later.
      if (isPressing || (event as FocusEvent).relatedTarget) place = null;
      else setTimeout(() => (place = place === left && left?.element.isConnected ? null : place));
    },
    options,
  );
  // Between these two events the person moves the focus on purpose. What the click then does isn't included.
  root.addEventListener("pointerdown", () => (isPressing = true), options);
  for (const type of ["pointerup", "pointercancel", "dragend"])
    root.addEventListener(type, () => (isPressing = false), options);
  const observer = new MutationObserver(() => {
    if (!place || canTakeFocus(place.element)) {
      if (place) place.order = focusablesIn(root);
      return;
    }
    const lost = place;
    place = null;
    if (isFocusLost(root)) nextTo(root, lost)?.focus();
  });
  observer.observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled", "hidden", "open"],
  });
  signal?.addEventListener("abort", () => observer.disconnect());
}

/**
 * The roots that are closed to the page, and so to `shadowRoot`. All our scripts in a page know them: a dialog with a script
 * of its own returns the focus to where another one has it.
 */
const ours = globalThis as { planbridgeRoots?: WeakMap<Element, ShadowRoot> };
const closedRoots = (ours.planbridgeRoots ??= new WeakMap());

/** The element that has the focus, through all shadow roots; `null`: none but the body. */
export function focusedElement(doc: Document = document): HTMLElement | null {
  let focused = doc.activeElement;
  for (let root = focused && ownRootOf(focused); root?.activeElement; root = ownRootOf(focused))
    focused = root.activeElement;
  return focused && focused !== doc.body && focused !== doc.documentElement ? (focused as HTMLElement) : null;
}

/**
 * Returns the focus to the opener of something that closes. A menu entry is hidden by then, so its toggle is focused, or
 * the nearest other element around it. `false`: nothing of it is left.
 */
export function returnFocus(opener: HTMLElement | null): boolean {
  for (let around: Element | null = opener; around && around !== document.body; around = parentOf(around)) {
    const inside = Array.from(around.querySelectorAll<HTMLElement>(FOCUSABLE));
    const found = [around as HTMLElement, ...inside].find(
      (element) => element.matches(FOCUSABLE) && canTakeFocus(element),
    );
    if (!found) continue;
    found.focus();
    if (focusedElement() === found) return true;
  }
  return false;
}

/** The root of a surface of ours in a page, by its host, from any of our scripts in that page. */
export function ownRootOf(host: Element): ShadowRoot | null {
  return closedRoots.get(host) ?? host.shadowRoot;
}

function parentOf(element: Element): Element | null {
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}

function isFocusLost(root: Root): boolean {
  const { activeElement } = root;
  if (activeElement && activeElement !== (root as Document).body) return !canTakeFocus(activeElement);
  // A shadow root has no active element either while another element of the page has the focus.
  return focusedElement(root.ownerDocument ?? root) === null;
}

function placeOf(root: Root, element: HTMLElement): Place {
  const ancestors: Element[] = [];
  for (let up = element.parentElement; up; up = up.parentElement) ancestors.push(up);
  return { element, ancestors, order: focusablesIn(root) };
}

function nextTo(root: Root, { element, ancestors, order }: Place): HTMLElement | undefined {
  const at = order.indexOf(element);
  const [after, before] = [order.slice(at + 1), order.slice(0, Math.max(0, at)).toReversed()];
  for (const part of ancestors) {
    if (!part.isConnected) continue;
    const isIn = (each: HTMLElement) => part.contains(each) && canTakeFocus(each);
    const found = after.find(isIn) ?? before.find(isIn) ?? startOf(part);
    if (found) return found;
  }
  return startOf(root);
}

function startOf(part: Element | Root): HTMLElement | undefined {
  const starts = part.querySelectorAll<HTMLElement>(`[${FOCUS_START}]`);
  return [...starts, ...focusablesIn(part)].find(canTakeFocus) ?? surfaceOf(part);
}

/** Without a focusable element, the surface itself, so that its text can still be read. */
function surfaceOf(part: Element | Root): HTMLElement | undefined {
  const surface =
    part instanceof Element && part.matches(".pb-surface") ? part : part.querySelector(".pb-surface");
  if (!(surface instanceof HTMLElement)) return undefined;
  surface.tabIndex = -1;
  return surface;
}

function focusablesIn(part: ParentNode): HTMLElement[] {
  return Array.from(part.querySelectorAll<HTMLElement>(FOCUSABLE));
}

function canTakeFocus(element: Element): boolean {
  return (
    element.isConnected &&
    !element.matches(":disabled") &&
    // Not every engine that runs the tests supports this.
    (element.checkVisibility?.({ visibilityProperty: true }) ?? true)
  );
}
