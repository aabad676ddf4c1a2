import { useEffect, useState } from "preact/hooks";
import { Disclosure } from "../base/disclosure.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import type { PlanRequest } from "./dialog-requests.ts";
import { useDialogScript } from "./use-dialog-script.tsx";

/** The plan of whoever the page is about, folded. What draws it is loaded once somebody opens it. */
export function PlanPictureLine({ request }: { request: PlanRequest }) {
  const { place, open, problem } = useDialogScript("plan");
  const [opened, setOpened] = useState(0);
  const asked = JSON.stringify(request);
  useEffect(() => {
    // Anew at each opening, and with other days on an invoice.
    if (opened > 0) void open(JSON.parse(asked) as PlanRequest);
  }, [opened, asked, open]);
  return (
    <Disclosure title="Plan picture" onOpen={() => setOpened((times) => times + 1)}>
      {problem && <ProblemNote problem={problem} alert />}
      {place}
    </Disclosure>
  );
}
