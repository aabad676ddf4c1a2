import type { ComponentChild } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { onPaletteKey, openShortcutSettings, paletteShortcut } from "../../lib/platform/palette-key.ts";
import { isPresenting, setPresenting } from "../../lib/platform/presentation.ts";
import { collectActions, type Surroundings } from "./collect-actions.ts";
import { currentOffers, type Offers } from "./offers.ts";
import { Palette } from "./palette.tsx";

export interface PaletteSource {
  /** What the surface itself can do, whatever it shows. */
  offers: Offers;
  surroundings?: Surroundings;
  /** Whose record is shown: the palette closes when it becomes another's. */
  about?: string | undefined;
  /** The next page is being read: nothing of what is drawn is offered. */
  isVeiled?: boolean;
}

async function switchPresenting(): Promise<void> {
  await setPresenting(!(await isPresenting()));
}

/** In the extension's own pages: the palette, which its key opens, and `entry`, a button by which it is found. */
export function usePalette({ offers, surroundings = {}, about, isVeiled = false }: PaletteSource): {
  entry: ComponentChild;
  palette: ComponentChild;
} {
  const whose = isVeiled ? undefined : about;
  /** Whose record was shown when it was opened. */
  const [opened, setOpened] = useState<{ about: string | undefined } | null>(null);
  const [shortcut, setShortcut] = useState<string | null>();
  const open = useCallback(() => {
    setOpened((before) => (before ? null : { about: whose }));
    // The person may have changed it meanwhile.
    void paletteShortcut().then(setShortcut);
  }, [whose]);
  useEffect(() => {
    const ending = new AbortController();
    onPaletteKey(open, ending.signal);
    return () => ending.abort();
  }, [open]);
  useEffect(() => void paletteShortcut().then(setShortcut), []);
  const own: Offers = {
    ...offers,
    present: () => void switchPresenting(),
    "change-key": () => void openShortcutSettings(),
  };
  const actions = isVeiled
    ? collectActions(own, {})
    : collectActions({ ...currentOffers(), ...own }, surroundings);
  const words = "Everything that you can do here";
  return {
    entry: (
      <button
        type="button"
        class="pb-button"
        aria-haspopup="dialog"
        title={shortcut ? `${words} (${shortcut})` : words}
        onClick={open}
      >
        Actions
      </button>
    ),
    palette: opened && opened.about === whose && (
      <Palette actions={actions} shortcut={shortcut} onClose={() => setOpened(null)} />
    ),
  };
}
