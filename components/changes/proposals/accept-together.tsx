import { useId, useState } from "preact/hooks";
import { formatCount } from "../../../lib/core/count.ts";
import { showInvisible } from "../../../lib/core/invisible-characters.ts";
import { type Cents, formatMoney, parseMoney } from "../../../lib/core/money.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import type { ProposalView } from "../../../lib/domain/change/change-view.ts";
import {
  type IncludedWarnings,
  isIncluded,
  NO_WARNINGS,
  type WarningKind,
} from "../../../lib/domain/change/warning-kinds.ts";
import { TextField } from "../../base/form/text-field.tsx";
import { TypedConfirm } from "../../base/form/typed-confirm.tsx";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { Disclosure } from "../../base/disclosure.tsx";
import { ChosenProposals } from "./chosen-proposals.tsx";
import { Notices } from "../review/change-foot.tsx";

export interface AcceptTogetherProps {
  proposals: readonly ProposalView[];
  /** No press counts at present. */
  busy: boolean;
  /** Why the organisation doesn't let this amount be accepted here, in cents; `null`: it does. */
  refusalOf: (moved: Cents) => Problem | null;
  /** `typed` is the total, empty when no money moves. */
  onAccept: (typed: string, included: IncludedWarnings) => void;
}

/** So many are named without a press. */
const MANY = 10;

/** What a person may accept without a review of each, a tick a reason. */
const REASONS: readonly (readonly [WarningKind, string])[] = [
  ["smaller", "budgets that become smaller"],
  ["ends-earlier", "plans or budgets that end earlier"],
  ["left-out", "something that is left out"],
];

/** Accepts the proposals without warnings, and those of the ticked reasons: each is named with its amount before. */
export function AcceptTogether({ proposals, busy, refusalOf, onAccept }: AcceptTogetherProps) {
  const [kinds, setKinds] = useState<readonly WarningKind[]>([]);
  const [limit, setLimit] = useState("100.00");
  const acceptable = proposals.filter(isAcceptable);
  const clear = acceptable.filter((proposal) => isIncluded(proposal, NO_WARNINGS));
  const included = { kinds, smallerBy: Math.max(0, parseMoney(limit) ?? 0) };
  const chosen = acceptable.filter((proposal) => isIncluded(proposal, included));
  const reasons = REASONS.map(([kind, words]) => ({
    kind,
    words,
    count: acceptable.filter((proposal) => isOfReason(proposal, kind)).length,
  })).filter(({ count }) => count > 0);
  if (acceptable.length === 0)
    return <p class="pb-empty">None of these can be accepted together. Review them one by one.</p>;
  const total = chosen.reduce((sum, { moved }) => sum + moved, 0);
  const refusal = chosen.length > 0 ? refusalOf(total) : null;
  return (
    <div class="pb-accept-all">
      {reasons.length > 0 && (
        <fieldset class="pb-accept-reasons">
          <legend>Accept together those with</legend>
          {reasons.map(({ kind, words, count }) => (
            <label key={kind} class="pb-tick">
              <input
                type="checkbox"
                checked={kinds.includes(kind)}
                onChange={({ currentTarget }) =>
                  setKinds(currentTarget.checked ? [...kinds, kind] : kinds.filter((each) => each !== kind))
                }
              />
              <span>
                {words} ({formatCount(count)})
              </span>
            </label>
          ))}
          {reasons.some(({ kind }) => kind === "smaller") && <Limit value={limit} onInput={setLimit} />}
        </fieldset>
      )}
      {refusal && <ProblemNote problem={refusal} />}
      {chosen.length === 0 && (
        <p class="pb-empty">
          None of these can be accepted without a review. Tick what you accept, or review them one by one.
        </p>
      )}
      {chosen.length > 0 && !refusal && (
        <>
          <Notices />
          <Disclosure
            wanted={chosen.length <= MANY}
            title={`Which ones: ${plural(chosen.length, "proposal")}`}
          >
            <ChosenProposals chosen={chosen} total={total} />
          </Disclosure>
          <TypedConfirm
            amount={total}
            sentence={`You are about to change ${formatMoney(total)} of budgets for ${clientsOf(chosen)}.`}
            action={
              chosen.length === clear.length
                ? `Accept all without warnings (${formatCount(chosen.length)})`
                : `Accept these (${formatCount(chosen.length)})`
            }
            busy={busy}
            onConfirm={(typed) => onAccept(typed, included)}
          />
        </>
      )}
    </div>
  );
}

/** The threshold for budgets that become smaller: whoever decides sets it. */
function Limit({ value, onInput }: { value: string; onInput: (value: string) => void }) {
  const id = useId();
  return (
    <TextField
      id={id}
      label="Smaller by at most, for each budget"
      value={value}
      problem={parseMoney(value) === null ? NO_AMOUNT : null}
      onInput={onInput}
    />
  );
}

const NO_AMOUNT: Problem = {
  code: "amount-unreadable",
  what: "That isn't an amount.",
  remedy: "Type one such as 100.00.",
};

function isAcceptable({ state, writes, refusals, warningKinds }: ProposalView): boolean {
  // The others nobody can accept without having read them.
  return state === "proposed" && writes > 0 && refusals === 0 && !warningKinds.includes("other");
}

function isOfReason({ warningKinds }: ProposalView, kind: WarningKind): boolean {
  return warningKinds.includes(kind);
}

function clientsOf(proposals: readonly ProposalView[]): string {
  const [first] = proposals;
  return first && proposals.length === 1
    ? showInvisible(first.client.name)
    : plural(proposals.length, "client");
}
