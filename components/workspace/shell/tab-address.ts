import { useEffect, useState } from "preact/hooks";
import { markOf, valueOf } from "../../../lib/platform/session/address-marks.ts";

/** What the workspace's address says after `#`: which tab is in front, and what that tab is told, as in `#history?q=~0a1b2c3d`. */
export interface TabAddress {
  /** The name of the tab; empty where the address has none. */
  tab: string;
  query: URLSearchParams;
}

export function parseTabAddress(hash: string): TabAddress {
  const [, tab = "", query = ""] = /^#?([^?]*)(?:\?(.*))?$/s.exec(hash) ?? [];
  const told = [...new URLSearchParams(query)].flatMap(([name, text]) => {
    const value = valueOf(text);
    return value === undefined ? [] : [[name, value]];
  });
  return { tab, query: new URLSearchParams(told) };
}

/** @param query whom a tab is told of: each value has a mark in the address, which tells nobody else */
export function formatTabAddress(tab: string, query: Readonly<Record<string, string>> = {}): string {
  const told = Object.entries(query)
    .map(([name, value]) => `${name}=${markOf(value)}`)
    .join("&");
  return told ? `#${tab}?${told}` : `#${tab}`;
}

/** The address as it is now: a press on a tab, Back and Forward all change it. */
export function useTabAddress(): TabAddress {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const read = () => setHash(location.hash);
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return parseTabAddress(hash);
}

/** Brings a tab to the front, as one more step that Back undoes. Nothing happens where it is in front already. */
export function goToTab(tab: string): void {
  if (parseTabAddress(location.hash).tab !== tab) location.hash = tab;
}
