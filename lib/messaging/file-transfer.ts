/**
 * The largest file that goes from the CRM's page to the workspace, in bytes. On its way it waits in the browser's memory
 * for the tab to open, never on disk, and the browsers keep at most 10 MB there; as text it is a third longer.
 */
export const MAX_TRANSFER_BYTES = 6 * 1024 * 1024;

/** Characters that so many bytes take as base64. */
export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}
