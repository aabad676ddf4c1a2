import { TickIcon } from "../base/icons.tsx";

export const WIZARD_STEPS = ["Period and kind", "Items", "Review"] as const;

export interface WizardStepsProps {
  /** From 0. */
  current: number;
  /** Goes back to a step that is done. Absent: there is no way back. */
  onBack?: ((step: number) => void) | undefined;
}

/** Where a person is in the wizard, and the way back. Nothing that was typed is lost by it. */
export function WizardSteps({ current, onBack }: WizardStepsProps) {
  return (
    <nav aria-label="Steps">
      <ol class="pb-wizard-steps">
        {WIZARD_STEPS.map((title, step) => (
          <li key={title} aria-current={step === current ? "step" : undefined}>
            <span class="pb-wizard-mark" aria-hidden="true">
              {step < current ? <TickIcon /> : step + 1}
            </span>
            {step < current && onBack ? (
              <button type="button" class="pb-link" onClick={() => onBack(step)}>
                {title}
              </button>
            ) : (
              <span>{title}</span>
            )}
            {step < current && <span class="pb-unseen">, done</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
