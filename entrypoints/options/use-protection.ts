import { useState } from "preact/hooks";
import { usePolling } from "../../components/hooks/use-polling.ts";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { VaultState } from "../../components/hooks/use-vault.ts";
import type { ProtectionProps } from "../../components/vault/protection.tsx";
import type { ProtectionTask, TaskResult } from "../../components/vault/protection-task.ts";
import { WIPE_CONFIRMATION } from "../../lib/domain/vault/vault-view.ts";
import type { Operation, ReplyBody, RequestBody } from "../../lib/messaging/operations.ts";
import { send } from "../../lib/messaging/send.ts";

/** How soon the page learns that sealing has begun. */
const POLL_INTERVAL_MS = 300;

/** What Options asks of the protection. It stands outside of what a lock removes, so that the result is told afterwards. */
export function useProtection(vault: VaultState): { protection: ProtectionProps; wipes: number } {
  const [busy, setBusy] = useState<ProtectionTask | null>(null);
  /** How often everything was deleted: what a page had read before is no more. */
  const [wipes, setWipes] = useState(0);
  const [result, setResult] = useState<TaskResult | null>(null);
  usePolling(POLL_INTERVAL_MS, busy !== null, vault.reload);

  const run = async <Name extends Operation>(
    task: ProtectionTask,
    name: Name,
    body: RequestBody<Name>,
  ): Promise<ReplyBody<Name> | undefined> => {
    setBusy(task);
    setResult(null);
    const settled = await settleRequest(() => send(name, body));
    setBusy(null);
    const problem = "problem" in settled ? settled.problem : null;
    setResult({ task, problem });
    return "reply" in settled ? settled.reply : undefined;
  };
  const show = async (replying: Promise<Parameters<VaultState["setView"]>[0] | undefined>) => {
    const view = await replying;
    if (view) vault.setView(view);
    else vault.reload();
  };
  /** The page is drawn anew after it: here, where the person was. */
  const seal = (replying: ReturnType<typeof run<"vault.protect">>) => {
    history.replaceState(null, "", "#protection");
    void show(replying);
  };
  const purge = async (ndisNumber: string) => {
    const reply = await run("purge", "vault.purge", { ndisNumber });
    if (reply) setResult({ task: "purge", problem: null, deleted: reply.deleted });
  };
  const wipe = async () => {
    const view = await run("wipe", "vault.wipe", { confirmed: WIPE_CONFIRMATION });
    if (!view) return vault.reload();
    vault.setView(view);
    setWipes((times) => times + 1);
  };
  const protection: ProtectionProps = {
    view: vault.view,
    busy,
    result,
    onProtect: (passphrase) => seal(run("protect", "vault.protect", { passphrase })),
    onChangePassphrase: (current, next) => seal(run("change", "vault.change-passphrase", { current, next })),
    onLock: () => void show(run("lock", "vault.lock", null)),
    onAutoLock: (minutes) => void show(run("auto-lock", "vault.set-auto-lock", { minutes })),
    onRetention: (retention) => void show(run("retention", "vault.set-retention", retention)),
    onPurge: (ndisNumber) => void purge(ndisNumber),
    onWipe: () => void wipe(),
  };
  return { protection, wipes };
}
