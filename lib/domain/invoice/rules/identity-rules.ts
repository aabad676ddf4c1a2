import { NDIS_NUMBER, normaliseNdisNumber } from "../../plan/identity.ts";
import { findUnusualCharacters, tidyValue } from "../../../core/look-alikes.ts";
import { isAbn, wordForAbn } from "../model/abn.ts";
import type { InvoiceRule, RuleResult } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/** The form of nearly all NDIS numbers: these need no further check. */
const USUAL_NDIS_NUMBER = /^43\d{7}$/;

/** Who the participant and the provider are. */
export const IDENTITY_RULES: readonly InvoiceRule[] = [
  {
    code: "ndis-number-shape",
    label: "NDIS number not valid",
    severity: "block",
    field: "ndisNumber",
    source: SOURCE.ndisNumber,
    check: ({ ndisNumber }) =>
      ndisNumber && !USUAL_NDIS_NUMBER.test(ndisNumber) && !NDIS_NUMBER.test(normaliseNdisNumber(ndisNumber))
        ? [
            {
              what: `The NDIS number ${ndisNumber} isn't nine digits.`,
              remedy: "Compare it with the participant's profile.",
            },
          ]
        : [],
  },
  {
    code: "ndis-number-prefix",
    label: "Unusual NDIS number",
    severity: "warn",
    field: "ndisNumber",
    source: SOURCE.ndisNumber,
    check: ({ ndisNumber }) =>
      ndisNumber &&
      !USUAL_NDIS_NUMBER.test(ndisNumber) &&
      /^(?!43)\d{9}$/.test(normaliseNdisNumber(ndisNumber))
        ? [
            {
              what: `The NDIS number ${ndisNumber} doesn't begin with 43, as they usually do.`,
              remedy: "Compare it with the participant's profile.",
            },
          ]
        : [],
  },
  {
    code: "ndis-number-spaces",
    label: "NDIS number format",
    severity: "note",
    field: "ndisNumber",
    source: SOURCE.bulkImport,
    check: ({ ndisNumber = "" }) => {
      if (USUAL_NDIS_NUMBER.test(ndisNumber)) return [];
      const value = normaliseNdisNumber(ndisNumber);
      return value !== ndisNumber && NDIS_NUMBER.test(value)
        ? [
            {
              what: `The NDIS number ${describeFormat(ndisNumber)}.`,
              remedy: "Enter the nine digits only.",
              ...REFUSED_BY_IMPORT,
              fix: { kind: "set", field: "ndisNumber", value, label: `Change to ${value}` },
            },
          ]
        : [];
    },
  },
  {
    code: "abn-wrong",
    label: "ABN not valid",
    severity: "block",
    field: "abn",
    source: SOURCE.abn,
    check: ({ abn }) => {
      const plain = plainAbn(abn ?? "");
      if (!abn || wordForAbn(plain) || isAbn(plain)) return [];
      return [
        {
          what: `The ABN ${abn} ${describeInvalidAbn(plain)}`,
          remedy: "Compare it with the invoice and the provider's record.",
        },
      ];
    },
  },
  {
    code: "abn-spaces",
    label: "ABN format",
    severity: "note",
    field: "abn",
    source: SOURCE.bulkImport,
    check: ({ abn = "" }) => {
      if (isAbn(abn)) return [];
      const word = wordForAbn(tidyValue(abn));
      const value = word ?? plainAbn(abn);
      if (value === abn || (!word && !isAbn(value))) return [];
      return [
        {
          what: word ? `The ABN ${abn} must be written ${word}.` : `The ABN ${describeFormat(abn)}.`,
          remedy: word ? `Enter ${word} in capital letters.` : "Enter the eleven digits only.",
          // Whether it wants the word in capitals isn't public.
          ...(word ? {} : REFUSED_BY_IMPORT),
          fix: { kind: "set", field: "abn", value, label: `Change to ${value}` },
        },
      ];
    },
  },
];

const REFUSED_BY_IMPORT: Pick<RuleResult, "careview" | "refusedBy"> = {
  careview: "The bulk import rejects the whole file.",
  refusedBy: ["bulk-import"],
};

function plainAbn(abn: string): string {
  return isAbn(abn) ? abn : tidyValue(abn).replaceAll(/[\s-]/g, "");
}

function describeInvalidAbn(plain: string): string {
  if (!/^\d{11}$/.test(plain)) return "isn't eleven digits.";
  return plain.startsWith("0")
    ? "isn't valid: no ABN begins with 0."
    : "isn't valid: its check digits are wrong.";
}

/** How a number is written whose digits are right once the rest is removed. */
function describeFormat(text: string): string {
  const odd = findUnusualCharacters(text);
  return odd.length > 0 ? `contains ${odd.join(" and ")}` : "is written with spaces or hyphens";
}
