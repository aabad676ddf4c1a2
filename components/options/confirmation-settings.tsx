import { useEffect, useState } from "preact/hooks";
import { type Cents, formatMoney, parseMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { MAX_TYPE_FROM } from "../../lib/domain/change/confirmation.ts";
import { TextField } from "../base/form/text-field.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";

export interface ConfirmationSettingsProps {
  /** From how much on an amount is typed, in cents; `undefined` while loading. */
  typeFrom: Cents | undefined;
  problem: Problem | null;
  onTypeFrom: (typeFrom: Cents) => void;
}

/** Options > Confirming amounts: from how much on the amount of a single change has to be typed. */
export function ConfirmationSettings({ typeFrom, problem, onTypeFrom }: ConfirmationSettingsProps) {
  return (
    <section id="confirming" aria-labelledby="confirming-title">
      <h2 id="confirming-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Confirming amounts
      </h2>
      <p class="pb-lead">
        A change can't be undone once it is confirmed. A small amount of one client is confirmed by a tick.
        Larger ones, several changes at once and service bookings at the NDIA are always typed.
      </p>
      {problem && <ProblemNote problem={problem} alert />}
      {typeFrom === undefined ? (
        !problem && <output>Loading…</output>
      ) : (
        <TypeFromForm typeFrom={typeFrom} onTypeFrom={onTypeFrom} />
      )}
    </section>
  );
}

const FIELD = "Type amounts from";

function TypeFromForm({
  typeFrom,
  onTypeFrom,
}: { typeFrom: Cents } & Pick<ConfirmationSettingsProps, "onTypeFrom">) {
  const saved = formatMoney(typeFrom);
  const [typed, setTyped] = useState(saved);
  const [invalid, setInvalid] = useState<Problem | null>(null);
  useEffect(() => setTyped(saved), [saved]);
  return (
    <form
      class="pb-form"
      aria-labelledby="confirming-title"
      onSubmit={(event) => {
        event.preventDefault();
        const cents = parseMoney(typed);
        const isValid = cents !== null && cents >= 0 && cents <= MAX_TYPE_FROM;
        setInvalid(isValid ? null : NOT_AN_AMOUNT);
        if (isValid) onTypeFrom(cents);
      }}
    >
      <div class="pb-form-row">
        <TextField
          id="confirming-type-from"
          label={FIELD}
          hint={`$0.00 to ${formatMoney(MAX_TYPE_FROM)}. With $0.00 every amount is typed.`}
          value={typed}
          problem={invalid}
          onInput={setTyped}
        />
        <button type="submit" class="pb-button" disabled={typed.trim() === saved}>
          Save
        </button>
      </div>
    </form>
  );
}

const NOT_AN_AMOUNT: Problem = {
  code: "amount-unreadable",
  what: `Enter an amount from $0.00 to ${formatMoney(MAX_TYPE_FROM)}.`,
  remedy: "",
  field: FIELD,
};
