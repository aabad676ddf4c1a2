import { findUnusualCharacters, tidyValue } from "../../core/look-alikes.ts";
import { isControl, isPlain, invisibleIn } from "../../core/invisible-characters.ts";
import { readCode, readItem } from "./catalogue-cell.ts";
import { isSpreadsheetFormula } from "../parse/spreadsheet-formula.ts";
import { readDate } from "./date-cell.ts";
import type { DateForm, FileField } from "../parse/layouts.ts";
import { quoted } from "./quoted.ts";
import { readDigits } from "./read-digits.ts";
import { readName } from "./read-name.ts";
import { readExcelError, readScientificNumber } from "./read-excel-artefact.ts";
import { readMoney } from "./read-money.ts";
import { readHours, readQuantity } from "./read-quantity.ts";
import { readReference } from "./read-reference.ts";
import type { CellFault, CellResult } from "./cell-result.ts";

/** Reads a cell that isn't empty. Pure, so that equal texts are read once. */
export function readCell(text: string, field: FileField, dates: DateForm): CellResult {
  const marked = readMarkedAsText(text, field, dates);
  if (marked) return marked;
  if (isSpreadsheetFormula(text)) return formula(text);
  if (isNameField(field)) return readExcelError(text) ?? readName(text);
  return isPlain(text) ? readPlain(text, field, dates) : readUnusual(text, field, dates);
}

function readPlain(text: string, field: FileField, dates: DateForm): CellResult {
  switch (KIND[field]) {
    case "date":
      return readDate(text.trim(), dates);
    case "money":
      return readMoney(text);
    case "quantity":
      return readQuantity(text.trim());
    case "hours":
      return readHours(text.trim());
    case "digits":
      return readDigits(text, field === "abn" ? 11 : 9, field);
    case "item":
      // What else isn't right about it, the rules say.
      return readItem(text.trim()) ?? readScientificNumber(text.trim()) ?? { value: text.trim() };
    case "reference":
      return readReference(text);
    case "code":
      return readCode(text);
    default:
      return { value: text };
  }
}

/**
 * A value with invisible characters, or with ones that only look like the plain ones: it is read in its plain form, and what is
 * in it is named. One press puts right both that and whatever else is wrong with it.
 */
function readUnusual(text: string, field: FileField, dates: DateForm): CellResult {
  const unusual = findUnusualCharacters(text);
  if (unusual.length === 0) return readPlain(text, field, dates);
  const tidy = tidyValue(text);
  const bare = tidy.trim();
  const inside = bare === "" ? {} : readPlain(tidy, field, dates);
  const { fault } = inside;
  const invisible = invisibleIn(text);
  // The value itself can't be read: that counts, and the rest comes with it.
  if (fault && inside.value === undefined && fault.replacement === undefined)
    return { ...inside, fault: { ...fault, what: `${fault.what} It contains ${unusual.join(" and ")}.` } };
  const own: CellFault = {
    code: invisible.length > 0 ? "unseen-character" : (fault?.code ?? "odd-character"),
    severity: "block",
    what: `${quoted(text)} contains ${unusual.join(" and ")}.${fault ? ` ${fault.what}` : ""}`,
    remedy:
      fault?.remedy ?? (invisible.length > 0 ? "Remove it." : "Type it with plain keyboard characters."),
    replacement: fault?.replacement ?? bare,
    ...(fault?.choices ? { choices: fault.choices } : {}),
  };
  // What a control code replaced isn't known, so neither is the value.
  return invisible.some(isControl) ? { fault: own } : { ...inside, fault: own };
}

/** Fields that hold names, which may begin and be written as people like. */
function isNameField(field: FileField): boolean {
  return field === "clientName" || field === "provider";
}

type Kind = "date" | "money" | "quantity" | "hours" | "digits" | "item" | "reference" | "code";

const KIND: Partial<Record<FileField, Kind>> = {
  date: "date",
  delivered: "date",
  from: "date",
  to: "date",
  total: "money",
  rate: "money",
  lineTotal: "money",
  quantity: "quantity",
  hours: "hours",
  ndisNumber: "digits",
  abn: "digits",
  item: "item",
  number: "reference",
  gst: "code",
  claimType: "code",
  cancellationReason: "code",
};

/** `'01_011` and `="01_011"`: how a spreadsheet is made to keep a number as text. Other programs read the marks too. */
const AS_TEXT = /^(?:'+([^'].*)|="([^"]*)")$/s;

/** `undefined` where it has no such mark. An apostrophe before a name is the name's own: `'t Hart`. */
function readMarkedAsText(text: string, field: FileField, dates: DateForm): CellResult | undefined {
  const marked = AS_TEXT.exec(text);
  if (!marked || (isNameField(field) && text.startsWith("'"))) return undefined;
  const bare = marked[1] ?? marked[2] ?? "";
  const inside = readCell(bare, field, dates);
  if (inside.fault?.severity === "block") return inside;
  return {
    ...inside,
    fault: {
      code: "shown-as-text",
      severity: "block",
      what: `${quoted(text)} still has a spreadsheet's mark for text.`,
      remedy: "Remove the mark.",
      replacement: bare,
    },
  };
}

function formula(text: string): CellResult {
  return {
    fault: {
      code: "formula",
      severity: "block",
      what: `${quoted(text)} is a spreadsheet formula, not a value.`,
      remedy: "Enter the value instead.",
    },
  };
}
