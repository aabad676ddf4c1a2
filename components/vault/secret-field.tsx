import { useState } from "preact/hooks";
import { TextField, type TextFieldProps } from "../base/form/text-field.tsx";

/** A text field that hides what is typed until the person wants to see it. */
export function SecretField(props: Omit<TextFieldProps, "kind">) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div class="pb-secret">
      <TextField {...props} kind={isShown ? undefined : "secret"} />
      <button
        type="button"
        class="pb-link"
        aria-pressed={isShown}
        aria-label={`Show ${props.label.toLowerCase()}`}
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? "Hide" : "Show"}
      </button>
    </div>
  );
}
