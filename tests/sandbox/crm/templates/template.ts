import type { Switches } from "../../control/switches.ts";

/** A page on its way out, as the plain template drew it; a template changes its document in place. */
export type TemplatePage = {
  document: Document;
  /** Where it was asked for. */
  url: URL;
  /** The anti-forgery token of its session. */
  token: string;
  switches: Switches;
};

/** The same page in other markup: every record and every word stays, and what the forms send means the same. */
export type PageTemplate = (page: TemplatePage) => void;

/** Makes an element with attributes and children. An attribute of `null` isn't set. */
export function element(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== null) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** Puts another element in the place of one, with its content. */
export function rename(
  old: Element,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const made = element(old.ownerDocument, name, attributes, ...old.childNodes);
  old.replaceWith(made);
  return made;
}

export function textOf(node: Node | null | undefined): string {
  return (node?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** The files that a template's pages load besides those of every page; its scripts run first, as libraries do. */
export function addFiles({ document }: TemplatePage, files: { styles?: string[]; scripts?: string[] }): void {
  const first = document.head.querySelector("script");
  for (const name of files.styles ?? [])
    document.head.append(element(document, "link", { rel: "stylesheet", href: `/static/${name}` }));
  for (const name of files.scripts ?? [])
    first?.before(element(document, "script", { src: `/static/${name}`, defer: "" }));
}
