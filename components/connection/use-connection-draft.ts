import { useEffect, useState } from "preact/hooks";
import type { ConnectionForm, ConnectionView } from "../../lib/messaging/views.ts";
import { blankForm, type Presets } from "./connection-fields.ts";

/** What is typed stays until other settings come back from a save: a check of the connection doesn't undo typing. */
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
