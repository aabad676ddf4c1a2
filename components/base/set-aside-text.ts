import type { SetAsideRow } from "../../lib/domain/stored-data.ts";
import { plural } from "./plural.ts";

/** What people call one row of each store, and several. */
const NAMES: Readonly<Record<SetAsideRow["store"], readonly [string, string]>> = {
  batches: ["stored sync", "stored syncs"],
  jobs: ["stored record of a sync", "stored records of a sync"],
  snapshots: ["stored answer of the NDIA", "stored answers of the NDIA"],
  plans: ["stored plan", "stored plans"],
  contracts: ["stored contract status", "stored contract statuses"],
  changes: ["stored change", "stored changes"],
  links: ["stored link between CRM pages", "stored links between CRM pages"],
  participants: ["stored participant record", "stored participant records"],
  overviews: ["stored line of the participants list", "stored lines of the participants list"],
  spending: ["stored spending history", "stored spending histories"],
  notices: ["stored notice", "stored notices"],
  bookingLinks: ["service booking that is followed", "service bookings that are followed"],
  crmProfiles: ["stored profile from the CRM", "stored profiles from the CRM"],
  devices: ["stored PRODA device", "stored PRODA devices"],
  priceLists: ["imported price list", "imported price lists"],
  audit: ["entry of the audit trail", "entries of the audit trail"],
  auditState: ["stored head of the audit trail", "stored heads of the audit trail"],
  localities: ["part of the postcode table", "parts of the postcode table"],
  ownProfiles: ["entered part of a profile", "entered parts of profiles"],
  priceItems: ["item of a price list", "items of price lists"],
};

/** Names in a sentence; more are counted. */
const MAX_NAMED = 3;

/** What was set aside, a sentence for each kind of row, by no name but its own key. */
export function setAsideTexts(rows: readonly SetAsideRow[]): string[] {
  const byStore = Map.groupBy(rows, ({ store }) => store);
  return Array.from(byStore, ([store, those]) => {
    const keys = those.flatMap(({ key }) => key || []).slice(0, MAX_NAMED);
    const rest = those.length - keys.length;
    const named = keys.length === 0 ? "" : `: ${keys.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
    const was = those.length === 1 ? "was" : "were";
    return `${plural(those.length, ...NAMES[store])} can't be read and ${was} set aside${named}. Other work goes on.`;
  });
}

/** In one line, where there is room for no more. */
export function setAsideSummary(rows: readonly SetAsideRow[]): string {
  return `${plural(rows.length, "stored record")} can't be read and ${rows.length === 1 ? "was" : "were"} set aside. Other work goes on.`;
}
