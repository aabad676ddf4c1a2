import { browser } from "wxt/browser";

/**
 * Whether practice is on: the extension works with invented data in a database of its own. In the browser's local storage, so
 * that it stays on when the browser starts again.
 */
const KEY = "practice";

export async function isPracticeOn(): Promise<boolean> {
  const { [KEY]: isOn } = await browser.storage.local.get(KEY);
  return isOn === true;
}

/** By the background alone, which has a database ready by then. Every page of the extension follows at once. */
export async function savePractice(isOn: boolean): Promise<void> {
  if (isOn) await browser.storage.local.set({ [KEY]: true });
  else await browser.storage.local.remove(KEY);
}

/** In a page of the extension: calls `changed` whenever it is switched. Ends with the signal. */
export function watchPractice(changed: (isOn: boolean) => void, signal: AbortSignal): void {
  const { onChanged } = browser.storage.local;
  const listener = ({ [KEY]: change }: Record<string, { newValue?: unknown }>) => {
    if (change) changed(change.newValue === true);
  };
  onChanged.addListener(listener);
  signal.addEventListener("abort", () => onChanged.removeListener(listener));
}
