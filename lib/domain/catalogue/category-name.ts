/** The part of a plan that a category belongs to, as it is written before or behind the name. */
export type Purpose = "core" | "capital" | "capacity building";

/** What stands in a category's text. `name` is folded: equal for two spellings of the same words, empty where there is none. */
export interface CategoryText {
  name: string;
  numbers: readonly number[];
  purposes: readonly Purpose[];
}

/** Words that are written in several ways. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["specialised", "specialist"],
  ["specialized", "specialist"],
  ["behavior", "behaviour"],
  ["behavioral", "behavioural"],
  ["accomodation", "accommodation"],
  ["accommodations", "accommodation"],
]);
/** Words that some writers leave out. */
const STOP_WORDS: ReadonlySet<string> = new Set(["and", "with", "the", "a"]);

const PURPOSES: readonly (readonly [RegExp, Purpose])[] = [
  [/^core (?=.)| core$/, "core"],
  [/^(?:capital|cap) (?=.)| capital$/, "capital"],
  [/^(?:capacity building|cb) (?=.)| (?:capacity building|cb)$/, "capacity building"],
];
const NUMBERS = [/^(\d{1,2})c? (?=.)/, / (\d{1,2})c?$/];
/** What else is written around a name and says nothing of the category. */
const AROUND = [
  /^(?:support category|category|cat)(?: (?:no|number))? (?=.)/,
  / (?:plan|agency|self|ndia|ndis) managed?$/,
  / (?:flexible|stated|fixed)$/,
  / (?:include|including|incl|inc) (?:sil|supported independent living)$/,
];
/** Taken off only where the name isn't known with them: “Behaviour Support”, “SDA”. */
const LOOSE = [
  /^support (?=.)/,
  /^(?:flexible|stated|fixed) (?=.)/,
  / (?:support|category|budget|funding|sda|at|sil|prc)$/,
];

/**
 * Takes a category's text apart: `03 - Consumables (CORE)` is Consumables, 3, core.
 * @param isKnown whether a folded name is one of a category
 */
export function readCategoryText(text: string, isKnown: (name: string) => boolean): CategoryText {
  const numbers = new Set<number>();
  const purposes = new Set<Purpose>();
  let name = fold(text);
  for (let isDone = false; !isDone && !isKnown(name);) {
    const before = name;
    for (const [pattern, purpose] of PURPOSES) {
      const next = name.replace(pattern, "");
      if (next !== name) purposes.add(purpose);
      name = next;
    }
    for (const pattern of NUMBERS) {
      name = name.replace(pattern, (_, number: string) => {
        numbers.add(Number(number));
        return "";
      });
    }
    for (const pattern of AROUND) name = name.replace(pattern, "");
    if (name === before && !isKnown(name)) {
      const loose = LOOSE.find((pattern) => pattern.test(name));
      name = loose ? name.replace(loose, "") : name;
    }
    isDone = name === before;
  }
  return { name, numbers: [...numbers], purposes: [...purposes] };
}

/** Lower case, no punctuation, no little words, no plurals: `Behavior Supports` and `behaviour support` are the same. */
export function fold(text: string): string {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("well-being", "wellbeing")
    .replaceAll("co-ord", "coord")
    .replace(/^(\s*\d{1,2})(?=[a-z]{3})/, "$1 ")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !STOP_WORDS.has(word));
  return words
    .map((word) => singular(SPELLINGS.get(word) ?? word))
    .join(" ")
    .replaceAll("well being", "wellbeing")
    .replaceAll("co ordination", "coordination");
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
