import type { Problem } from "../../../core/problem.ts";

/** What translators leave in the elements whose words they replaced. */
const TRANSLATED = "[_msttexthash],[_msthash],font > font";

/**
 * Whether somebody had the page's words replaced by another language's. `known`: a part of the page whose words were known;
 * then the language that the page names isn't held against it, as templates name any.
 */
export function isTranslated(doc: Document, known?: HTMLTableElement): boolean {
  const { documentElement: page } = doc;
  if (/\btranslated-(?:ltr|rtl)\b/.test(page.className)) return true;
  if (known) return (known.tHead ?? known.rows[0])?.querySelector(TRANSLATED) != null;
  return (page.lang !== "" && !/^en\b/i.test(page.lang)) || doc.querySelector(TRANSLATED) !== null;
}

/** `what`: the part of the page that can't be read for it. */
export function translatedReason(what: string): Problem {
  return {
    code: "page-translated",
    what: `Planbridge can't read this page's ${what}: the page is translated.`,
    remedy: "Show the original to have it checked.",
  };
}
