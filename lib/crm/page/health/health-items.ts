import type { Problem } from "../../../core/problem.ts";
import type { HealthItem, HealthState } from "../../../domain/page-health/page-health.ts";
import type { Doubt, Reading } from "../../read/reading.ts";

interface Details {
  isNeeded?: boolean;
  words?: string | undefined;
}

export function healthItem(what: string, state: HealthState, details: Details = {}): HealthItem {
  return {
    what,
    state,
    ...(details.words ? { words: withoutLongNumbers(details.words) } : {}),
    ...(details.isNeeded ? { isNeeded: true } : {}),
  };
}

/** An item for each label that a page is expected to show: read, unless there is a doubt of it. */
export function itemsOfDoubts(
  labels: readonly string[],
  doubts: readonly Doubt[],
  isNeeded: (label: string) => boolean,
): HealthItem[] {
  return labels.map((label) => {
    const doubt = doubts.find((each) => each.label === label);
    const details = { isNeeded: isNeeded(label), words: doubt && doubtWords(doubt.state, doubt.texts) };
    return healthItem(label, doubt?.state ?? "read", details);
  });
}

export function itemOfReading(label: string, reading: Reading<unknown>, isNeeded = false): HealthItem {
  if (reading.state === "value") return healthItem(label, "read", { isNeeded });
  const texts = reading.state === "ambiguous" ? reading.texts : [];
  return healthItem(label, reading.state, { isNeeded, words: doubtWords(reading.state, texts) });
}

/** One text that is in doubt isn't contradicted: it is the place that is doubtful. */
function doubtWords(state: HealthState, texts: readonly string[]): string | undefined {
  return state === "ambiguous" && texts.length === 1
    ? "it stands in a section that may be about somebody else"
    : undefined;
}

/** What stands behind the colon of `The … table can't be read: …`; the rest of it is the item's own label. */
export function reasonOf({ what }: Problem): string {
  return what.replace(/^[^:]*: /, "").replace(/\.$/, "");
}

/** Counts of rows are short. Whatever is longer could be somebody's number that stood where a page writes its counts. */
function withoutLongNumbers(words: string): string {
  return words.replaceAll(/\d[\d,. ]*\d/g, (digits) =>
    digits.replaceAll(/\D/g, "").length > 4 ? "many" : digits,
  );
}
