import type { BatchKind } from "../../../lib/domain/sync/batch.ts";
import type { DeskRow } from "../../../lib/domain/sync/desk-row.ts";
import { formatCount } from "../../../lib/core/count.ts";
import { plural } from "../../base/plural.ts";
import { againWords, type ResultDetailProps } from "./result-detail.tsx";

interface Props extends Pick<ResultDetailProps, "busy" | "onCheckAgain" | "onFix"> {
  kind: BatchKind;
  /** The ticked results, or those of the chosen group; empty where neither is. */
  wanted: readonly DeskRow[];
  /** All that failed or weren't completed, and aren't put right since. */
  failed: readonly DeskRow[];
  /** Of the wanted ones. */
  fixable: readonly DeskRow[];
}

/** What is done with a group, with ticked results, or with all that failed: nobody ticks the clients anew in the CRM. */
export function ResultActions({ kind, wanted, failed, fixable, busy, onCheckAgain, onFix }: Props) {
  const again = wanted.length > 0 ? wanted : failed;
  const words = againWords(kind).replace("…", "");
  const count = formatCount(again.length);
  return (
    <>
      {again.length > 0 && (
        <button
          type="button"
          class="pb-button"
          aria-disabled={busy}
          onClick={() => busy || onCheckAgain(again)}
        >
          {wanted.length > 0 ? `${words} (${count})` : `${words}: all failed (${count})`}
        </button>
      )}
      {fixable.length > 0 && (
        <button
          type="button"
          class="pb-button pb-button-main"
          aria-disabled={busy}
          onClick={() => busy || onFix(fixable)}
        >
          Fix {plural(fixable.length, "contract")}…
        </button>
      )}
    </>
  );
}
