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

/**
 * Keeps the policy, whose keys are secrets, from the extension's scripts in CRM pages. Chrome lets them read it otherwise; Firefox has
 * no such switch.
 */
export function keepPolicyFromPages(): void {
  const area: { setAccessLevel?: (options: { accessLevel: "TRUSTED_CONTEXTS" }) => Promise<void> } =
    browser.storage.managed;
  void area.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
}
