import type { ComponentChildren } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { VAULT_DAMAGED } from "../../lib/domain/vault/vault-damaged.ts";
import { BrandMark } from "../base/icons.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { useVault, type VaultState } from "../hooks/use-vault.ts";
import { PracticeBar } from "../practice/practice-bar.tsx";
import { PresentationBar } from "../presentation/presentation-bar.tsx";
import { SealingProgress } from "./sealing-progress.tsx";
import { UnlockForm } from "./unlock-form.tsx";

export interface LockGateProps {
  vault: VaultState;
  /** What can be done without the passphrase. */
  forgotten: ComponentChildren;
  /** The page. Nothing of it stays on the screen or in its memory while the data is locked or being sealed. */
  children: ComponentChildren;
}

/** A page of the extension, or what stands in its place while its data is locked. */
export function LockGate(props: LockGateProps) {
  return (
    <>
      <PracticeBar />
      <PresentationBar />
      <Gate {...props} />
    </>
  );
}

function Gate({ vault, forgotten, children }: LockGateProps) {
  const { view, isLocked } = vault;
  const sealing = view?.sealing ?? null;
  usePlainTitle(isLocked || sealing !== null);
  if (sealing)
    return (
      <LockedPage title="Sealing your data">
        <SealingProgress sealing={sealing} />
      </LockedPage>
    );
  if (!isLocked) return <>{children}</>;
  const canUnlock = !view || view.openedBy.includes("passphrase");
  return (
    <LockedPage title="Planbridge is locked">
      {view?.keyWarning && <ProblemNote problem={view.keyWarning} />}
      {canUnlock ? (
        <>
          <p>Enter your passphrase to see your data. Work that was under way goes on then.</p>
          <UnlockForm onUnlocked={vault.setView} />
        </>
      ) : (
        <ProblemNote problem={view.openedBy.length === 0 ? VAULT_DAMAGED : KEY_ELSEWHERE} />
      )}
      {forgotten}
    </LockedPage>
  );
}

const KEY_ELSEWHERE = {
  code: "organisation-key-missing",
  what: "Your organisation's policy opens this data, and this browser doesn't have its key.",
  remedy: "Ask whoever looks after Planbridge, or delete everything and synchronise again.",
};

/** A page that needs to know nothing of how its data is protected. */
export function GuardedPage({ children }: Pick<LockGateProps, "children">) {
  return (
    <LockGate vault={useVault()} forgotten={<ForgottenLink />}>
      {children}
    </LockGate>
  );
}

/** Leads to Options, which has the way out itself. */
export function ForgottenLink() {
  return (
    <p>
      <a class="pb-link" href="/options.html#protection" target="_blank">
        Forgotten your passphrase?
      </a>
    </p>
  );
}

function LockedPage({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <main class="pb-surface pb-locked">
      <header class="pb-locked-head">
        <BrandMark />
        <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          {title}
        </h1>
      </header>
      {children}
    </main>
  );
}

/** The title of a page can name somebody. Meanwhile it is the one that the page began with. */
function usePlainTitle(isHidden: boolean): void {
  const [plain] = useState(document.title);
  useLayoutEffect(() => {
    if (isHidden) document.title = plain;
  }, [isHidden, plain]);
}
