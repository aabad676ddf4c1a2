import { browser } from "wxt/browser";
import { recordTab } from "../../lib/crm/read/request/record-tab.ts";

/** Opens a record's page of a CRM in a tab beside the workspace. */
export function openRecord(site: string, path: string): void {
  void browser.tabs.create({ url: recordTab(site, path) });
}
