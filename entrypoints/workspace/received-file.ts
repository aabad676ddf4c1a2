import { takeFileTransfer } from "../../lib/storage/file-transfers.ts";

/** The file that the tab was opened with, from the CRM's page. Once: a reload begins without a file. */
export async function receiveFileTransfer(): Promise<{ blob: Blob; name: string } | null> {
  const id = location.hash.slice(1);
  if (!id) return null;
  history.replaceState(null, "", location.pathname);
  const file = await takeFileTransfer(id);
  return file ? { blob: new Blob([Uint8Array.fromBase64(file.base64)]), name: file.name } : null;
}
