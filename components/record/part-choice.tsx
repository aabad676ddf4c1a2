import type { RecordPart } from "../../lib/domain/record/participant-record.ts";

const PARTS: Record<RecordPart, { label: string; hint: string }> = {
  budgets: { label: "Plan budgets", hint: "Only with the participant's consent." },
  goals: {
    label: "Plan goals",
    hint: "Replaces all goals that are kept; the copy before stays to compare.",
  },
  bookings: { label: "Service bookings", hint: "All of them, with what each sets aside." },
};

export interface PartChoiceProps {
  offered: readonly RecordPart[];
  chosen: ReadonlySet<RecordPart>;
  onChange: (chosen: ReadonlySet<RecordPart>) => void;
}

/** What to ask the NDIA for, besides the plans themselves (F148). */
export function PartChoice({ offered, chosen, onChange }: PartChoiceProps) {
  return (
    <fieldset>
      <legend>Retrieve the plans, and</legend>
      {offered.map((part) => (
        <label key={part} class="pb-tick">
          <input
            type="checkbox"
            checked={chosen.has(part)}
            onChange={({ currentTarget: { checked } }) => {
              const next = new Set(chosen);
              if (checked) next.add(part);
              else next.delete(part);
              onChange(next);
            }}
          />
          <span>
            {PARTS[part].label} <span class="pb-hint">{PARTS[part].hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
