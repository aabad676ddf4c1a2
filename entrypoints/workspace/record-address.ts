import { requireRecordAddress } from "../../lib/crm/read/request/request-gate.ts";

/** The address of a record's page in its CRM; `null` where it isn't one that a person may be led to. */
export function recordAddress(site: string, path: string): string | null {
  try {
    return requireRecordAddress(site, path).href;
  } catch {
    return null;
  }
}
