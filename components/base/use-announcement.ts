import { useEffect, useState } from "preact/hooks";

/**
 * The text of a polite live region that speaks only when `key` changes. It starts empty and is filled afterwards,
 * since screen readers don't read what a live region already holds when it appears.
 * @param fromTheStart whether the first key is news as well; on a batch that is opened half-way it isn't
 */
export function useAnnouncement({ key, text }: { key: string; text: string }, fromTheStart: boolean): string {
  const [said, say] = useState({ key: fromTheStart ? "" : key, text: "" });
  useEffect(() => {
    if (said.key !== key) say({ key, text });
  }, [said, key, text]);
  return said.text;
}
