/** Whether the browser refused to store something because there is no room: its own limit, or a full disk. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
