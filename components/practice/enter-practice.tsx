import { useState } from "preact/hooks";
import { ProblemNote } from "../base/problem-note.tsx";
import { useRequest } from "../hooks/use-request.ts";
import { usePractice } from "./use-practice.ts";

/** The way into practice, with what it is. */
export function EnterPractice() {
  const isOn = usePractice();
  const [busy, setBusy] = useState(false);
  const { problem, request } = useRequest();
  const enter = async () => {
    setBusy(true);
    await request("practice.enter", null);
    setBusy(false);
  };
  return (
    <>
      <p>
        Learn Planbridge with invented participants, in a CRM and an NDIA that are inside Planbridge. You need
        no connection, and your own data stays as it is. The workspace, side panel, popup and reviews work;
        the panels on your CRM's pages don't.
      </p>
      {isOn ? (
        <p>Practice is on. Press Leave practice at the top to end it and delete the invented data.</p>
      ) : (
        <>
          <p class="pb-hint">While you practise, syncs and renewals of your own data wait.</p>
          <div class="pb-actions">
            <button
              type="button"
              class="pb-button"
              aria-disabled={busy}
              onClick={() => (busy ? undefined : void enter())}
            >
              {busy ? "Preparing…" : "Try with invented data"}
            </button>
          </div>
          {problem && <ProblemNote problem={problem} alert />}
        </>
      )}
    </>
  );
}
