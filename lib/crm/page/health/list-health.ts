import type { HealthItem } from "../../../domain/page-health/page-health.ts";
import type { SiteProfile } from "../../profile/site-profile.ts";
import { capturedListProblem } from "../../read/invoice/captured-list-problem.ts";
import { countCaptured, readCapturedList } from "../../read/read-captured-list.ts";
import { readListedClients, readTickedClients } from "../../read/read-client-list.ts";
import { findMenu } from "../action-menu.ts";
import { healthItem } from "./health-items.ts";

export function clientListHealth(doc: Document, url: string, profile: SiteProfile): HealthItem[] {
  const { rows, linked, table } = readListedClients(doc, url, profile);
  const { notVisible = 0, notRead = 0 } = readTickedClients(doc, url, profile);
  const menu = findMenu(doc, profile.actionMenu, { near: table });
  return [
    rows === 0
      ? healthItem("Clients", "unreadable", {
          isNeeded: true,
          words: "no rows with a tick box beside a name or NDIS Number",
        })
      : rowsItem("Clients", rows, linked, "opens the client"),
    menu
      ? healthItem("Action menu", "read")
      : healthItem("Action menu", "not-shown", { words: "Planbridge shows a button of its own instead" }),
    ...(notRead > 0
      ? [
          healthItem("Ticked clients", "partly", {
            words: `${notRead} of them aren't on this page, so they can't be synced from it`,
          }),
        ]
      : []),
    ...(notVisible > notRead
      ? [
          healthItem("Ticked clients", "read", {
            words: `${notVisible - notRead} of them can't be seen at the moment`,
          }),
        ]
      : []),
  ];
}

export function streamlineHealth(doc: Document, url: string, profile: SiteProfile): HealthItem[] {
  const what = "Captured invoices";
  const problem = capturedListProblem(doc, profile);
  if (problem) {
    const isUnknown = problem.code === "list-columns-unknown";
    const words = isUnknown ? "no columns for the client and the invoice number" : "the page is translated";
    return [healthItem(what, "unreadable", { isNeeded: true, words })];
  }
  const rows = countCaptured(doc, profile);
  if (rows === 0) return [healthItem(what, "read", { words: "the list has no rows", isNeeded: true })];
  return [rowsItem(what, rows, readCapturedList(doc, url, profile).length, "opens the review")];
}

/** Rows that can be read, of which some may have no link that is known to open the record. */
function rowsItem(what: string, rows: number, linked: number, opens: string): HealthItem {
  if (linked >= rows) return healthItem(what, "read", { isNeeded: true });
  const state = linked === 0 ? "unreadable" : "partly";
  return healthItem(what, state, {
    isNeeded: true,
    words: `${rows - linked} of ${rows} rows have no link that ${opens}`,
  });
}
