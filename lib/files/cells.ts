import { WITHOUT_ABN } from "../ndis/invoice/abn.ts";
import type { Severity } from "../ndis/invoice/finding.ts";
import { parseHundredths } from "../ndis/invoice/hundredths.ts";
import { parseMoney } from "../ndis/money.ts";
import { readCode, readItem } from "./catalogue-cell.ts";
import { isSpreadsheetFormula } from "./cell-text/spreadsheet-formula.ts";
import { readDate } from "./date-cell.ts";
import type { DateForm, FileField } from "./layouts.ts";

/** A cell as it was read: its value where it can be used, and what is wrong with how it is written. */
export interface Reading {
  value?: string | number;
  fault?: Fault;
}

export interface Fault {
  code: string;
  severity: Severity;
  what: string;
  remedy: string;
  put?: string;
}

/** Reads a cell that isn't empty. Pure, so that equal texts are read once. */
export function readCell(text: string, field: FileField, dates: DateForm): Reading {
  const disguised = AS_TEXT.exec(text);
  if (disguised) return asText(text, readCell(disguised[1] ?? disguised[2] ?? "", field, dates), disguised);
  if (isSpreadsheetFormula(text)) return formula(text);
  if (UNSEEN.test(text)) return unseen(text);
  switch (KIND[field]) {
    case "date":
      return readDate(text.trim(), dates);
    case "money":
      return readMoney(text);
    case "hundredths":
      return readHundredths(text.trim());
    case "digits":
      return readDigits(text, field === "abn" ? 11 : 9, field);
    case "item":
      // What else isn't right about it, the rules say.
      return readItem(text.trim()) ?? scientific(text.trim()) ?? { value: text.trim() };
    case "reference":
      return readReference(text);
    case "code":
      return readCode(text);
    default:
      return { value: text };
  }
}

const KIND: Partial<
  Record<FileField, "date" | "money" | "hundredths" | "digits" | "item" | "reference" | "code">
> = {
  date: "date",
  delivered: "date",
  from: "date",
  to: "date",
  total: "money",
  rate: "money",
  lineTotal: "money",
  quantity: "hundredths",
  hours: "hundredths",
  ndisNumber: "digits",
  abn: "digits",
  item: "item",
  number: "reference",
  gst: "code",
  claimType: "code",
  cancellationReason: "code",
};

/** `'01_011` and `="01_011"`: how spreadsheets are told to leave a number alone. Other programs read the marks too. */
const AS_TEXT = /^(?:'+([^'].*)|="([^"]*)")$/s;

function asText(text: string, inside: Reading, [, after, within]: RegExpExecArray): Reading {
  const bare = after ?? within ?? "";
  if (inside.fault?.severity === "block") return inside;
  return {
    ...inside,
    fault: {
      code: "shown-as-text",
      severity: "block",
      what: `“${text}” still has a spreadsheet's mark for text.`,
      remedy: "Take the mark off.",
      put: bare,
    },
  };
}

/** Bytes that no keyboard writes: a NUL from a database, a control code from a scanner. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function unseen(text: string): Reading {
  const put = text.replaceAll(new RegExp(UNSEEN, "g"), "");
  return {
    fault: {
      code: "unseen-character",
      severity: "block",
      what: `“${put.slice(0, 40)}” has a character in it that can't be seen.`,
      remedy: "Take it out.",
      ...(put === "" ? {} : { put }),
    },
  };
}

function formula(text: string): Reading {
  return {
    fault: {
      code: "formula",
      severity: "block",
      what: `“${text.slice(0, 40)}” is a formula to a spreadsheet, not a value.`,
      remedy: "Put the value there.",
    },
  };
}

const SCIENTIFIC = /^(\d)(?:\.(\d+))?E\+?(\d+)$/i;

function scientific(text: string): Reading | null {
  const parts = SCIENTIFIC.exec(text.trim());
  if (!parts) return null;
  const [, first = "", rest = "", power = ""] = parts;
  const whole = rest.length >= Number(power) ? null : `${first}${rest}`;
  const exact = rest.length === Number(power) ? `${first}${rest}` : undefined;
  return {
    fault: {
      code: "excel-number",
      severity: "block",
      what: `Excel shortened this number to “${text.trim()}”${whole ? "; its last digits are gone" : ""}.`,
      remedy: "Type it from the invoice. In Excel, give the column the format Text before anything is typed.",
      ...(exact ? { put: exact } : {}),
    },
  };
}

function readMoney(text: string): Reading {
  const value = parseMoney(text);
  if (value !== null) return { value };
  const mangled = scientific(text);
  if (mangled) return mangled;
  const shortened = /^-?\$?[\d,]+\.\d$/.test(text.trim()) ? parseMoney(`${text.trim()}0`) : null;
  if (shortened !== null) {
    return {
      value: shortened,
      fault: {
        code: "amount-form",
        severity: "warn",
        what: `“${text}” lacks a digit; it is read as ${text.trim()}0.`,
        remedy: "Write cents with two digits.",
        put: `${text.trim()}0`,
      },
    };
  }
  const bracketed = /^\((\$?[\d,]+\.\d\d)\)$/.exec(text.trim())?.[1];
  return unreadable(
    "not-an-amount",
    `“${text}” isn't an amount.`,
    "Write it as 1234.56.",
    bracketed && `-${bracketed}`,
  );
}

/** `1.5` or `1:30`. */
function readHundredths(text: string): Reading {
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(text);
  // 1:20 at $65.47 is $87.29: hundredths, 1.33, would make it $87.08.
  if (clock) return { value: Number(clock[1]) * 100 + (Number(clock[2]) * 100) / 60 };
  const value = parseHundredths(text);
  if (value !== null) return { value };
  const mangled = scientific(text);
  if (mangled) return mangled;
  return unreadable(
    "not-a-quantity",
    `“${text}” isn't a quantity.`,
    "Write a number with at most two decimals.",
  );
}

function readDigits(text: string, length: number, field: FileField): Reading {
  if (text.length === length && /^\d+$/.test(text)) return { value: text };
  if (field === "abn" && WITHOUT_ABN.has(text)) return { value: text };
  const bare = text.replaceAll(/[\s-]/g, "");
  if (bare.length === length && /^\d+$/.test(bare)) {
    return {
      value: bare,
      fault: {
        code: "spaces",
        severity: "block",
        what: `“${text}” has spaces or hyphens.`,
        remedy: `Write its ${length} digits without them.`,
        put: bare,
      },
    };
  }
  const mangled = scientific(text);
  if (mangled) return mangled;
  const name = field === "abn" ? "An ABN" : "An NDIS number";
  return unreadable(
    "digits",
    `“${text}” doesn't have ${length} digits. ${name} has.`,
    "Compare it with the invoice.",
  );
}

/** Which characters it may have, the rules say. */
function readReference(text: string): Reading {
  const bare = text.trim();
  if (bare === text) return scientific(text) ?? { value: text };
  return {
    value: bare,
    fault: {
      code: "spaces",
      severity: "block",
      what: `“${text}” has spaces around it.`,
      remedy: "Take them off: the number goes to the NDIA as it is.",
      put: bare,
    },
  };
}

function unreadable(code: string, what: string, remedy: string, put?: string): Reading {
  return { fault: { code, severity: "block", what, remedy, ...(put ? { put } : {}) } };
}
