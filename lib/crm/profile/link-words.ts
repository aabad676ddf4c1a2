import { memoizeText } from "../../core/memoize-text.ts";
import type { Spellings } from "./define-page.ts";

const list = (words: string): string[] => words.split(" ");

/**
 * What a link does that must never be followed by itself: a CRM may do it at once, with the user's session, however
 * politely its own page would have asked first. Two words stand for both spellings: `log out` is `logout` too.
 */
const REFUSED_WORDS: Spellings = [
  ...list("delete undelete remove destroy erase purge trash discard archive unarchive cancel reject decline"),
  ...list("deny void withdraw terminate clone copy duplicate merge split unlink restore undo revert"),
  ...list("rollback impersonate activate deactivate enable disable suspend revoke unlock approve unapprove"),
  ...list("finalise finalize reopen reset resend unsubscribe export download print"),
  "log out",
  "log off",
  "sign out",
  "sign off",
  "log in as",
  "sign in as",
  "act as",
  "switch user",
];

/** Each with the form in which it is one word. */
const REFUSED = REFUSED_WORDS.map((entry) => ({ entry, joined: entry.replaceAll(" ", "") }));

/** What may stand beside the word that opens or edits any record: `Edit this row`, `Open in new tab`. */
export const RECORD_WORDS: Spellings = [
  ...list("this the a full record row line item page details in new tab window"),
];

/** Links of menus and heads that might be taken for a person's name. */
const NOT_NAMES: ReadonlySet<string> = new Set([
  ...list("home back help support settings options notifications messages search menu account profile"),
  ...list("preferences password dashboard admin administration reports notes documents files history audit"),
  ...list("log activity tasks calendar more clients participants contracts contract invoices invoice"),
  ...list("budgets budget providers services claims plan agreement agreements list edit create new add save"),
  ...list("next previous my team switch change training knowledge feedback contact about privacy open view"),
  ...list("details review action actions sync refresh login sign"),
]);

/** Says in an address what no name may be refused for: only where it is a whole segment or value. */
const SHORT_FORMS = /(?:^|[/?&=])(?:del|rm|close)(?=$|[/?&=#])/i;
/** Words this long mean the same wherever they stand in a longer one: `clientdeleteconfirm`. */
const SHORTEST_INSIDE = 6;

/** The words of a text or an address, in lower case: `ServiceContracts/DeleteConfirm/7` has five, `log_out` two. */
export const splitWords = memoizeText((text): readonly string[] =>
  text
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replaceAll(/(\p{L})(\p{N})|(\p{N})(\p{L})/gu, "$1$3 $2$4")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean),
);

/** The refused word that a text says as a word of its own. */
export const refusedWord = memoizeText((text): string | undefined => {
  const words = splitWords(text);
  if (words.length === 0) return undefined;
  const spaced = ` ${words.join(" ")} `;
  return REFUSED.find(({ entry, joined }) => spaced.includes(` ${entry} `) || words.includes(joined))?.entry;
});

/**
 * The refused word that an address says. Addresses are written without spaces and often without capitals, so a word
 * counts at either end of a longer one too, and a long one anywhere. Undecodable escapes hide what they say: `%`.
 */
export function refusedInAddress(address: string): string | undefined {
  const decoded = decodeFully(address);
  if (decoded === null) return "%";
  const runs =
    decoded
      .normalize("NFKC")
      .replaceAll(/\p{Cf}/gu, "")
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return (
    refusedWord(decoded) ??
    REFUSED.find(({ joined }) => runs.some((run) => hasPart(run, joined)))?.entry ??
    SHORT_FORMS.exec(decoded)?.[0].replace(/^[^a-z]/i, "")
  );
}

function hasPart(run: string, part: string): boolean {
  return part.length >= SHORTEST_INSIDE ? run.includes(part) : run.startsWith(part) || run.endsWith(part);
}

/** Servers may decode more than once: what is left when nothing is encoded any more, or `null` where that can't be told. */
export function decodeFully(address: string): string | null {
  let decoded = address;
  for (let round = 0; round < 5; round += 1) {
    let next: string;
    try {
      next = decodeURIComponent(decoded);
    } catch {
      // A percent sign that stands for itself, such as in `?q=50%25`, is left over by the first round.
      return round > 0 ? decoded : null;
    }
    if (next === decoded) return decoded;
    decoded = next;
  }
  return null;
}

/** Whether words can be a person's: two or more letters, no digits, nothing that menus say. `Mei van der Berg`. */
export function canBeName(text: string): boolean {
  const words = splitWords(text);
  return (
    words.length > 0 &&
    /^\p{Lu}[\p{L}\p{M}\s.,'’`()-]{1,80}$/u.test(text.trim()) &&
    words.length <= 8 &&
    !words.some((word) => NOT_NAMES.has(word)) &&
    refusedWord(text) === undefined
  );
}
