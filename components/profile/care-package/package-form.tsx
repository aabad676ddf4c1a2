import { useState } from "preact/hooks";
import { formatDate, type IsoDate } from "../../../lib/core/calendar-date.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import {
  CARE_ITEM_KINDS,
  CARE_LEVELS,
  type CareItemKind,
  type CareLevel,
  type CarePackage,
} from "../../../lib/domain/profile/care-package/care-package.ts";
import type { PackageFault } from "../../../lib/domain/profile/care-package/check-package.ts";
import { type PackageDraft, readDraft } from "../../../lib/domain/profile/care-package/package-draft.ts";
import { quartersUntil } from "../../../lib/domain/profile/care-package/quarter-options.ts";
import { SelectField } from "../../base/form/select-field.tsx";
import { TextField } from "../../base/form/text-field.tsx";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";

export interface PackageFormProps {
  draft: PackageDraft;
  /** The participant's other packages: no two count on one day. */
  others: readonly CarePackage[];
  today: IsoDate;
  newId: () => string;
  isSaving: boolean;
  problem: Problem | null;
  onDraft: (draft: PackageDraft) => void;
  onSave: (held: CarePackage) => void;
  onCancel: () => void;
}

const LEVELS = optionsOf<CareLevel>(CARE_LEVELS);
const KINDS = optionsOf<CareItemKind>(CARE_ITEM_KINDS);

function optionsOf<Id extends string>(words: Readonly<Record<Id, string>>) {
  return (Object.entries(words) as [Id, string][]).map(([id, name]) => ({ id, name }));
}

/** A package and its items, all in one form: nothing is stored before all of it can be read. */
export function PackageForm(props: PackageFormProps) {
  const { draft, others, today, isSaving, problem, onDraft, onSave, onCancel } = props;
  const [isTried, setIsTried] = useState(false);
  const read = readDraft(draft, others);
  const faults = isTried && "faults" in read ? read.faults : [];
  const change = (changes: Partial<PackageDraft>) => onDraft({ ...draft, ...changes });
  return (
    <form
      class="pb-profile-form"
      aria-label="Care package"
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        if ("held" in read && !isSaving) onSave(read.held);
      }}
    >
      <div class="pb-profile-fields">
        <SelectField
          id="package-level"
          label="Level"
          options={LEVELS}
          value={draft.level}
          problem={problemAt(faults, "level")}
          onChange={(level) => change({ level })}
        />
        <TextField
          id="package-start"
          label="First day"
          kind="date"
          value={draft.start}
          problem={problemAt(faults, "start")}
          onInput={(start) => change({ start })}
        />
        <TextField
          id="package-end"
          label="Last day"
          kind="date"
          hint="Empty: it goes on."
          value={draft.end}
          problem={problemAt(faults, "end")}
          onInput={(end) => change({ end })}
        />
      </div>
      <Items {...props} faults={faults} />
      <Quarters draft={draft} today={today} faults={faults} onDraft={onDraft} />
      {faults.length > 0 && (
        <p role="alert" class="pb-field-error">
          {plural(faults.length, "field")} to correct. Nothing was stored.
        </p>
      )}
      {problem && <ProblemNote problem={problem} source="Planbridge" alert />}
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={isSaving}>
          {isSaving ? "Saving…" : "Save package"}
        </button>
        <button type="button" class="pb-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

function problemAt(faults: readonly PackageFault[], field: string): Problem | null {
  const fault = faults.find((each) => each.field === field);
  return fault ? { code: "care-package-field", what: fault.what, remedy: "" } : null;
}

function Items({
  draft,
  faults,
  newId,
  onDraft,
}: Pick<PackageFormProps, "draft" | "newId" | "onDraft"> & { faults: readonly PackageFault[] }) {
  const { items } = draft;
  const change = (at: number, changes: Partial<(typeof items)[number]>) =>
    onDraft({ ...draft, items: items.map((item, own) => (own === at ? { ...item, ...changes } : item)) });
  return (
    <fieldset class="pb-profile-form">
      <legend>Items, in dollars a day</legend>
      {items.map((item, at) => (
        <div key={item.id} class="pb-profile-fields">
          <SelectField
            id={`package-item-${item.id}-kind`}
            label="Counts as"
            options={KINDS}
            value={item.kind}
            problem={problemAt(faults, `items[${at}].kind`)}
            onChange={(kind) => change(at, { kind })}
          />
          <TextField
            id={`package-item-${item.id}-name`}
            label="Item"
            value={item.name}
            problem={problemAt(faults, `items[${at}].name`)}
            onInput={(name) => change(at, { name })}
          />
          <TextField
            id={`package-item-${item.id}-daily`}
            label="A day"
            value={item.daily}
            placeholder="12.50"
            problem={problemAt(faults, `items[${at}].daily`)}
            onInput={(daily) => change(at, { daily })}
          />
          <div class="pb-actions">
            <button
              type="button"
              class="pb-link"
              aria-label={`Remove item ${at + 1}`}
              onClick={() => onDraft({ ...draft, items: items.filter((_, own) => own !== at) })}
            >
              Remove
            </button>
          </div>
        </div>
      ))}
      <div class="pb-actions">
        <button
          type="button"
          class="pb-button"
          onClick={() =>
            onDraft({
              ...draft,
              items: [...items, { id: newId(), kind: "supplement", name: "", daily: "", from: "", to: "" }],
            })
          }
        >
          Add item
        </button>
      </div>
    </fieldset>
  );
}

function Quarters({
  draft,
  today,
  faults,
  onDraft,
}: Pick<PackageFormProps, "draft" | "today" | "onDraft"> & { faults: readonly PackageFault[] }) {
  const { quarters } = draft;
  const starts = quartersUntil(draft.start, today);
  if (starts.length === 0) return null;
  const at = (from: IsoDate) => quarters.findIndex((quarter) => quarter.from === from);
  const change = (from: IsoDate, changes: { amount?: string; spent?: string }) => {
    const held = quarters.find((quarter) => quarter.from === from) ?? { from, amount: "", spent: "" };
    const others = quarters.filter((quarter) => quarter.from !== from);
    const next = { ...held, ...changes };
    const isTold = next.amount !== "" || next.spent !== "";
    onDraft({ ...draft, quarters: isTold ? [...others, next] : others });
  };
  return (
    <fieldset class="pb-profile-form">
      <legend>Quarters of Support at Home</legend>
      {starts.map((from) => (
        <div key={from} class="pb-profile-fields">
          <TextField
            id={`package-quarter-${from}-spent`}
            label={`Spent from ${formatDate(from)}`}
            value={quarters[at(from)]?.spent ?? ""}
            problem={problemAt(faults, `quarters[${at(from)}].spent`)}
            onInput={(spent) => change(from, { spent })}
          />
          <TextField
            id={`package-quarter-${from}-amount`}
            label="Amount, if not the published one"
            value={quarters[at(from)]?.amount ?? ""}
            problem={problemAt(faults, `quarters[${at(from)}].amount`)}
            onInput={(amount) => change(from, { amount })}
          />
        </div>
      ))}
      <TextField
        id="package-unspent"
        label="Left of the Home Care Package"
        hint="Kept besides the quarters, without a cap."
        value={draft.homeCareUnspent}
        problem={problemAt(faults, "homeCareUnspent")}
        onInput={(homeCareUnspent) => onDraft({ ...draft, homeCareUnspent })}
      />
    </fieldset>
  );
}
