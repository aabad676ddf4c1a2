import { formatDate } from "../../../core/calendar-date.ts";
import { hasSuffix, itemSuffix, suffixesOf } from "../../catalogue/item-suffixes.ts";
import { claimCode } from "../model/claim-code.ts";
import { itemForm, tidyItemNumber } from "../model/item-number.ts";
import type { LineFacts } from "../funding/line-facts.ts";
import type { LineRule, RuleResult } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/** How an item's number is written, suffixes included. Only what certainly is no number blocks. */
export const ITEM_FORM_RULES: readonly LineRule[] = [
  {
    code: "item-form",
    label: "Item number format",
    severity: "block",
    field: "item",
    source: SOURCE.items,
    check: ({ line: { item } }) =>
      item && itemForm(item) === "not a number" && !isInOtherLetters(item)
        ? {
            what: `${item} isn't a support item number, such as 01_011_0107_1_1.`,
            remedy: "Copy the number from the invoice or the support catalogue.",
            ...fixOf(item),
          }
        : undefined,
  },
  {
    code: "item-form-unsure",
    label: "Item number not recognised",
    severity: "warn",
    field: "item",
    source: SOURCE.items,
    check: ({ line: { item } }) => (item && itemForm(item) !== "number" ? unsure(item) : undefined),
  },
  {
    code: "item-suffix-early",
    label: "Suffix not valid yet",
    severity: "warn",
    field: "item",
    source: SOURCE.items,
    check: ({ line: { item }, range }) => {
      if (!item || !range || !hasSuffix(item)) return undefined;
      const early = suffixesOf(item)
        .map(itemSuffix)
        .find((suffix) => suffix?.from && range.from < suffix.from);
      return early?.from
        ? {
            what: `_${early.letters} (${early.meaning}) is for services from ${formatDate(early.from)}.`,
            remedy: `Before that day, use the number without it${early.claimType ? ` and the claim type ${early.claimType}` : ""}. Check the date.`,
          }
        : undefined;
    },
  },
  {
    code: "item-suffix-and-claim-type",
    label: "Suffix and claim type differ",
    severity: "warn",
    field: "claimType",
    source: SOURCE.items,
    check: suffixAndClaimType,
  },
];

/** The very number but for capitals and the spaces around it: whether that is refused isn't published. */
export function isInOtherLetters(item: string): boolean {
  const tidy = tidyItemNumber(item);
  return itemForm(tidy) === "number" && item.trim().toUpperCase() === tidy.toUpperCase();
}

function unsure(item: string): RuleResult | undefined {
  if (isInOtherLetters(item))
    return {
      what: `${item} isn't in the item number format.`,
      remedy: "Use the support catalogue's format.",
      ...fixOf(item),
    };
  if (itemForm(item) !== "unsure") return undefined;
  const unknown = suffixesOf(item).find((letters) => !itemSuffix(letters));
  return {
    what: unknown
      ? `_${unknown} isn't an item suffix that Planbridge knows (${item}).`
      : `${item} isn't a support item format that Planbridge knows.`,
    remedy: "Compare it with the support catalogue.",
  };
}

function fixOf(item: string): Pick<RuleResult, "fix"> {
  const tidy = tidyItemNumber(item);
  return itemForm(tidy) === "number" && tidy !== item
    ? { fix: { kind: "set", field: "item", value: tidy, label: `Change to ${tidy}` } }
    : {};
}

/** The suffix and the claim type may both be there; they have to be of one mind. */
function suffixAndClaimType({ line }: LineFacts): RuleResult | undefined {
  const { item } = line;
  if (!item || !hasSuffix(item)) return undefined;
  const claimType = claimCode(line.claimType);
  if (!claimType || claimType.startsWith("STAN")) return undefined;
  const withClaimType = suffixesOf(item)
    .map(itemSuffix)
    .filter((suffix) => suffix?.claimType);
  const [first] = withClaimType;
  if (!first || withClaimType.some((suffix) => suffix?.claimType === claimType)) return undefined;
  return {
    what: `The item ends in _${first.letters} (${first.meaning}), and the claim type is ${claimType}.`,
    remedy: `Choose the item for that claim type, or the claim type ${first.claimType}.`,
  };
}
