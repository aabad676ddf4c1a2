import { act, cleanup, render } from "@testing-library/preact";
import type { VNode } from "preact";
import { fakeBrowser } from "wxt/testing/fake-browser";

/** The page is closed and opened again, and what was kept of it has been read. */
export async function reopen(page: VNode): Promise<ReturnType<typeof render>> {
  cleanup();
  const drawn = render(page);
  await act(async () => {
    await fakeBrowser.storage.session.get();
  });
  return drawn;
}

/** Everything that is kept, as one text. */
export async function keptText(): Promise<string> {
  return JSON.stringify(await fakeBrowser.storage.session.get());
}

/** After each test: files that share a process share what is kept. */
export async function forgetDrafts(): Promise<void> {
  cleanup();
  await fakeBrowser.storage.session.clear();
}
