import { takeFileTransfer } from "../../lib/storage/file-transfers.ts";

/** The file that the CRM's page opened the tab with. Once: a reload starts without a file. */
export async function receiveFileTransfer(
  query: URLSearchParams,
): Promise<{ blob: Blob; name: string } | null> {
  const id = query.get("transfer");
  if (!id) return null;
  history.replaceState(null, "", "#file");
  const file = await takeFileTransfer(id);
  return file ? { blob: new Blob([Uint8Array.fromBase64(file.base64)]), name: file.name } : null;
}
