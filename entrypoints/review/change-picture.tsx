import { useRef, useState } from "preact/hooks";
import { Disclosure } from "../../components/base/disclosure.tsx";
import { ProblemNote } from "../../components/base/problem-note.tsx";
import { settleRequest } from "../../components/hooks/use-request.ts";
import { PlanPicture } from "../../components/record/plan-picture.tsx";
import { timelineOf } from "../../lib/domain/record-charts/timeline.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { sendWithRetry } from "../../lib/messaging/send.ts";
import type { PanelRecordView } from "../../lib/messaging/views.ts";

type Stored = { reply: PanelRecordView } | { problem: Problem };

/** The plan that a change is about, as it is stored, once somebody asks for it. Give it a key by the change. */
export function ChangePicture({ id }: { id: string }) {
  const [stored, setStored] = useState<Stored>();
  const isAsked = useRef(false);
  const load = async () => {
    if (isAsked.current) return;
    isAsked.current = true;
    setStored(await settleRequest(() => sendWithRetry("panel.record-of-change", { id })));
  };
  return (
    <Disclosure title="Plan picture" onOpen={() => void load()}>
      {stored ? <Picture {...stored} /> : <p class="pb-hint">Loading…</p>}
    </Disclosure>
  );
}

function Picture(stored: Stored) {
  if ("problem" in stored) return <ProblemNote problem={stored.problem} />;
  const { record, contracts, uncompared, today } = stored.reply;
  return (
    <PlanPicture timeline={timelineOf(record.plans, contracts, today) ?? null} uncompared={uncompared} />
  );
}
