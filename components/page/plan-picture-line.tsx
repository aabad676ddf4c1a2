import { useEffect, useState } from "preact/hooks";
import { Disclosure } from "../base/disclosure.tsx";
import { WarningIcon } from "../base/icons.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import type { PlanRequest } from "./dialog-requests.ts";
import { useDialogScript } from "./use-dialog-script.tsx";

interface PlanPictureLineProps {
  request: PlanRequest;
  /** The categories of which little is left, as far as the page knows by itself. */
  tight: readonly string[];
}

const MAX_NAMED = 3;

/** The plan of whoever the page is about, folded. What draws it is loaded once somebody opens it. */
export function PlanPictureLine({ request, tight }: PlanPictureLineProps) {
  const { place, open, problem } = useDialogScript("plan");
  const [opened, setOpened] = useState(0);
  const asked = JSON.stringify(request);
  useEffect(() => {
    // Anew at each opening, and with other days on an invoice.
    if (opened > 0) void open(JSON.parse(asked) as PlanRequest);
  }, [opened, asked, open]);
  return (
    <Disclosure title={titleOf(tight)} onOpen={() => setOpened((times) => times + 1)}>
      {problem && <ProblemNote problem={problem} alert />}
      {place}
    </Disclosure>
  );
}

/** What is tight is seen before it is opened. */
function titleOf(tight: readonly string[]) {
  if (tight.length === 0) return "Plan picture";
  const more = tight.length > MAX_NAMED ? ` and ${tight.length - MAX_NAMED} more` : "";
  return (
    <>
      Plan picture
      <span class="pb-badge pb-tone-warning">
        <WarningIcon />
        Tight: {tight.slice(0, MAX_NAMED).join(", ")}
        {more}
      </span>
    </>
  );
}
