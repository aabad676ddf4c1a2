import * as z from "zod/mini";
import { _default as withDefault } from "zod/mini";

/** Ways in which one organisation's CRM, or the agency's wording, differs from another's. */
export const switchesSchema = z.strictObject({
  /** The order of the client list's columns. */
  columns: withDefault(z.enum(["default", "reordered"]), "default"),
  /** Fields, details and columns with these labels aren't rendered; a form keeps what was stored in them. */
  hideLabels: withDefault(z.array(z.string()), []),
  /** The client list's table and Action menu are replaced with new elements every two seconds. */
  rerender: withDefault(z.boolean(), false),
  /** The Action menu has the CRM's own Sync Active Plans. */
  nativeSyncItem: withDefault(z.boolean(), false),
  /** Which generation of the CRM's own PACE buttons, menus and dialogs there is; none of them reaches the agency. */
  paceScreens: withDefault(z.enum(["none", "older", "newer"]), "none"),
  /** Who draws the lines of an invoice: the server, or a script in the page that keeps them as state and draws them anew. */
  invoiceEntry: withDefault(z.enum(["server", "spa"]), "server"),
  /** The lines of an invoice, captured ones too, are replaced with new elements every second and a half. */
  rerenderLines: withDefault(z.boolean(), false),
  /** Plan budgets of these categories are refused, as by a rule of the organisation that nobody wrote down. */
  refuseBudgets: withDefault(z.array(z.string()), []),
  /** After this many more accepted forms everyone is signed out, once; then it is null again. */
  signOutAfterWrites: withDefault(z.nullable(z.int().check(z.gte(1))), null),
  /** Whether the agency says which of the three details is wrong. */
  identityErrors: withDefault(z.enum(["specific", "generic"]), "specific"),
});

export type Switches = z.infer<typeof switchesSchema>;

export type SwitchBoard = { current: Switches };

export function createSwitchBoard(): SwitchBoard {
  return { current: switchesSchema.parse({}) };
}
