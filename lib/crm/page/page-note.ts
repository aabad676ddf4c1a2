import { type ColourScheme, colourSchemeAt } from "./colour-scheme.ts";

type NoteTone = "block" | "warn" | "fine";

const COLOURS: Record<ColourScheme, Record<NoteTone, string>> = {
  light: { block: "#b3261e", warn: "#8a5a00", fine: "#1b6e3c" },
  dark: { block: "#ffb4ab", warn: "#f0c060", fine: "#8fd6a6" },
};

const HOST = "planbridge-finding";

/** As it can be read where the note stands. */
export function noteColour(place: Element, tone: NoteTone): string {
  return COLOURS[colourSchemeAt(place)][tone];
}

/** A few words of ours in a cell or under a field of the page. It has nothing in it yet, and isn't in the page yet. */
export function createNote(doc: Document): HTMLElement {
  const host = doc.createElement(HOST);
  // As wide as its place is without it: a column must not grow while somebody types in it.
  Object.assign(host.style, { display: "block", inlineSize: "0", minInlineSize: "100%" });
  host.attachShadow({ mode: "open" });
  return host;
}

/** Styled one by one: a style sheet could be forbidden by the page's content security policy. */
export function writeNote(host: HTMLElement, text: string, colour: string): void {
  const words = host.ownerDocument.createElement("span");
  words.textContent = text;
  Object.assign(words.style, {
    display: "block",
    marginBlockStart: "3px",
    color: colour,
    font: "12px/1.35 system-ui, sans-serif",
    textAlign: "start",
    whiteSpace: "normal",
    overflowWrap: "anywhere",
  });
  host.shadowRoot?.replaceChildren(words);
}

/** Takes away the notes that a page copied together with what they stood in. */
export function removeCopiedNotes(doc: Document, own: ReadonlySet<HTMLElement>): void {
  for (const host of doc.querySelectorAll<HTMLElement>(HOST)) if (!own.has(host)) host.remove();
}

/** Whether the page drew something anew in one of these places: more than notes came or went. */
export function isRedrawn(changes: readonly MutationRecord[], places: string): boolean {
  return changes.some(
    (each) => (isWithin(each.target, places) || brings(each, places)) && !isNotesOnly(each),
  );
}

function isWithin(node: Node, places: string): boolean {
  return node instanceof Element && node.closest(places) !== null;
}

/** With the body around it, for instance. */
function brings({ addedNodes }: MutationRecord, places: string): boolean {
  return Array.from(addedNodes).some(
    (node) => node instanceof Element && (node.matches(places) || node.querySelector(places) !== null),
  );
}

function isNotesOnly({ addedNodes, removedNodes }: MutationRecord): boolean {
  return [...addedNodes, ...removedNodes].every(({ nodeName }) => nodeName === HOST.toUpperCase());
}
