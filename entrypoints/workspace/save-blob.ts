/** Lets the browser save a file under this name. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; until then the browser needs the address.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
