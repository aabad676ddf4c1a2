import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { VaultView } from "../../../../lib/domain/vault/vault-view.ts";

/** Nothing is sealed. */
export const UNPROTECTED: VaultView = {
  openedBy: [],
  isLocked: false,
  sealing: null,
  autoLockMinutes: 15,
  retention: { retrievalDays: null, answerDays: null },
  keyWarning: null,
};
export const UNLOCKED: VaultView = { ...UNPROTECTED, openedBy: ["passphrase"] };
export const LOCKED: VaultView = { ...UNLOCKED, isLocked: true };
export const PASSPHRASE = "four invented words here";
export const WRONG = {
  code: "passphrase-wrong",
  field: "Passphrase",
  what: "That passphrase is not right.",
  remedy: "Check the capital letters, and try again.",
};

/** The background: one answer for each operation, which a test may change. What was asked is kept. */
export function answerOperations(answers: Record<string, (body: never) => unknown>) {
  const asked: { name: string; body: unknown }[] = [];
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(async (message: unknown) => {
    const { planbridge: name, body } = message as { planbridge: string; body: unknown };
    asked.push({ name, body });
    const answer = await answers[name]?.(body as never);
    return answer === WRONG ? { problem: WRONG } : { ok: answer };
  });
  return asked;
}
