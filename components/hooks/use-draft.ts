import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { readDraft, saveDraft } from "../../lib/platform/session/draft-storage.ts";

export interface DraftSource<Value> {
  /** Of what: the same name finds it again after the page was closed. */
  name: string;
  /** What stands there where nobody has typed anything. */
  initial: Value;
  /** What of it is kept, as JSON: no secrets. */
  keep: (value: Value) => unknown;
  /** What was kept, over what stands there now. `undefined`: it doesn't fit any more. */
  restore: (kept: unknown, initial: Value) => Value | undefined;
}

export interface Draft<Value> {
  value: Value;
  setValue: (change: Value | ((before: Value) => Value)) => void;
  /** What stands there was entered before the page was closed: to be said at the place. */
  isRestored: boolean;
  /** Back to what stood there before, or to what was saved. Nothing is kept. */
  reset: (to?: Value) => void;
  /** It has been used as it stands: nothing is kept. */
  forget: () => void;
}

/** What a person types or ticks, which is still there when the panel, popup or tab was closed in between. */
export function useDraft<Value>(source: DraftSource<Value>): Draft<Value> {
  const { name, initial } = source;
  const [value, show] = useState(initial);
  const [isRestored, setIsRestored] = useState(false);
  const latest = useRef(source);
  latest.current = source;
  const current = useRef(initial);
  /** What is typed before the kept one has been read is newer. */
  const isTouched = useRef(false);

  const set = useCallback((next: Value) => {
    current.current = next;
    show(next);
  }, []);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const kept = await readDraft(name);
      const { keep, restore, initial: before } = latest.current;
      const found = kept === undefined ? undefined : restore(kept, before);
      if (isGone || isTouched.current || found === undefined || isSame(keep(found), keep(before))) return;
      set(found);
      setIsRestored(true);
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [name, set]);

  const setValue = useCallback(
    (change: Value | ((before: Value) => Value)) => {
      const next =
        typeof change === "function" ? (change as (before: Value) => Value)(current.current) : change;
      if (next === current.current) return;
      isTouched.current = true;
      set(next);
      const { keep, initial: before } = latest.current;
      const kept = keep(next);
      void saveDraft(name, isSame(kept, keep(before)) ? undefined : kept);
    },
    [name, set],
  );
  const forget = useCallback(() => {
    isTouched.current = true;
    setIsRestored(false);
    void saveDraft(name, undefined);
  }, [name]);
  const reset = useCallback(
    (to = latest.current.initial) => {
      forget();
      set(to);
    },
    [forget, set],
  );
  return { value, setValue, isRestored, reset, forget };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Texts by their names, over those that stand there now. Names that aren't among them are left out. */
export function restoreTexts<Value extends object>(kept: unknown, initial: Value): Value | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  const names = new Set(Object.keys(initial));
  const texts = Object.entries(kept).filter(([name, text]) => names.has(name) && typeof text === "string");
  return texts.length > 0 ? { ...initial, ...Object.fromEntries(texts) } : undefined;
}
