import type { ComponentChild } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { world } from "../../lib/crm/page/page-world.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { RequestError, send, STALE_PAGE } from "../../lib/messaging/send.ts";
import { settleRequest } from "../hooks/use-request.ts";
import type { DialogName, DialogRequests } from "./dialog-requests.ts";
import { DIALOG_PLACE, type OpenDialog, type StartDialog } from "./dialog-script.tsx";

interface LazyDialog<Name extends DialogName> {
  /** Where the dialog is drawn. */
  place: ComponentChild;
  open: (request: DialogRequests[Name]) => Promise<void>;
  /** Why it couldn't be opened. */
  problem: Problem | null;
  /** The person has read the problem. */
  dismiss: () => void;
}

/** A dialog whose script is loaded at the first press. */
export function useDialogScript<Name extends DialogName>(name: Name): LazyDialog<Name> {
  const place = useRef<HTMLDivElement>(null);
  const started = useRef<Promise<OpenDialog<Name> | null> | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const open = useCallback(
    async (request: DialogRequests[Name]) => {
      setProblem(null);
      started.current ??= load(name, place).catch((error: unknown) => {
        // The next press is another chance.
        started.current = null;
        throw error;
      });
      const loading = started.current;
      const settled = await settleRequest(() => loading);
      if ("problem" in settled) setProblem(settled.problem);
      else settled.reply?.open(request);
    },
    [name],
  );
  const dismiss = useCallback(() => setProblem(null), []);
  useEffect(() => {
    const end = (dialog: OpenDialog<Name> | null) => dialog?.end();
    return () => void started.current?.then(end, () => undefined);
  }, []);
  return { place: <div class={DIALOG_PLACE} ref={place} />, open, problem, dismiss };
}

/** `null`: the page has become another one meanwhile. */
async function load<Name extends DialogName>(
  name: Name,
  place: { readonly current: HTMLElement | null },
): Promise<OpenDialog<Name> | null> {
  // Also where one is there already: it may be an older version's.
  const environment = await send("page.dialog", { name });
  const start = world.planbridgeDialogs?.[name] as StartDialog<Name> | undefined;
  if (!start) throw new RequestError(STALE_PAGE);
  return place.current && start(place.current, environment);
}
