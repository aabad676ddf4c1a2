import { useState } from "preact/hooks";
import { acceptProblem } from "../../lib/domain/access/access.ts";
import { useAccess } from "../organisation/policy-context.ts";
import type { Decision } from "../changes/review/change-review.tsx";
import type { ChangeController } from "./use-change.ts";

/** What a person decides on the change that is shown. The background takes it from the extension's own pages alone. */
export function useDecision(
  { view, ask, show }: ChangeController,
  on: { accepted: () => void; declined: () => void },
): Decision {
  const [unticked, setUnticked] = useState<{ id?: string; records: ReadonlySet<string> }>({
    records: new Set(),
  });
  const access = useAccess();
  const id = view?.id;
  const leftOut = unticked.id === id ? unticked.records : NONE;

  const accept = async (typed: string, declared: boolean) => {
    const body = { leftOut: [...leftOut], typed, ...(declared ? { declared } : {}) };
    const next = id && (await ask("Accepting…", "change.accept", { id, ...body }));
    if (!next) return;
    show(next);
    on.accepted();
  };
  const resume = async () => {
    const next = id && (await ask("Resuming…", "change.resume", { id }));
    if (next) show(next);
  };
  const decline = async () => {
    if (id) await ask(null, "change.decline", { id });
    on.declined();
  };
  return {
    leftOut,
    refusalOf: (moved) => acceptProblem(access, moved),
    onToggle: (record, included) => {
      const records = new Set(leftOut);
      if (included) records.delete(record);
      else records.add(record);
      if (id) setUnticked({ id, records });
    },
    onAccept: (typed, declared) => void accept(typed, declared),
    onResume: () => void resume(),
    onDecline: () => void decline(),
  };
}

const NONE: ReadonlySet<string> = new Set();
