import { browser } from "wxt/browser";

/**
 * Calls `changed` whenever the organisation's policy has changed while the browser runs. Firefox reads policies when it starts, so
 * it never does.
 */
export function watchPolicy(changed: () => void, signal?: AbortSignal): void {
  const { onChanged } = browser.storage.managed;
  const listener = () => changed();
  onChanged.addListener(listener);
  signal?.addEventListener("abort", () => onChanged.removeListener(listener));
}
