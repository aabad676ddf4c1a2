import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { VaultView } from "../../lib/domain/vault/vault-view.ts";
import { concernsField } from "../base/form/text-field.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { useRequest } from "../hooks/use-request.ts";
import { SecretField } from "./secret-field.tsx";

const ID = "pb-unlock-passphrase";
const LABEL = "Passphrase";

/** The passphrase, and the button that unlocks. What was typed is kept nowhere but in its field. */
export function UnlockForm({ onUnlocked }: { onUnlocked: (view: VaultView) => void }) {
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { problem, setProblem, request } = useRequest();
  const field = () => form.current?.querySelector<HTMLInputElement>(`#${ID}`);

  // A page that locks behind another window leaves the focus where the person is.
  useLayoutEffect(() => {
    if (document.hasFocus()) field()?.focus();
  }, []);
  useLayoutEffect(() => {
    if (!problem || !document.hasFocus()) return;
    field()?.focus();
    field()?.select();
  }, [problem]);

  const unlock = async () => {
    if (busy) return;
    if (typed === "") return setProblem(EMPTY);
    setBusy(true);
    const view = await request("vault.unlock", { passphrase: typed });
    setBusy(false);
    if (view) onUnlocked(view);
  };
  const isOfField = concernsField(problem, LABEL);
  return (
    <form
      ref={form}
      class="pb-unlock"
      aria-label="Unlock"
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
      <SecretField
        id={ID}
        label={LABEL}
        value={typed}
        problem={isOfField ? problem : null}
        onInput={setTyped}
      />
      {problem && !isOfField && <ProblemNote problem={problem} alert />}
      <output class="pb-unseen" aria-live="assertive">
        {problem && isOfField ? `${problem.what} ${problem.remedy}` : ""}
      </output>
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={busy}>
          {busy ? "Unlocking…" : "Unlock"}
        </button>
      </div>
    </form>
  );
}

const EMPTY = {
  code: "passphrase-empty",
  field: LABEL,
  what: "No passphrase entered.",
  remedy: "Enter the passphrase that was set in Options.",
};
