import { browser } from "wxt/browser";

const MINUTE_S = 60;

/** Tells when nobody has touched the computer for that long, its screen was locked, or somebody is back. Call it before the first `await`. */
export function listenForIdle(changed: (isGone: boolean) => void): void {
  browser.idle.onStateChanged.addListener((state) => changed(state !== "active"));
}

/** From when on nobody counts as being there. @param minutes 0: only a locked screen counts, where the browser tells of it. */
export function setIdleTime(minutes: number): void {
  browser.idle.setDetectionInterval(Math.max(1, minutes || NEVER_MINUTES) * MINUTE_S);
}

/** A day: long after every working day's end. */
const NEVER_MINUTES = 24 * 60;
