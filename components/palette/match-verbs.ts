import type { Verb } from "./verbs.ts";

/**
 * Those that fit what was typed, the best first; all of them where nothing was. In this order: their own keys, the first
 * letters of their words, the beginnings of some of their words, and any part of their label. Equal ones keep their order, so
 * the same keys always lead to the same place.
 */
export function matchVerbs<Item extends Verb>(typed: string, items: readonly Item[]): Item[] {
  const query = fold(typed);
  if (query === "") return [...items];
  return items
    .flatMap((item) => {
      const rank = rankOf(query, item);
      return rank === undefined ? [] : { item, rank };
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

function rankOf(query: string, { keys, label }: Verb): number | undefined {
  const text = fold(label);
  const words = text.split(" ");
  const initials = words.map(([first]) => first).join("");
  const ranks = [
    keys === query,
    keys.startsWith(query),
    initials.startsWith(query),
    startsWords(query.split(" "), words),
    text.includes(query),
  ];
  const rank = ranks.indexOf(true);
  return rank === -1 ? undefined : rank;
}

/** Whether each of these begins a word of the label, in the label's order: `bud 07` is `Go to budget 07`. */
function startsWords(beginnings: readonly string[], words: readonly string[]): boolean {
  let from = 0;
  return beginnings.every((beginning) => {
    const at = words.findIndex((word, place) => place >= from && word.startsWith(beginning));
    from = at + 1;
    return at !== -1;
  });
}

/** Letters and digits alone, in one case, with one space between words. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
