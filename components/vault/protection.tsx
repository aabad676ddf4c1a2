import { useEffect, useRef } from "preact/hooks";
import type { Retention, VaultView } from "../../lib/domain/vault/vault-view.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { PresentationSwitch } from "../presentation/presentation-switch.tsx";
import { Exposure } from "./exposure.tsx";
import { PassphraseForm } from "./passphrase-form.tsx";
import { type ProtectionTask, taskState } from "./protection-task.ts";
import { PurgeForm } from "./purge-form.tsx";
import { RetentionForm } from "./retention-form.tsx";
import { SealedState, type SealedStateProps } from "./sealed-state.tsx";
import { WipeForm } from "./wipe-form.tsx";

export interface ProtectionProps extends Omit<SealedStateProps, "view"> {
  /** `undefined` while loading. */
  view: VaultView | undefined;
  onProtect: (passphrase: string) => void;
  onChangePassphrase: (current: string, next: string) => void;
  onRetention: (retention: Retention) => void;
  onPurge: (ndisNumber: string) => void;
  onWipe: () => void;
}

/** Options > Protection: who can read what is stored, for how long it is kept, and how it is deleted. */
export function Protection(props: ProtectionProps) {
  const { view, result } = props;
  const title = useRef<HTMLHeadingElement>(null);
  const isSealedNow = result?.task === "protect" && result.problem === null;
  // The page was drawn anew after sealing: the person goes on here.
  useEffect(() => {
    if (isSealedNow) title.current?.focus();
  }, [isSealedNow]);
  return (
    <section id="protection" aria-labelledby="protection-title">
      <h2 id="protection-title" ref={title} tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Protection
      </h2>
      <p class="pb-lead">
        With a passphrase, everything that Planbridge stores is sealed, and a copy of it is of no use.
      </p>
      {view ? <Parts {...props} view={view} /> : <output>Loading…</output>}
    </section>
  );
}

function Parts(props: ProtectionProps & { view: VaultView }) {
  const { view, busy, result, onProtect, onChangePassphrase, onRetention, onPurge, onWipe } = props;
  const of = (task: ProtectionTask) => taskState(task, busy, result);
  return (
    <>
      <output class="pb-done">{of("wipe").isDone ? "Everything was deleted." : ""}</output>
      {view.keyWarning && <ProblemNote problem={view.keyWarning} />}
      {view.openedBy.length === 0 ? (
        <>
          <Exposure />
          <PassphraseForm isFirst {...of("protect")} onSubmit={(passphrase) => onProtect(passphrase)} />
        </>
      ) : (
        <SealedState {...props} />
      )}
      {view.openedBy.includes("passphrase") && (
        <Disclosure title="Change the passphrase" wanted={of("change").problem !== null}>
          <PassphraseForm
            isFirst={false}
            {...of("change")}
            onSubmit={(next, current) => onChangePassphrase(current, next)}
          />
        </Disclosure>
      )}
      <h3 id="retention-title">How long it is kept</h3>
      <RetentionForm {...of("retention")} retention={view.retention} onSave={onRetention} />
      <h3>Presentation mode</h3>
      <PresentationSwitch />
      <h3 id="purge-title">Delete a participant</h3>
      <PurgeForm {...of("purge")} deleted={result?.deleted ?? 0} onPurge={onPurge} />
      <Disclosure title="Delete everything">
        <WipeForm {...of("wipe")} onWipe={onWipe} />
      </Disclosure>
    </>
  );
}
