import * as z from "zod/mini";
import { _default as withDefault } from "zod/mini";

/** In whose markup the CRM's pages can be drawn. */
export const PAGE_TEMPLATES = ["plain", "bootstrap", "webforms", "turbo", "spa"] as const;
export type PageTemplateName = (typeof PAGE_TEMPLATES)[number];

/** Tables of a client's profile that an organisation may not have. */
export const PROFILE_SECTIONS = ["relationships", "providers", "schedules", "appointments"] as const;
export type ProfileSection = (typeof PROFILE_SECTIONS)[number];

/** Ways in which one organisation's CRM, or the agency's wording, differs from another's. */
export const switchesSchema = z.strictObject({
  /**
   * The markup of the pages: the same records and words in other elements, with scripts of their own. All but `plain` have
   * what harms a careless reader, such as links that delete when they are fetched.
   */
  pageTemplate: withDefault(z.enum(PAGE_TEMPLATES), "plain"),
  /** Who pages a long table of the Bootstrap template: a script, which the whole table is sent to, or the server. */
  tablePaging: withDefault(z.enum(["script", "server"]), "script"),
  /** How late the content of the single-page template comes, in milliseconds. */
  lateContentMs: withDefault(z.int().check(z.gte(0), z.lte(10_000)), 1000),
  /** The order of the client list's columns. */
  columns: withDefault(z.enum(["default", "reordered"]), "default"),
  /** Fields, details and columns with these labels aren't rendered; a form keeps what was stored in them. */
  hideLabels: withDefault(z.array(z.string()), []),
  /** These tables aren't on a client's profile. */
  hideProfileSections: withDefault(z.array(z.enum(PROFILE_SECTIONS)), []),
  /** How many appointments the first client has; null: as many as there happen to be. */
  firstClientAppointments: withDefault(z.nullable(z.int().check(z.gte(0), z.lte(5_000))), null),
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
  /**
   * `public`: the agency answers in exactly the shapes of the public samples. `guessed`: as it was thought to before they
   * were known: management and budget type on the levels of the tree, earlier plans as a bare list, both ends of a path.
   */
  agencyShapes: withDefault(z.enum(["public", "guessed"]), "public"),
  /** How long a service booking stays in each status on its way from In Process, in seconds of the sandbox's clock. */
  bookingStepSeconds: withDefault(z.int().check(z.gte(0)), 60),
  /** `accepted`: the same may be booked twice for the same time, so that what a client sends twice is seen. */
  bookingOverlaps: withDefault(z.enum(["refused", "accepted"]), "refused"),
  /** How PRODA writes when keys and devices end: Sydney's time without a zone, or as others were seen to. */
  expiryForm: withDefault(
    z.enum(["local", "iso", "offset", "day-first", "seconds", "milliseconds", "remaining", "unreadable"]),
    "local",
  ),
  /** The status of a refusal in words; no public source tells which it is. */
  refusalStatus: withDefault(z.int().check(z.gte(200), z.lte(599)), 400),
  /** Whether the agency says which of the three details is wrong. */
  identityErrors: withDefault(z.enum(["specific", "generic"]), "specific"),
});

export type Switches = z.infer<typeof switchesSchema>;

export type SwitchBoard = { current: Switches };

export function createSwitchBoard(changes: Partial<Switches> = {}): SwitchBoard {
  return { current: switchesSchema.parse(changes) };
}
