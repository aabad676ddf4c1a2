import type { Management } from "../domain/plan/plan-budget.ts";
import { foldWord } from "./http/wire-values.ts";

/** Who manages a budget, as read from the NDIA's words. */
export interface ManagementReading {
  /** `null`: absent, or in words that Planbridge doesn't know. Nothing is guessed then. */
  management: Management | null;
  /** The word that Planbridge doesn't know, as the NDIA writes it. */
  word?: string;
  /** Known words that contradict each other, or a word that isn't known beside one that is: a sentence. */
  oddity?: string;
}

const NAMES: Readonly<Record<Management, string>> = {
  plan: "plan-managed",
  agency: "NDIA-managed",
  self: "self-managed",
};

/** Every spelling with its signs, spaces and capitals taken away. The NDIA is the agency. */
const WORDS: ReadonlyMap<string, Management> = new Map(
  Object.entries({
    plan: ["plan", "planmanager", "registeredplan"],
    agency: ["agency", "ndia", "ndis"],
    self: ["self"],
  } satisfies Record<Management, string[]>).flatMap(([management, words]) =>
    words.flatMap((word) =>
      ["", "managed", "management"].map((ending) => [word + ending, management as Management] as const),
    ),
  ),
);

/**
 * The public samples of a current budget have no `fund_management_type`: the management stands in the brackets of the
 * component's name, `Core Flexible (Plan-managed)`, and not always. The field counts where it is there and known.
 */
export function readManagement(
  category: string,
  type: string | null | undefined,
  component: string | null | undefined,
): ManagementReading {
  const field = findManagements(type);
  const brackets = findManagements(
    [...(component ?? "").matchAll(/[([{]([^)\]}]{0,200})[)\]}]/g)].map(([, inside]) => inside),
  );
  if (field.only) {
    const other = brackets.known.find((each) => each !== field.only);
    return {
      management: field.only,
      ...(other
        ? {
            oddity: `The NDIA calls ${category} ${NAMES[field.only]} in one place and ${NAMES[other]} in another (“${component}”). Check who manages it before you go on.`,
          }
        : {}),
    };
  }
  if (field.known.length > 1) return { management: null, word: type ?? "" };
  const word = type?.trim();
  if (!word)
    return brackets.only
      ? { management: brackets.only }
      : { management: null, ...(brackets.known.length > 1 && component ? { word: component } : {}) };
  if (!brackets.only) return { management: null, word };
  return {
    management: brackets.only,
    word,
    oddity: `The NDIA's word for who manages ${category}, “${word}”, isn't known; by its name “${component}” it is ${NAMES[brackets.only]}. Check who manages it before you go on.`,
  };
}

/** The managements that these texts name, and the only one where they all name the same. */
function findManagements(texts: string | null | undefined | (string | undefined)[]): {
  known: Management[];
  only: Management | undefined;
} {
  const known = [texts]
    .flat()
    .flatMap((text) => (text ?? "").split(/[,;/|&+]|\band\b|\bor\b/i))
    .flatMap((text) => WORDS.get(foldWord(text)) ?? []);
  const different = [...new Set(known)];
  return { known: different, only: different.length === 1 ? different[0] : undefined };
}

/**
 * Whether its money is stated (`true`) or flexible (`false`), by the budget type or the component's name; `null` where
 * neither says so in a word that is known.
 */
export function readStated(...texts: (string | null | undefined)[]): boolean | null {
  const all = texts.map((text) => (text ?? "").toLowerCase());
  if (all.some((text) => /\bnon?[\s_-]*stated\b|\bun-?stated\b/.test(text))) return null;
  if (all.some((text) => /(?<![a-z])stated(?![a-z])/.test(text))) return true;
  return all.some((text) => /(?<![a-z])flexible(?![a-z])/.test(text)) ? false : null;
}
