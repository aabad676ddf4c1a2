import { formatDate, type IsoDate } from "../../core/calendar-date.ts";
import type { Problem } from "../../core/problem.ts";
import { normaliseSurname, describeUnusualLetter } from "./surname.ts";
import { tidyValue } from "../../core/look-alikes.ts";

/** The three facts by which the NDIA knows a participant. All are needed, and all must agree (F147). */
export interface Identity {
  surname: string;
  dateOfBirth: IsoDate;
  /** Nine digits, as text. No public check digit exists, so only the shape can be checked. */
  ndisNumber: string;
}

/** As it is sent and stored: nine digits and nothing else. */
export const NDIS_NUMBER = /^\d{9}$/;

/** Its digits alone: without the spaces and hyphens that people type, of whatever kind, and what can't be seen. */
export function normaliseNdisNumber(text: string): string {
  return tidyValue(text).replaceAll(/[\s-]/g, "");
}

/**
 * Checks what the CRM holds before anybody is asked: an incomplete triple can only be refused (F147). The answer is what the
 * NDIA is asked with: a surname with plain apostrophes, hyphens and spaces, as its own records have them.
 */
export function verifiedIdentity(read: Partial<Identity>, today: IsoDate): Identity | Problem {
  const surname = normaliseSurname(read.surname ?? "");
  const ndisNumber = normaliseNdisNumber(read.ndisNumber ?? "");
  const { dateOfBirth } = read;
  if (!surname) return missing("surname-missing", "Surname");
  if (!ndisNumber) return missing("ndis-number-missing", "NDIS Number");
  if (!dateOfBirth) return missing("date-of-birth-missing", "Date of Birth");
  const unusual = describeUnusualLetter(surname);
  if (unusual) {
    return {
      code: "surname-odd-letter",
      what: `The surname contains ${unusual}.`,
      remedy: "Type the Surname again on the client's profile, then sync again.",
      field: "Surname",
    };
  }
  if (!NDIS_NUMBER.test(ndisNumber)) {
    return {
      code: "ndis-number-shape",
      what: `The NDIS number ${ndisNumber} isn't nine digits.`,
      remedy: "Correct the NDIS Number on the client's profile, then sync again.",
      field: "NDIS Number",
    };
  }
  if (dateOfBirth > today) {
    return {
      code: "date-of-birth-future",
      what: `The date of birth ${formatDate(dateOfBirth)} is in the future.`,
      remedy: "Correct the Date of Birth on the client's profile, then sync again.",
      field: "Date of Birth",
    };
  }
  return { surname, dateOfBirth, ndisNumber };
}

function missing(code: string, field: string): Problem {
  return {
    code,
    what: `The client's profile has no ${field}.`,
    remedy: `Fill in ${field} on the client's profile, then sync again. The NDIA needs surname, date of birth and NDIS number.`,
    field,
  };
}
