import { combineProblems, type Problem } from "../../../core/problem.ts";
import {
  type Begun,
  type Checked,
  foldText,
  isSameText,
  nameProblem,
  type OwnRow,
  revisionProblem,
  tidyLine,
} from "../own-row.ts";

/** Which of a type's two words names the related contact. */
export type WordSide = 0 | 1;

/** How two people are connected, in a word from each side: `Parent` and `Child`, or the same word twice. */
export interface ConnectionType extends OwnRow {
  words: [string, string];
  /** Not offered any more; connections that have it keep it. */
  isArchived: boolean;
}

/** What comes with Planbridge; an organisation renames, archives and adds (F172). */
export const SHIPPED_TYPES: readonly ConnectionType[] = (
  [
    ["parent", "Parent", "Child"],
    ["partner", "Spouse or partner", "Spouse or partner"],
    ["sibling", "Sibling", "Sibling"],
    ["grandparent", "Grandparent", "Grandchild"],
    ["guardian", "Guardian", "Person under guardianship"],
    ["nominee", "Plan nominee", "Person represented"],
    ["carer", "Carer", "Person cared for"],
    ["coordinator", "Support coordinator", "Client"],
    ["doctor", "Doctor", "Patient"],
    ["friend", "Friend", "Friend"],
  ] as const
).map(([id, word, other]) => ({ id, words: [word, other], isArchived: false, revision: 1 }));

export const TYPE_FIELDS = { word: "The contact is the…", other: "Seen from the contact" } as const;

export interface TypeDraft {
  begun?: Begun | undefined;
  typed: Record<keyof typeof TYPE_FIELDS, string>;
  isArchived: boolean;
}

/** A type as one may choose it: `word` names the related contact. */
export interface TypeChoice {
  type: string;
  word: WordSide;
  name: string;
}

/** Each word that may be chosen, by name. Archived types aren't among them, but for the one that a connection already has. */
export function typeChoices(types: readonly ConnectionType[], held?: string): TypeChoice[] {
  return types
    .filter(({ id, isArchived }) => !isArchived || id === held)
    .flatMap(({ id, words: [word, other] }): TypeChoice[] => [
      { type: id, word: 0, name: word },
      ...(isSameText(word, other) ? [] : [{ type: id, word: 1 as const, name: other }]),
    ])
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Which word names each end, seen from the other: the chosen one and its counterpart. A word that both share is always the first. */
export function wordsOfEnds(
  { words: [word, other] }: ConnectionType,
  chosen: WordSide,
): [own: WordSide, other: WordSide] {
  if (isSameText(word, other)) return [0, 0];
  return chosen === 0 ? [0, 1] : [1, 0];
}

/** All types after one is added, renamed, archived or restored. `id`: of a new one. */
export function planType(
  types: readonly ConnectionType[],
  { begun, typed, isArchived }: TypeDraft,
  id: string,
): Checked<ConnectionType[]> {
  const stored = types.find((each) => each.id === begun?.id);
  const stale = revisionProblem(stored, begun, "connection type");
  if (stale) return { problem: stale };
  const word = tidyLine(typed.word);
  // One word alone is the same from both sides.
  const other = tidyLine(typed.other) || word;
  const problems = [
    nameProblem(word, TYPE_FIELDS.word, "what the contact is, such as Aunt"),
    word === "" ? null : nameProblem(other, TYPE_FIELDS.other, "what it is from the other side"),
    twiceProblem(types, begun?.id, [word, other]),
  ].filter((problem) => problem !== null);
  if (problems.length > 0) return { problem: combineProblems(problems) };
  const next: ConnectionType = {
    id: stored?.id ?? id,
    words: [word, other],
    isArchived,
    revision: (stored?.revision ?? 0) + 1,
  };
  return { value: stored ? types.map((each) => (each === stored ? next : each)) : [...types, next] };
}

function twiceProblem(
  types: readonly ConnectionType[],
  own: string | undefined,
  words: readonly [string, string],
): Problem | null {
  const wanted = pairOf(words);
  const same = types.find((each) => each.id !== own && pairOf(each.words) === wanted);
  if (!same) return null;
  return {
    code: "connection-type-twice",
    what: "This type is there already.",
    remedy: same.isArchived ? "Restore it in place of adding it." : "Choose it in place of adding it.",
    field: TYPE_FIELDS.word,
  };
}

function pairOf(words: readonly [string, string]): string {
  return words.map(foldText).sort().join(" / ");
}
