import type * as z from "zod/mini";
import type { Right } from "../../domain/access/access.ts";

/** Who may send an operation: a page of a CRM that is set up, or one of the extension's own pages. */
export type Caller = "crm-page" | "extension-page";

/** What one context may ask of the background, written once: who may send it, what it sends and what comes back. */
export interface OperationDefinition<Body, Reply> {
  /** A message from anyone else is refused before anything runs. */
  readonly from: readonly Caller[];
  /** A message that doesn't fit is refused before anything runs. */
  readonly body: z.ZodMiniType<Body>;
  readonly reply: ReplyType<Reply>;
  /** What the organisation's policy must let people do here; absent where everybody may. */
  readonly needs?: Right;
  /** Its answer comes from pages of the CRM, read with the session of the browser's ordinary tabs. */
  readonly readsCrm?: true;
  /** From a CRM page, about itself: the record's path, which must be the address of the tab or frame that sends it. */
  readonly ownRecord?: (body: Body) => string | undefined;
  /** The records by which a CRM page asks for participants' data, beside its own address. */
  readonly participants?: (body: Body) => readonly (string | undefined)[];
}

export function defineOperation<Body, Reply>(
  definition: OperationDefinition<Body, Reply>,
): OperationDefinition<Body, Reply> {
  return definition;
}

/** Holds a type and no value: the background's own replies are not validated. */
export interface ReplyType<Reply> {
  readonly type?: Reply;
}

export function reply<Reply>(): ReplyType<Reply> {
  return {};
}

export const CRM_PAGE: readonly Caller[] = ["crm-page"];
export const EXTENSION_PAGE: readonly Caller[] = ["extension-page"];
export const ANY_PAGE: readonly Caller[] = ["crm-page", "extension-page"];
