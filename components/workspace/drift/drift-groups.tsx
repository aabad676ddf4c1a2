import { formatMoney } from "../../../lib/core/money.ts";
import { DRIFT_KINDS, type DriftGroup, type DriftKind } from "../../../lib/domain/overview/drift.ts";
import { plural } from "../../base/plural.ts";
import { daysText } from "./drift-columns.tsx";

export interface DriftGroupsProps {
  groups: readonly DriftGroup[];
  /** The one that is shown below; `null`: all. */
  chosen: DriftKind | null;
  /** A second press on the same group shows all again. */
  onChoose: (kind: DriftKind | null) => void;
}

/** The kinds of difference, the one that hurts first in front: each is a press that narrows the list to it. */
export function DriftGroups({ groups, chosen, onChoose }: DriftGroupsProps) {
  return (
    <ul class="pb-drift-groups" aria-label="Kinds of difference">
      {groups.map((group) => (
        <li key={group.kind}>
          <button
            type="button"
            class="pb-drift-group"
            aria-pressed={group.kind === chosen}
            onClick={() => onChoose(group.kind === chosen ? null : group.kind)}
          >
            <strong>{DRIFT_KINDS[group.kind]}</strong>
            <span>{countText(group)}</span>
            <span>{moneyText(group)}</span>
            <span>Affects claims: {daysText(group.days)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function countText({ drifts, clients }: DriftGroup): string {
  return `${plural(drifts.length, "difference")}, ${plural(clients, "client")}`;
}

function moneyText({ cents, notTold, drifts }: DriftGroup): string {
  if (notTold === drifts.length) return "Money not told";
  return `${formatMoney(cents)}${notTold > 0 ? ` and ${notTold} not told` : ""}`;
}
