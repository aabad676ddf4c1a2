import { browser } from "wxt/browser";

/** The match pattern of an origin, for any of its ports: Firefox knows no pattern with a port. */
export function originPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** Whether the browser allows the origin at present. It can be withdrawn at any time, so nobody keeps the answer. */
export function hasHostPermission(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(origin)] });
}

/** Asks the person. Only within a press of theirs, before anything is awaited: browsers refuse it otherwise. */
export function requestHostPermission(origins: string[]): Promise<boolean> {
  return browser.permissions.request({ origins: origins.map(originPattern) });
}
