import type { Problem } from "../../../core/problem.ts";
import type { Reading } from "../reading.ts";

/** The page has no place for a field that is needed. */
export function missingFieldProblem(field: string, page: string): Problem {
  return {
    code: "crm-field-not-shown",
    what: `The ${page} doesn't show ${field}.`,
    remedy: `Ask your CRM administrator to show ${field} on the ${page}, then sync again.`,
    field,
  };
}

/** It has a place and nothing in it. */
export function emptyFieldProblem(field: string, page: string): Problem {
  return {
    code: "crm-field-empty",
    what: `${field} is empty on the ${page}.`,
    remedy: `Fill in ${field} in the CRM, then sync again.`,
    field,
  };
}

/** Written as CareView writes dates. Where it is no date, the record is at fault, else the way in which it is written. */
const USUAL_DATE = /^\s*\d{1,2}\/\d{1,2}\/\d{4}(?!\d)/;

export function unreadableDateProblem(field: string, text: string): Problem {
  const isUsual = USUAL_DATE.test(text);
  return {
    code: "crm-date-unreadable",
    what: isUsual
      ? `${field} reads “${text}”, which isn't a date in DD/MM/YYYY format.`
      : `${field} reads “${text}”. Planbridge can't tell for certain which day that is.`,
    remedy: isUsual
      ? `Correct ${field} in the CRM, then sync again.`
      : `Check ${field} in the CRM. If it looks right to you, tell whoever looks after Planbridge how your CRM writes dates.`,
    field,
  };
}

/** What a person is told of a field that isn't certain; nothing where it is. */
export function fieldProblem(field: string, page: string, reading: Reading<unknown>): Problem | undefined {
  if (reading.state === "value") return undefined;
  if (reading.state === "not-shown") return missingFieldProblem(field, page);
  if (reading.state === "unreadable") return unreadableProblem(field, page, reading.text);
  return reading.texts.length > 1 ? severalValues(field, page) : elsewhere(field, page);
}

function unreadableProblem(field: string, page: string, text: string): Problem {
  return {
    code: "crm-field-unreadable",
    what: text
      ? `The ${page} shows “${text}” as ${field}, which Planbridge can't read.`
      : `The ${page} shows ${field} as a picture without words, which Planbridge can't read.`,
    remedy: `Ask your CRM administrator to show ${field} in words on the ${page}, then sync again.`,
    field,
  };
}

function severalValues(field: string, page: string): Problem {
  return {
    code: "crm-field-ambiguous",
    what: `The ${page} shows two different values for ${field}. Planbridge doesn't choose between them.`,
    remedy: `Open the ${page} in the CRM and correct the value that is wrong. If both are right, ask your CRM administrator to name them differently.`,
    field,
  };
}

function elsewhere(field: string, page: string): Problem {
  return {
    code: "crm-field-ambiguous",
    what: `The ${page} shows ${field} in another section than the NDIS Number, so it may be somebody else's.`,
    remedy: `Ask your CRM administrator to show Surname, Date of Birth and NDIS Number in one section of the ${page}, then sync again.`,
    field,
  };
}
