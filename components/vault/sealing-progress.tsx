import { formatCount } from "../../lib/core/count.ts";
import type { VaultView } from "../../lib/domain/vault/vault-view.ts";

/** How far the sealing of what is stored has come. */
export function SealingProgress({ sealing }: { sealing: NonNullable<VaultView["sealing"]> }) {
  const { done, total } = sealing;
  return (
    <>
      <p>Leave the browser open. Planbridge goes on by itself when it is done.</p>
      <progress class="pb-progress" max={Math.max(total, 1)} value={done} aria-label="Sealed so far" />
      <p class="pb-hint">
        {formatCount(done)} of {formatCount(total)} entries
      </p>
    </>
  );
}
