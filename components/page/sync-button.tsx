import { useOffers } from "../palette/offers.ts";
import { useRequest } from "../hooks/use-request.ts";
import { BATCH_TITLES } from "../sync/batch-words.ts";
import { ProblemNote } from "../base/problem-note.tsx";

/** Opens the window in which a person chooses what of this client's participant is synchronised, in every browser. */
export function SyncButton({ path }: { path: string }) {
  const { problem, request } = useRequest();
  const open = () => void request("review.open", { participants: [path] });
  useOffers({ synchronise: open });
  return (
    <div class="pb-surface">
      <button type="button" class="pb-link" onClick={open}>
        {BATCH_TITLES.participants}
      </button>
      {problem && <ProblemNote problem={problem} look="plain" alert />}
    </div>
  );
}
