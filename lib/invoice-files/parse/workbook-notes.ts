import { formatCount } from "../../core/count.ts";
import type { FileNote } from "../read/file-finding.ts";
import type { SheetToRead } from "./workbook-sheet.ts";

/** As many places are named. */
const MAX_NAMED = 5;

/** What is to be said of how a workbook was read: which sheet, its merged cells and its formulas. */
export function workbookNotes(read: SheetToRead, others: readonly SheetToRead[]): FileNote[] {
  return [sheetNote(read, others), mergedNote(read), ...formulaNotes(read)].filter((each) => each !== null);
}

function sheetNote({ name, above }: SheetToRead, others: readonly SheetToRead[]): FileNote {
  const left = others.map((each) => `“${each.name}” (${countText(each.rows, "row")})`).join(", ");
  const first =
    above === 0 ? "" : ` Its column names are in row ${above + 1}, and rows are counted from there.`;
  return {
    code: "workbook-sheet",
    severity: others.length > 0 ? "warn" : "note",
    what: `The workbook's sheet “${name}” was read.${first}${left ? ` Not read: ${left}.` : ""}`,
    remedy: left
      ? "To check another sheet, choose the file again with that sheet alone."
      : "clean.csv and rejects.csv are saved as CSV.",
  };
}

/** A merged cell holds its value in its first row and column only; what the others would hold, nobody knows. */
function mergedNote({ above, header, rows, sheet }: SheetToRead): FileNote | null {
  const merged = (sheet.merges ?? []).filter(
    ({ startRow, endRow, startCol }) =>
      endRow >= above && startRow <= above + rows && startCol < header.length,
  );
  if (merged.length === 0) return null;
  const places = merged.map(
    ({ startRow, startCol, endRow, endCol }) => `${place(startRow, startCol)}:${place(endRow, endCol)}`,
  );
  return {
    code: "workbook-merged",
    severity: "warn",
    what: `Cells are merged: ${named(places)}. Their value was read in their first cell only; the others are empty here.`,
    remedy: "Unmerge them in Excel and fill in each row, or fill in the empty cells here.",
  };
}

function formulaNotes({ above, rows, sheet }: SheetToRead): (FileNote | null)[] {
  const all: { at: string; isKnown: boolean }[] = [];
  for (const [key, { formula }] of sheet.cells ?? []) {
    const [row = -1, column = -1] = key.split(",").map(Number);
    if (formula === undefined || row <= above || row > above + rows) continue;
    const value = sheet.rows[row]?.[column] ?? null;
    all.push({ at: place(row, column), isKnown: value !== null && value !== "" });
  }
  const unknown = all.flatMap(({ at, isKnown }) => (isKnown ? [] : at));
  const known = all.flatMap(({ at, isKnown }) => (isKnown ? at : []));
  return [
    known.length === 0
      ? null
      : {
          code: "workbook-formulas",
          severity: "note",
          what: `${countText(known.length, "cell has a formula", "cells have formulas")}: ${named(known)}. The value that Excel last saved was read.`,
          remedy: "If the workbook wasn't recalculated, open and save it in Excel first.",
        },
    unknown.length === 0
      ? null
      : {
          code: "workbook-formulas-unknown",
          severity: "warn",
          what: `${countText(unknown.length, "formula has", "formulas have")} no saved value: ${named(unknown)}. The formula stands in the cell instead.`,
          remedy: "Open and save the workbook in Excel and choose it again, or enter the values here.",
        },
  ];
}

function named(places: readonly string[]): string {
  const first = places.slice(0, MAX_NAMED).join(", ");
  return places.length > MAX_NAMED ? `${first} and ${formatCount(places.length - MAX_NAMED)} more` : first;
}

function countText(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `A1`, as Excel names a cell. */
function place(row: number, column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}
