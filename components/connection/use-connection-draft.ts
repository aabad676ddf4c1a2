import { useEffect, useState } from "preact/hooks";
import type { ConnectionForm, ConnectionView } from "../../lib/messaging/views.ts";
import { type Draft, restoreTexts, useDraft } from "../hooks/use-draft.ts";
import { blankForm, type Presets } from "./connection-fields.ts";

/**
 * Keeps what is typed until a save returns other settings: a connection check doesn't reset the form, and neither does closing
 * the page. The API key isn't kept.
 */
export function useConnectionDraft(
  { settings, managed }: ConnectionView,
  presets: Presets,
): Draft<ConnectionForm> {
  const draft = useDraft<ConnectionForm>({
    name: "connection",
    initial: settings ?? blankForm(presets),
    keep: ({ apiKey: _secret, ...kept }) => kept,
    restore: (kept, initial) => {
      const fixed = Object.fromEntries(managed.map((name) => [name, initial[name]]));
      // Left out where PRODA gets Planbridge's own name.
      const restored = restoreTexts(kept, { productId: "", ...initial });
      return restored && { ...restored, ...fixed, apiKey: initial.apiKey };
    },
  });
  const { reset } = draft;
  const saved = JSON.stringify(settings);
  const [known, setKnown] = useState(saved);
  useEffect(() => {
    if (known === saved || !settings) return;
    setKnown(saved);
    reset(settings);
  }, [known, saved, settings, reset]);
  return draft;
}
