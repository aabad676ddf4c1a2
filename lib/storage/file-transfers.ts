import { browser } from "wxt/browser";

/** A file in transfer from the CRM's page to a workspace tab. In memory only: it has participants' data. */
interface FileTransfer {
  name: string;
  base64: string;
}

const key = (id: string) => `file-transfer/${id}`;

/** Keeps a file until its tab takes it. It replaces a file whose tab was closed before it took it. */
export async function storeFileTransfer(id: string, file: FileTransfer): Promise<void> {
  const leftover = Object.keys(await browser.storage.session.get()).filter((name) =>
    name.startsWith(key("")),
  );
  await browser.storage.session.remove(leftover);
  await browser.storage.session.set({ [key(id)]: file });
}

/** Returns the file and removes it. */
export async function takeFileTransfer(id: string): Promise<FileTransfer | undefined> {
  const { [key(id)]: file } = await browser.storage.session.get(key(id));
  await browser.storage.session.remove(key(id));
  return file as FileTransfer | undefined;
}
