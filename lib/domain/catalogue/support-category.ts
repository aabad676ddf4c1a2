import { SUPPORT_CATEGORIES, type SupportCategory } from "./categories.ts";
import { fold, type Purpose, readCategoryText } from "./category-name.ts";
import { memoizeText } from "../../core/memoize-text.ts";

export { SUPPORT_CATEGORIES, type SupportCategory } from "./categories.ts";

/** What a text says of a category. */
interface ParsedCategory {
  /** Absent where the text names none, or names one and contradicts itself. */
  category?: SupportCategory;
  /** Equal for two texts that name the same category; a name that Planbridge doesn't know is its own. */
  key: string;
  /** Of a text that names a category and isn't clear: those that it may mean. */
  possible: readonly SupportCategory[];
}

interface Named {
  category: SupportCategory;
  /** The name alone doesn't tell: its number or purpose has to stand beside it. */
  isShared: boolean;
}

const byName = Map.groupBy(
  SUPPORT_CATEGORIES.flatMap((category): (Named & { name: string })[] => {
    const own = [category.name, ...(category.also ?? [])].map((name) => ({
      name: fold(name),
      isShared: false,
    }));
    const shared = (category.shared ?? []).map((name) => ({ name: fold(name), isShared: true }));
    const names = new Map([...shared, ...own].map((entry) => [entry.name, entry]));
    return [...names.values()].map((entry) => ({ category, ...entry }));
  }),
  ({ name }) => name,
);
const byNumber = new Map(SUPPORT_CATEGORIES.map((category) => [category.number, category]));

/** The category that this text names, with or without its number and its purpose (`01 Assistance with Daily Life`, `Core - Consumables`). */
export function supportCategory(text: string): SupportCategory | undefined {
  return parseCategory(text).category;
}

/** Whether a text is a category's name and nothing else, in any of its spellings. */
export function isCategoryName(text: string): boolean {
  return byName.has(fold(text));
}

/** Equal for two texts that name the same category; a name that Planbridge doesn't know is its own category. */
export function categoryKey(text: string): string {
  return parseCategory(text).key;
}

/** Those that a text may mean which contradicts itself, such as `03 Assistance with Daily Life`. Empty where it is clear, or names none. */
export function possibleCategories(text: string): readonly SupportCategory[] {
  return parseCategory(text).possible;
}

/** The category of a key, where Planbridge knows it. */
export function categoryOfKey(key: string): SupportCategory | undefined {
  return byKey.get(key);
}

export function categoryOfNumber(number: number): SupportCategory | undefined {
  return byNumber.get(number);
}

const byKey = new Map(SUPPORT_CATEGORIES.map((category) => [category.name, category]));

const parseCategory = memoizeText(parseCategoryText);

function parseCategoryText(text: string): ParsedCategory {
  const { name, numbers: written, purposes } = readCategoryText(text, (entry) => byName.has(entry));
  const named = byName.get(name);
  if (!named) return { key: withoutNumber(text), possible: [] };
  // Above 21 there are no categories: then it is a row's number or the like.
  const numbers = written.filter((number) => byNumber.has(number));
  const isAlone = numbers.length === 0 && purposes.length === 0;
  const fitting = named.filter(
    ({ category, isShared }) =>
      !(isAlone && isShared) &&
      numbers.every((number) => number === category.number || number === category.splitFrom) &&
      purposes.every((purpose) => hasPurpose(purpose, category)),
  );
  const exact = fitting.filter(({ category }) => numbers.includes(category.number));
  const [only, ...others] = exact.length > 0 ? exact : fitting;
  if (only && others.length === 0) return { category: only.category, key: only.category.name, possible: [] };
  const candidates = [
    ...named.map(({ category }) => category),
    ...numbers.flatMap((number) => byNumber.get(number) ?? []),
  ];
  return { key: fold(text), possible: [...new Set(candidates)] };
}

/** Its number isn't part of a name that isn't known, as people write it or leave it out. */
function withoutNumber(text: string): string {
  return fold(text).replace(/^\d{1,2} (?=\D)/, "") || text.trim().toLowerCase();
}

/** Sources disagree on the support type of the categories that came with PACE, so above 16 it isn't compared. */
function hasPurpose(purpose: Purpose, { supportType, number }: SupportCategory): boolean {
  return number > 16 || supportType.toLowerCase() === purpose;
}
