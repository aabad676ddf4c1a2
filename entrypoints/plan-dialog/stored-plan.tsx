import { useEffect, useState } from "preact/hooks";
import { ProblemNote } from "../../components/base/problem-note.tsx";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { PlanRequest } from "../../components/page/dialog-requests.ts";
import { PlanPicture } from "../../components/record/plan-picture.tsx";
import type { Problem } from "../../lib/core/problem.ts";
import { sendWithRetry } from "../../lib/messaging/send.ts";
import type { PlanPictureView } from "../../lib/messaging/views.ts";

type Stored = { reply: PlanPictureView } | { problem: Problem };

/** What is stored of the plan of whoever the page is about. What was asked last counts; the picture before stays until then. */
export function StoredPlan({ request }: { request: PlanRequest }) {
  const [stored, setStored] = useState<Stored>();
  useEffect(() => {
    let isLast = true;
    void settleRequest(() => sendWithRetry("panel.plan-picture", request)).then(
      (settled) => isLast && setStored(settled),
    );
    return () => (isLast = false);
  }, [request]);
  return (
    <div class="pb-surface pb-plan">
      {!stored && <output class="pb-hint">Loading the plan…</output>}
      {stored &&
        ("reply" in stored ? <PlanPicture {...stored.reply} /> : <ProblemNote problem={stored.problem} />)}
    </div>
  );
}
