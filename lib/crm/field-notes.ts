import { briefly } from "../ndis/invoice/brief.ts";
import type { Finding, Severity } from "../ndis/invoice/finding.ts";
import { controlOf } from "./apply-fix.ts";
import { pageGround } from "./page-ground.ts";
import type { ShownInvoice } from "./read-invoice.ts";
import type { SiteProfile } from "./site-profile.ts";

type Said = Exclude<Severity, "note">;

const COLOURS: Record<ReturnType<typeof pageGround>, Record<Said, string>> = {
  light: { block: "#b3261e", warn: "#8a5a00" },
  dark: { block: "#ffb4ab", warn: "#f0c060" },
};
const HOST = "planbridge-finding";
/** Left on a field of which something is said, so that a copy of it (a page may clone its last line) is known as one. */
const MARK = "data-planbridge-said";

interface Note {
  host: HTMLElement;
  text: string;
  /** The field's own, from before. */
  ring: string;
  title: string;
}

/**
 * Says at each field what stands against it, under the field, where forms say it. The gravest of several; the panel has
 * them all, in whole sentences. Nothing is put between rows: a page may count its rows, or make a new one by copying the last.
 */
export class FieldNotes {
  readonly #doc: Document;
  readonly #notes = new Map<HTMLElement, Note>();

  constructor(doc: Document) {
    this.#doc = doc;
  }

  /** Only what differs from before is touched: this runs with every key. */
  show(shown: ShownInvoice, findings: readonly Finding[], profile: SiteProfile): void {
    const wanted = Map.groupBy(
      findings.filter(({ severity }) => severity !== "note"),
      (finding) => controlOf(this.#doc, shown, finding, profile),
    );
    for (const [field, note] of this.#notes)
      if (!wanted.has(field) || !note.host.isConnected) this.#take(field, note);
    this.#forgetCopies();
    for (const [field, said] of wanted) if (field) this.#put(field, said);
  }

  clear(): void {
    for (const [field, note] of this.#notes) this.#take(field, note);
  }

  #put(field: HTMLElement, said: readonly Finding[]): void {
    const gravest = said.find(({ severity }) => severity === "block") ?? said[0];
    if (!gravest) return;
    const colour = COLOURS[pageGround(this.#doc)][gravest.severity as Said];
    const text = said.length > 1 ? `${briefly(gravest)} (+${said.length - 1})` : briefly(gravest);
    const key = `${colour} ${text}`;
    const before = this.#notes.get(field);
    if (before?.text === key) return;
    const note = before ?? {
      host: hostBeside(field),
      text: "",
      ring: field.style.boxShadow,
      title: field.title,
    };
    this.#notes.set(field, { ...note, text: key });
    write(note.host, text, colour);
    field.setAttribute(MARK, "");
    field.style.boxShadow = `0 0 0 2px ${colour}`;
    field.title = `${gravest.what} ${gravest.remedy}`;
  }

  /** What a page copied of a field with a note has nothing to do with the copy. */
  #forgetCopies(): void {
    const hosts = new Set(Array.from(this.#notes.values(), ({ host }) => host));
    for (const host of this.#doc.querySelectorAll<HTMLElement>(HOST)) if (!hosts.has(host)) host.remove();
    for (const copy of this.#doc.querySelectorAll<HTMLElement>(`[${MARK}]`)) {
      if (this.#notes.has(copy)) continue;
      copy.removeAttribute(MARK);
      copy.style.boxShadow = "";
      copy.title = "";
    }
  }

  #take(field: HTMLElement, { host, ring, title }: Note): void {
    host.remove();
    field.removeAttribute(MARK);
    field.style.boxShadow = ring;
    field.title = title;
    this.#notes.delete(field);
  }
}

/** In the field's cell; in a form's head directly after the field. */
function hostBeside(field: HTMLElement): HTMLElement {
  const host = field.ownerDocument.createElement(HOST);
  // As wide as its place is without it: a column must not grow while somebody types in it.
  Object.assign(host.style, { display: "block", inlineSize: "0", minInlineSize: "100%" });
  host.attachShadow({ mode: "open" });
  if (field.tagName === "TR") (field as HTMLTableRowElement).cells[0]?.append(host);
  else if (field.closest("td")) field.closest("td")?.append(host);
  else field.after(host);
  return host;
}

function write(host: HTMLElement, text: string, colour: string): void {
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

/** Whether a change of the page is nothing but notes that came or went. */
export function isNotesOnly({ addedNodes, removedNodes }: MutationRecord): boolean {
  return [...addedNodes, ...removedNodes].every(({ nodeName }) => nodeName === HOST.toUpperCase());
}
