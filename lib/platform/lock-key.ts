import { browser } from "wxt/browser";

/** Its name in the manifest. */
const LOCK_COMMAND = "lock";

/** Calls `lock` when a person presses its key. Call it before the first `await`. */
export function listenForLockKey(lock: () => void): void {
  browser.commands.onCommand.addListener((command) => {
    if (command === LOCK_COMMAND) lock();
  });
}
