import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Session } from "./sessions.ts";

export type CrmEnv = {
  Bindings: HttpBindings;
  Variables: { session: Session; form: PostedForm; files: UploadedFiles };
};
export type CrmContext = Context<CrmEnv>;

/** The fields of a posted form, with every value of a name that came more than once. */
export type PostedForm = URLSearchParams;

/** The files of a posted form by field name; of several with one name the last. */
export type UploadedFiles = ReadonlyMap<string, File>;

export const FORM_TOKEN = "__RequestVerificationToken";

/** A record's number out of a path; anything but a plain positive number finds no record. */
export function recordId(text: string | undefined): number {
  return /^[1-9]\d{0,9}$/.test(text ?? "") ? Number(text) : 0;
}
