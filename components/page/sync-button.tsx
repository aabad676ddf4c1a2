import { useRequest } from "../hooks/use-request.ts";
import { BATCH_TITLES } from "../sync/batch-words.ts";
import { ProblemNote } from "../base/problem-note.tsx";

/** Opens the window in which a person chooses what of this client's participant is synchronised, in every browser. */
export function SyncButton({ path }: { path: string }) {
  const { problem, request } = useRequest();
  return (
    <div class="pb-surface">
      <button
        type="button"
        class="pb-link"
        onClick={() => void request("review.open", { participants: [path] })}
      >
        {BATCH_TITLES.participants}
      </button>
      {problem && <ProblemNote problem={problem} look="plain" alert />}
    </div>
  );
}
