import { useState } from "preact/hooks";
import { InfoIcon } from "../base/icons.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { useRequest } from "../hooks/use-request.ts";
import { usePractice } from "./use-practice.ts";

/** At the top of each page of the extension while practice is on: that nothing is real, and the way out. */
export function PracticeBar() {
  const isOn = usePractice();
  const [busy, setBusy] = useState(false);
  const { problem, request } = useRequest();
  if (!isOn) return null;
  const leave = async () => {
    setBusy(true);
    await request("practice.leave", null);
    setBusy(false);
  };
  return (
    <aside class="pb-surface pb-practice-bar" aria-label="Practice">
      <p>
        <InfoIcon />
        <span>
          <strong>Practice: invented data.</strong> Nothing reaches the NDIA or your CRM.
        </span>
      </p>
      <button
        type="button"
        class="pb-button"
        aria-disabled={busy}
        onClick={() => (busy ? undefined : void leave())}
      >
        {busy ? "Leaving…" : "Leave practice"}
      </button>
      {problem && <ProblemNote problem={problem} alert />}
    </aside>
  );
}
