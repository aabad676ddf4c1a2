import { browser } from "wxt/browser";
import { requireRecordAddress } from "../../lib/crm/read/request/request-gate.ts";

/** Opens a record's page of a CRM in a tab beside the workspace. */
export function openRecord(site: string, path: string): void {
  void browser.tabs.create({ url: requireRecordAddress(site, path).href });
}
