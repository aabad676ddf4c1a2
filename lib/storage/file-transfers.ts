import { browser } from "wxt/browser";

/** A file on its way from the CRM's page to a workspace tab. Only ever in memory: it is full of participants. */
interface FileTransfer {
  name: string;
  base64: string;
}

const key = (id: string) => `file-transfer/${id}`;

/** Keeps a file until its tab takes it. One that no tab took, because that was closed at once, makes room for it. */
export async function storeFileTransfer(id: string, file: FileTransfer): Promise<void> {
  const leftover = Object.keys(await browser.storage.session.get()).filter((name) =>
    name.startsWith(key("")),
  );
  await browser.storage.session.remove(leftover);
  await browser.storage.session.set({ [key(id)]: file });
}

/** Takes it away: a second look finds nothing. */
export async function takeFileTransfer(id: string): Promise<FileTransfer | undefined> {
  const { [key(id)]: file } = await browser.storage.session.get(key(id));
  await browser.storage.session.remove(key(id));
  return file as FileTransfer | undefined;
}
