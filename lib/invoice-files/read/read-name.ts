import { findUnusualInName, tidyName } from "../../core/look-alikes.ts";
import { isControl, nameOfInvisible } from "../../core/invisible-characters.ts";
import type { CellFault, CellResult } from "./cell-result.ts";
import { quoted } from "./quoted.ts";

/** `'t Hart`, `@Home Care`, `+Plus Therapy`, `-`: what a spreadsheet may show otherwise. What it would run isn't read as a name. */
const SIGN = /^['@+-]/;

/** A name is kept as it is: at most a note says how a spreadsheet would show it. */
export function readName(text: string): CellResult {
  const { invisible, spaces } = findUnusualInName(text);
  const value = tidyName(text);
  if (invisible.length > 0) return invisibleFault(text, invisible, value);
  const fault = spaces.length > 0 ? oddSpaces(text, spaces, value) : lost(text);
  if (fault) return { value, fault };
  return SIGN.test(text) ? { value, fault: nameWithSign(text) } : { value };
}

function invisibleFault(text: string, invisible: readonly string[], value: string): CellResult {
  const names = invisible.map((character) => `an invisible character (${nameOfInvisible(character)})`);
  const isLost = invisible.some(isControl);
  const fault: CellFault = {
    code: "unseen-character",
    severity: isLost ? "block" : "warn",
    what: `${quoted(text)} contains ${names.join(" and ")}.`,
    remedy: "Remove it, and compare the name with the invoice.",
    replacement: value.trim(),
  };
  // What a control code replaced isn't known, so neither is the name.
  return isLost || value.trim() === "" ? { fault } : { value, fault };
}

function oddSpaces(text: string, spaces: readonly string[], replacement: string): CellFault {
  return {
    code: "odd-character",
    severity: "note",
    what: `${quoted(text)} contains ${spaces.join(" and ")}.`,
    remedy: "It is read as a space. A program that compares names may not find this one.",
    replacement,
  };
}

function lost(text: string): CellFault | undefined {
  return text.includes("\uFFFD")
    ? {
        code: "lost-character",
        severity: "warn",
        what: `${quoted(text)} has a character that was lost when the file was saved.`,
        remedy: "Type the name again, or export the file as CSV UTF-8.",
      }
    : undefined;
}

function nameWithSign(text: string): CellFault {
  return {
    code: "name-sign",
    severity: "note",
    what: `The name ${quoted(text)} begins with “${text[0]}”.`,
    remedy:
      "It is read and saved as it is. Excel may hide that character or show an error in place of the name.",
  };
}
