import { browser } from "wxt/browser";

const STARTED = `${browser.runtime.id}:${import.meta.env.ENTRYPOINT}:started`;

/**
 * How long a page script lives: until a newer copy of it starts in the same document, as after an update of the
 * extension. The build puts it in the place of WXT's context of the same name, which brings timers and a watch of the
 * address that no script of ours uses, and every page would load them.
 */
export class ContentScriptContext {
  readonly signal: AbortSignal;

  constructor() {
    const lifetime = new AbortController();
    this.signal = lifetime.signal;
    document.dispatchEvent(new Event(STARTED));
    // From here on, so that its own start doesn't end it.
    document.addEventListener(STARTED, () => lifetime.abort(), { once: true });
  }

  /** Calls back once, when the script has to leave the page. */
  onInvalidated(callback: () => void): void {
    this.signal.addEventListener("abort", callback, { once: true });
  }
}
