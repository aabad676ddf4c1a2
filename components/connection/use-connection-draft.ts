import { useEffect, useState } from "preact/hooks";
import type { ConnectionForm, ConnectionView } from "../../lib/messaging/views.ts";
import { blankForm, type Presets } from "./connection-fields.ts";

/** Keeps what is typed until a save returns other settings: a connection check doesn't reset the form. */
export function useConnectionDraft({ settings }: ConnectionView, presets: Presets) {
  const [draft, setDraft] = useState<ConnectionForm>(() => settings ?? blankForm(presets));
  const saved = JSON.stringify(settings);
  const [known, setKnown] = useState(saved);
  useEffect(() => {
    if (known === saved || !settings) return;
    setKnown(saved);
    setDraft(settings);
  }, [known, saved, settings]);
  return [draft, setDraft] as const;
}
