import { useEffect, useState } from "preact/hooks";
import { formatCount } from "../../lib/core/count.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { MAX_ALLOWANCE } from "../../lib/domain/overview/call-allowance.ts";
import type { Upkeep, UpkeepRun } from "../../lib/domain/overview/upkeep.ts";
import { TextField } from "../base/form/text-field.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { plural } from "../base/plural.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { timeAgo } from "../base/time-ago.ts";

export interface UpkeepSettingsProps {
  /** `undefined` while loading. */
  upkeep: Upkeep | undefined;
  problem: Problem | null;
  now: number;
  onAllowance: (calls: number) => void;
}

/** What is retrieved without a person: how many calls that may take, how many it took, and who waits. */
export function UpkeepSettings({ upkeep, problem, now, onAllowance }: UpkeepSettingsProps) {
  return (
    <section id="upkeep" aria-labelledby="upkeep-title">
      <h2 id="upkeep-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Kept up to date
      </h2>
      <p class="pb-lead">
        The day after a plan or a funding period ends, and before a service booking ends, Planbridge retrieves
        the participant again by itself. It asks for budgets only where you may see them, and never for goals.
      </p>
      {problem && <ProblemNote problem={problem} alert />}
      {upkeep ? (
        <>
          <AllowanceForm allowance={upkeep.allowance} onAllowance={onAllowance} />
          <Figures upkeep={upkeep} now={now} />
          {upkeep.lastRun?.problem && <ProblemNote problem={upkeep.lastRun.problem} />}
        </>
      ) : (
        !problem && <output>Loading…</output>
      )}
    </section>
  );
}

const FIELD = "Calls to the NDIA a day";

function AllowanceForm({
  allowance,
  onAllowance,
}: Pick<Upkeep, "allowance"> & Pick<UpkeepSettingsProps, "onAllowance">) {
  const [typed, setTyped] = useState(String(allowance));
  const [invalid, setInvalid] = useState<Problem | null>(null);
  useEffect(() => setTyped(String(allowance)), [allowance]);
  return (
    <form
      class="pb-form"
      aria-labelledby="upkeep-title"
      onSubmit={(event) => {
        event.preventDefault();
        const calls = readAllowance(typed);
        setInvalid(calls === null ? NOT_A_NUMBER : null);
        if (calls !== null) onAllowance(calls);
      }}
    >
      <div class="pb-form-row">
        <TextField
          id="upkeep-allowance"
          label={FIELD}
          hint={
            allowance === 0
              ? "Switched off. Enter a number to switch it on."
              : "Calls that Planbridge may make by itself. 0 switches it off."
          }
          value={typed}
          problem={invalid}
          onInput={setTyped}
        />
        <button type="submit" class="pb-button" disabled={typed.trim() === String(allowance)}>
          Save
        </button>
      </div>
    </form>
  );
}

const NOT_A_NUMBER: Problem = {
  code: "allowance-not-a-number",
  what: `Enter a whole number from 0 to ${formatCount(MAX_ALLOWANCE)}.`,
  remedy: "",
  field: FIELD,
};

/** `null`: not a number that may be set. */
function readAllowance(typed: string): number | null {
  const text = typed.trim();
  const calls = Number(text);
  return /^\d{1,4}$/.test(text) && calls <= MAX_ALLOWANCE ? calls : null;
}

function Figures({ upkeep, now }: { upkeep: Upkeep; now: number }) {
  const { allowance, callsToday, callsInWindow, windowLimit, waiting, lastRun } = upkeep;
  return (
    <dl class="pb-upkeep">
      <div>
        <dt>Calls today</dt>
        <dd>
          {formatCount(callsToday)} of {formatCount(allowance)}
        </dd>
      </div>
      <div>
        <dt>Calls in the last 30 days</dt>
        <dd>
          {formatCount(callsInWindow)} of {formatCount(windowLimit)}
          <span class="pb-hint"> 1.1 for each participant at most</span>
        </dd>
      </div>
      <div>
        <dt>Due and waiting</dt>
        <dd>{waiting === 0 ? "Nobody" : plural(waiting, "participant")}</dd>
      </div>
      <div>
        <dt>Last time</dt>
        <dd>{lastRun ? runText(lastRun, now) : "Not yet"}</dd>
      </div>
    </dl>
  );
}

function runText({ at, retrieved, failed }: UpkeepRun, now: number): string {
  const what = retrieved === 0 ? "nobody was retrieved" : `${plural(retrieved, "participant")} retrieved`;
  return [`${timeAgo(at, now)}: ${what}`, ...(failed > 0 ? [`${formatCount(failed)} failed`] : [])].join(
    ", ",
  );
}
