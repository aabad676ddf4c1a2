import { useEffect, useState } from "preact/hooks";
import { Disclosure } from "../../components/base/disclosure.tsx";
import { ProblemNote } from "../../components/base/problem-note.tsx";
import { settleRequest } from "../../components/hooks/use-request.ts";
import { PlanPicture } from "../../components/record/plan-picture.tsx";
import type { Problem } from "../../lib/core/problem.ts";
import { sendWithRetry } from "../../lib/messaging/send.ts";
import type { PanelRecordView } from "../../lib/messaging/views.ts";

type Stored = { reply: PanelRecordView } | { problem: Problem };

/** The plan that a change is about, as it is stored. What is decided doesn't wait for it. */
export function ChangePicture({ id }: { id: string }) {
  const [stored, setStored] = useState<Stored>();
  useEffect(() => {
    let isOver = false;
    const load = async () => {
      const settled = await settleRequest(() => sendWithRetry("panel.record-of-change", { id }));
      if (!isOver) setStored(settled);
    };
    void load();
    return () => {
      isOver = true;
    };
  }, [id]);
  if (!stored) return null;
  return (
    <Disclosure title="Plan picture">
      {"reply" in stored ? <PlanPicture {...stored.reply} /> : <ProblemNote problem={stored.problem} />}
    </Disclosure>
  );
}
