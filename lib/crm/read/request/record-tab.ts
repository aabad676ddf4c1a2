import { browser } from "wxt/browser";
import { practiceRecordPage } from "../../../domain/practice/practice-clients.ts";
import { requireRecordAddress } from "./request-gate.ts";

/** What a tab opens to show a record to a person. */
export function recordTab(site: string, path: string): string {
  const { href } = requireRecordAddress(site, path);
  const practicePage = practiceRecordPage(site, path);
  return practicePage === null ? href : browser.runtime.getURL(practicePage as "/practice.html");
}
