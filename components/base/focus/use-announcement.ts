import { useEffect, useState } from "preact/hooks";

/**
 * The text of a polite live region that is announced only when `key` changes. It starts empty and is filled afterwards,
 * since screen readers don't read the initial content of a live region.
 * @param fromTheStart whether the first key is announced too; not for a batch that is opened while it runs
 */
export function useAnnouncement({ key, text }: { key: string; text: string }, fromTheStart: boolean): string {
  const [announced, setAnnounced] = useState({ key: fromTheStart ? "" : key, text: "" });
  useEffect(() => {
    if (announced.key !== key) setAnnounced({ key, text });
  }, [announced, key, text]);
  return announced.text;
}
