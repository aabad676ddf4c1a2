import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { type Cents, formatMoney, parseMoney } from "../../../lib/core/money.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import { SentenceWithNames } from "../visible-text.tsx";
import { TextField } from "./text-field.tsx";

export interface TypedConfirmProps {
  /** The amount to confirm; 0: a press is enough. */
  amount: Cents;
  /** `false`: a tick beside the sentence confirms it. */
  isTyped?: boolean | undefined;
  /** Says what will change, with the amount and the client. Shown only when money moves. */
  sentence: string;
  /** The button's text. */
  action: string;
  busy?: boolean | undefined;
  onConfirm: (typed: string) => void;
  /** Beside the button. */
  children?: ComponentChildren;
}

/** Money moves only after the person has typed or ticked the amount: a press alone is too easily made by accident. */
export function TypedConfirm({
  amount,
  isTyped = true,
  sentence,
  action,
  busy = false,
  onConfirm,
  children,
}: TypedConfirmProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const matches = amount === 0 || parseMoney(typed) === amount;
  const asksTyping = amount > 0 && isTyped;
  const ready = matches && !busy;

  function confirm() {
    if (busy) return;
    if (matches) return onConfirm(typed.trim());
    setIsChecked(true);
  }

  return (
    <form
      class="pb-confirm-form"
      aria-label={action}
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      {amount > 0 && !isTyped && (
        <label class="pb-tick" for={id}>
          <input
            id={id}
            type="checkbox"
            checked={matches}
            aria-describedby={isChecked && !matches ? `${id}-error` : undefined}
            onChange={({ currentTarget }) => setTyped(currentTarget.checked ? withoutSign(amount) : "")}
          />
          <span>
            <SentenceWithNames text={sentence} /> I confirm this.
          </span>
        </label>
      )}
      {amount > 0 && !isTyped && isChecked && !matches && (
        <p class="pb-hint" id={`${id}-error`} role="alert">
          Tick to confirm first.
        </p>
      )}
      {asksTyping && (
        <>
          <p class="pb-confirm-sentence" id={`${id}-sentence`}>
            <SentenceWithNames text={sentence} />
          </p>
          <TextField
            id={id}
            label={`Type ${withoutSign(amount)} to confirm`}
            value={typed}
            problem={isChecked && !matches ? amountProblem(typed, amount) : null}
            onInput={(value) => {
              setTyped(value);
              setIsChecked(false);
            }}
            onBlur={() => setIsChecked(typed.trim() !== "")}
          />
        </>
      )}
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={!ready}>
          {action}
        </button>
        {children}
      </div>
    </form>
  );
}

/** Without the sign: `1,234.56`. */
function withoutSign(amount: Cents): string {
  return formatMoney(amount).replace("$", "");
}

function amountProblem(typed: string, amount: Cents): Problem {
  return {
    code: "amount-not-typed",
    what: typed.trim() ? `“${typed.trim()}” doesn't match the amount.` : "No amount entered.",
    remedy: `Type ${withoutSign(amount)}.`,
  };
}
