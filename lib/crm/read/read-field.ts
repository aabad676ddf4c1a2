import type { Spellings } from "../profile/define-page.ts";
import { NOT_SHOWN, type Reading, textsOf, valueReading } from "./reading.ts";
import { indexLabels, labelKey, type LabelPlace } from "./fields/field-labels.ts";
import type { Section } from "./fields/field-section.ts";
import type { FieldScope } from "./fields/page-scope.ts";
import { inLook } from "./fields/one-look.ts";
import { valueAt } from "./fields/value-beside.ts";
import type { PlacedValue } from "./fields/value-in.ts";
import type { Control } from "./fields/control-value.ts";

export interface FoundField {
  value: string;
  /** What holds it; absent where the page only shows it. */
  control?: Control;
  /** The control, or the element that shows the value. */
  element: Element;
  /** Where on the page it stands. */
  section: Section;
}

/** What a text means: two that mean the same are one value. */
type MeaningOf = (text: string) => string;

export interface FieldReader {
  find(spellings: Spellings, meaningOf?: MeaningOf): Reading<FoundField>;
  read(spellings: Spellings, meaningOf?: MeaningOf): Reading<string>;
}

/** The value beside a visible label. A visible field without a value is the empty string. */
export function readField(root: ParentNode, spellings: Spellings, scope?: FieldScope): Reading<string> {
  return openFields(root, scope).read(spellings);
}

/** The same, with the control that holds the value and the section in which it stands. */
export function findField(root: ParentNode, spellings: Spellings, scope?: FieldScope): Reading<FoundField> {
  return openFields(root, scope).find(spellings);
}

/**
 * All fields of a page, by one walk over it: for whoever reads several of them at once. It knows the page as it is now, so it
 * is opened for one reading and not kept.
 */
export function openFields(
  root: ParentNode,
  scope: FieldScope = { sectionOf: dialogOrPage, labels: [] },
): FieldReader {
  const index = inLook(root, indexLabels);
  const known = new Set(scope.labels.flatMap((spellings) => spellings.map(labelKey)));
  const found = new Map<LabelPlace, Candidate | undefined>();
  const fieldsIn = fieldCounter(scope, candidatesFor);

  function candidateAt(place: LabelPlace): Candidate | undefined {
    if (found.has(place)) return found.get(place);
    const value = valueAt(place, (text) => known.has(labelKey(text)));
    const candidate = value && { ...value, kind: place.kind, section: scope.sectionOf(place.element), at: 0 };
    found.set(place, candidate);
    return candidate;
  }

  function candidatesFor(spellings: Spellings): Candidate[] {
    const all = spellings.flatMap((spelling, at) =>
      (index.get(labelKey(spelling)) ?? []).flatMap((place) => {
        const candidate = candidateAt(place);
        return candidate && candidate.section.standing !== "other" ? [{ ...candidate, at }] : [];
      }),
    );
    // One value with two labels, such as a heading and an `aria-label`, is one.
    const holder = ({ node, element }: Candidate) => node ?? element;
    return all.filter((each, at) => all.findIndex((other) => holder(other) === holder(each)) === at);
  }

  function find(spellings: Spellings, meaningOf: MeaningOf = sameWords): Reading<FoundField> {
    const best = chooseBest(candidatesFor(spellings), (section) => fieldsIn(section, spellings));
    const [first] = best;
    if (!first) return NOT_SHOWN;
    const unclear = best.find(({ reading }) => reading.state !== "value");
    if (unclear && best.length === 1)
      return unclear.reading as Exclude<Reading<FoundField>, { state: "value" }>;
    const texts = best.flatMap(({ reading }) =>
      reading.state === "value" ? [reading.value] : textsOf(reading),
    );
    const meanings = new Map(texts.map((text) => [meaningOf(text), text]));
    if (unclear || meanings.size > 1) return { state: "ambiguous", texts: [...new Set(texts)] };
    const { control, element, section } = first;
    return valueReading({ value: texts[0] ?? "", element, section, ...(control ? { control } : {}) });
  }

  return {
    find,
    read: (spellings, meaningOf) => {
      const field = find(spellings, meaningOf);
      return field.state === "value" ? valueReading(field.value.value) : field;
    },
  };
}

/** Where no sections are known, a dialog is all that a page's own fields don't stand in. */
function dialogOrPage({ parentElement: box }: Element): Section {
  const isAside = box?.closest(":is(dialog,[role=dialog],.modal):not(body)");
  return { heading: undefined, standing: isAside ? "aside" : "neutral" };
}

interface Candidate extends PlacedValue {
  kind: LabelPlace["kind"];
  section: Section;
  /** Which of the spellings its label has. */
  at: number;
}

function sameWords(text: string): string {
  return text.toLowerCase();
}

const STANDINGS = ["own", "neutral", "aside"] as const;

/** Whose section it is counts before how well the label fits; what is left is in equal standing. */
function chooseBest(candidates: readonly Candidate[], fieldsIn: (section: Section) => number): Candidate[] {
  const standing = STANDINGS.find((each) => candidates.some(({ section }) => section.standing === each));
  let best = candidates.filter(({ section }) => section.standing === standing);
  if (best.some(isLabelled)) best = best.filter(isLabelled);
  if (standing === "neutral" && best.length > 1) best = inFullestSection(best, fieldsIn);
  const nearest = Math.min(...best.map(({ at }) => at));
  return best.filter(({ at }) => at === nearest);
}

function isLabelled({ kind }: Candidate): boolean {
  return kind === "label" || kind === "named";
}

/** Those in the section with more than twice as many of the page's other fields as any other section has. */
function inFullestSection(candidates: Candidate[], fieldsIn: (section: Section) => number): Candidate[] {
  const counts = new Map(candidates.map(({ section }) => [section.heading, fieldsIn(section)]));
  const [most = 0, next = 0] = [...counts.values()].toSorted((a, b) => b - a);
  if (counts.size < 2 || most <= 2 * next) return candidates;
  return candidates.filter(({ section }) => counts.get(section.heading) === most);
}

/** How many of a page's fields, other than one, stand in a section. */
function fieldCounter(
  { labels }: FieldScope,
  candidatesFor: (spellings: Spellings) => readonly Candidate[],
): (section: Section, except: Spellings) => number {
  const counted = new Map<Spellings, Set<Element | undefined>>();
  return ({ heading }, except) =>
    labels.filter((spellings) => {
      if (spellings === except) return false;
      const headings =
        counted.get(spellings) ?? new Set(candidatesFor(spellings).map(({ section }) => section.heading));
      counted.set(spellings, headings);
      return headings.has(heading);
    }).length;
}
