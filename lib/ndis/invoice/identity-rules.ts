import { NDIS_NUMBER, normaliseNdisNumber } from "../identity.ts";
import { isAbn, WITHOUT_ABN } from "./abn.ts";
import type { InvoiceRule } from "./rule.ts";
import { SOURCE } from "./source.ts";

/** As nearly all are written: nothing has to be said of these. */
const USUAL = /^43\d{7}$/;

/** Who the participant and the provider are. */
export const IDENTITY_RULES: readonly InvoiceRule[] = [
  {
    code: "ndis-number-shape",
    severity: "block",
    field: "ndisNumber",
    source: SOURCE.ndisNumber,
    check: ({ ndisNumber }) =>
      ndisNumber && !USUAL.test(ndisNumber) && !NDIS_NUMBER.test(normaliseNdisNumber(ndisNumber))
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
    severity: "warn",
    field: "ndisNumber",
    source: SOURCE.ndisNumber,
    check: ({ ndisNumber }) =>
      ndisNumber && !USUAL.test(ndisNumber) && /^(?!43)\d{9}$/.test(normaliseNdisNumber(ndisNumber))
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
    severity: "note",
    field: "ndisNumber",
    source: SOURCE.bulkImport,
    check: ({ ndisNumber = "" }) => {
      if (USUAL.test(ndisNumber)) return [];
      const value = normaliseNdisNumber(ndisNumber);
      return value !== ndisNumber && NDIS_NUMBER.test(value)
        ? [
            {
              what: "The NDIS number is written with spaces or hyphens.",
              remedy: "Write its nine digits alone.",
              careview: "The bulk import refuses the whole file.",
              refusedBy: ["bulk-import"],
              fix: { kind: "set", field: "ndisNumber", value, label: `Make it ${value}` },
            },
          ]
        : [];
    },
  },
  {
    code: "abn-wrong",
    severity: "block",
    field: "abn",
    source: SOURCE.abn,
    check: ({ abn }) => {
      const plain = plainAbn(abn ?? "");
      if (!abn || WITHOUT_ABN.has(plain) || isAbn(plain)) return [];
      const what = /^\d{11}$/.test(plain)
        ? `The ABN ${abn} can't be right: its check digits don't fit.`
        : `The ABN ${abn} isn't eleven digits.`;
      return [{ what, remedy: "Compare it with the invoice and the provider's record." }];
    },
  },
  {
    code: "abn-spaces",
    severity: "note",
    field: "abn",
    source: SOURCE.bulkImport,
    check: ({ abn = "" }) => {
      if (isAbn(abn)) return [];
      const value = plainAbn(abn);
      const isDigits = isAbn(value);
      return value !== abn && (isDigits || WITHOUT_ABN.has(value))
        ? [
            {
              what: isDigits
                ? "The ABN is written with spaces or hyphens."
                : `The ABN is ${abn}, which is written ${value}.`,
              remedy: isDigits
                ? "Write its eleven digits alone."
                : `Write ${value} in capital letters alone.`,
              careview: "The bulk import refuses the whole file.",
              refusedBy: ["bulk-import"],
              fix: { kind: "set", field: "abn", value, label: `Make it ${value}` },
            },
          ]
        : [];
    },
  },
];

function plainAbn(abn: string): string {
  return isAbn(abn) ? abn : abn.replaceAll(/[\s-]/g, "").toUpperCase();
}
