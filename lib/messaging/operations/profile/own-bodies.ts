import * as z from "zod/mini";
import { ndisNumber, text } from "../body-schemas.ts";

/** Parts of messages about what the organisation keeps on profiles. */

export const rowId = z.string().check(z.minLength(1), z.maxLength(60));
export const begun = z.object({ id: rowId, revision: z.int().check(z.minimum(1)) });
/** Absent for a new row. */
export const optionalBegun = z.optional(begun);
/** A participant's or a contact's. */
export const profile = z.string().check(z.maxLength(600));
export const participant = { site: text, ndisNumber };
/** As typed: the handler says what is wrong with it. */
export const typedDay = z.string().check(z.maxLength(100));
export const longText = z.string().check(z.maxLength(5_000));
