/** Where a control is looked at: between its rounded corners and its middle, as shares of its width and height. */
const SAMPLES = [0.2, 0.5, 0.8];
/** Of the nine places, those that must be in sight: the rest may be scrolled away. */
const MIN_IN_SIGHT = 4;
/** Less than this isn't seen: a person presses what lies under it. */
const MIN_OPACITY = 0.5;
/** Smaller than this, in CSS px, nobody knows what they press. */
const MIN_SIZE = 8;

interface Place {
  x: number;
  y: number;
}

/**
 * Whether a person can see what they pressed: nothing of the page lies over it, not even what lets presses through, and
 * nothing makes it transparent, tiny, or cuts a piece out of it. Asked at the moment of the press. `host`: of a control in a
 * shadow root of ours. Not found: what lies in a page's own closed shadow root and lets presses through.
 */
export function isVisiblePress(control: Element, host?: Element): boolean {
  const { left, top, width, height } = control.getBoundingClientRect();
  if (width < MIN_SIZE || height < MIN_SIZE) return false;
  if (!isOpaque(control) || (host && !isOpaque(host))) return false;
  const sight = sightOf(control, host !== undefined);
  const places = SAMPLES.flatMap((down) =>
    SAMPLES.map((across) => ({ x: left + width * across, y: top + height * down })),
  ).filter(({ x, y }) => x >= sight.left && x < sight.right && y >= sight.top && y < sight.bottom);
  const outer = host ?? control;
  const doc = outer.ownerDocument;
  const seen = withOverlays(outer, places, () =>
    places.filter(({ x, y }) => {
      const found = doc.elementFromPoint(x, y);
      return found !== null && outer.contains(found);
    }),
  );
  // A menu of the page may be scrolled in ways that aren't known here.
  return seen.length >= MIN_IN_SIGHT && (host === undefined || seen.length === places.length);
}

/** What of a control can be in sight: of one of ours, as far as our own containers are scrolled. */
function sightOf(control: Element, isOurs: boolean): Record<"left" | "top" | "right" | "bottom", number> {
  const sight = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (let up = isOurs ? control.parentElement : null; up; up = up.parentElement) {
    if (getComputedStyle(up).overflow === "visible") continue;
    const { left, top, right, bottom } = up.getBoundingClientRect();
    sight.left = Math.max(sight.left, left);
    sight.top = Math.max(sight.top, top);
    sight.right = Math.min(sight.right, right);
    sight.bottom = Math.min(sight.bottom, bottom);
  }
  return sight;
}

/** By itself and everything around it. What is clipped isn't found at its place, so it needs no look here. */
function isOpaque(element: Element): boolean {
  let opacity = 1;
  for (let up: Element | null = element; up; up = up.parentElement) {
    const { opacity: own, filter, maskImage, mixBlendMode } = getComputedStyle(up);
    opacity *= Number(own);
    if (/opacity|brightness|contrast|blur|invert|url/.test(filter)) return false;
    if ((maskImage && maskImage !== "none") || mixBlendMode !== "normal") return false;
  }
  return getComputedStyle(element).visibility === "visible" && opacity >= MIN_OPACITY;
}

/** A picture that lets presses through is found at a place only while it takes them: so it does for this moment. */
function withOverlays<Answer>(outer: Element, places: readonly Place[], look: () => Answer): Answer {
  const changed: [HTMLElement | SVGElement, string | null][] = [];
  for (const element of outer.ownerDocument.querySelectorAll<HTMLElement | SVGElement>("*")) {
    if (element.contains(outer) || outer.contains(element)) continue;
    if (!isAt(element.getBoundingClientRect(), places) || !isPaintedOver(element)) continue;
    changed.push([element, element.getAttribute("style")]);
    element.style.setProperty("pointer-events", "auto", "important");
  }
  try {
    return look();
  } finally {
    for (const [element, style] of changed) {
      if (style === null) element.removeAttribute("style");
      else element.setAttribute("style", style);
    }
  }
}

function isAt({ left, top, right, bottom }: DOMRect, places: readonly Place[]): boolean {
  return places.some(({ x, y }) => x >= left && x < right && y >= top && y < bottom);
}

const PICTURES = "img,video,canvas,svg,svg *,iframe,object,embed,picture,input,textarea,select";

/** It lets presses through, and shows something: pages have large empty boxes for messages to come. */
function isPaintedOver(element: HTMLElement | SVGElement): boolean {
  const style = getComputedStyle(element);
  if (style.pointerEvents !== "none" || style.visibility !== "visible") return false;
  return (
    element.matches(PICTURES) ||
    // What a custom element shows stands in a root of its own.
    element.localName.includes("-") ||
    [style, getComputedStyle(element, "::before"), getComputedStyle(element, "::after")].some(isPainted) ||
    Array.from(element.childNodes).some(({ nodeType, data }: Node & { data?: string }) =>
      Boolean(nodeType === Node.TEXT_NODE && data?.trim()),
    )
  );
}

function isPainted({
  content,
  backgroundColor,
  backgroundImage,
  boxShadow,
  borderTopWidth,
}: CSSStyleDeclaration) {
  const hasContent = !["", "normal", "none", '""'].includes(content);
  const hasGround = !/^(?:|transparent|rgba\(.*, 0\))$/.test(backgroundColor);
  const isSet = (value: string) => value !== "" && value !== "none";
  return (
    hasContent ||
    hasGround ||
    isSet(backgroundImage) ||
    isSet(boxShadow) ||
    Number.parseFloat(borderTopWidth) > 0
  );
}
