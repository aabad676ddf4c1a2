import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { type Cents, formatMoney, parseMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { TextField } from "./text-field.tsx";

export interface TypedConfirmProps {
  /** What has to be typed; 0: nothing has to. */
  amount: Cents;
  /** What is about to happen, with the amount and whose it is. Shown only where money moves. */
  sentence: string;
  /** The button's words. */
  action: string;
  busy?: boolean | undefined;
  onConfirm: (typed: string) => void;
  /** Stands beside the button. */
  children?: ComponentChildren;
}

/** Money moves only after the person has typed how much: a press alone is too easily done. */
export function TypedConfirm({
  amount,
  sentence,
  action,
  busy = false,
  onConfirm,
  children,
}: TypedConfirmProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [looked, setLooked] = useState(false);
  const agrees = amount === 0 || parseMoney(typed) === amount;
  const ready = agrees && !busy;

  function confirm() {
    if (busy) return;
    if (agrees) return onConfirm(typed.trim());
    setLooked(true);
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
      {amount > 0 && (
        <>
          <p class="pb-confirm-sentence" id={`${id}-sentence`}>
            {sentence}
          </p>
          <TextField
            id={id}
            label={`Type ${bare(amount)} to confirm`}
            value={typed}
            problem={looked && !agrees ? notTheAmount(typed, amount) : null}
            onInput={(value) => {
              setTyped(value);
              setLooked(false);
            }}
            onBlur={() => setLooked(typed.trim() !== "")}
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
function bare(amount: Cents): string {
  return formatMoney(amount).replace("$", "");
}

function notTheAmount(typed: string, amount: Cents): Problem {
  return {
    code: "amount-not-typed",
    what: typed.trim() ? `“${typed.trim()}” doesn't match the amount.` : "No amount entered.",
    remedy: `Type ${bare(amount)}.`,
  };
}
