import { formatMoney } from "../../../lib/core/money.ts";
import { DRIFT_KINDS, type DriftGroup, type DriftKind } from "../../../lib/domain/overview/drift.ts";
import { plural } from "../../base/plural.ts";
import { GroupCards } from "../list/group-cards.tsx";
import { daysText } from "./drift-columns.tsx";

export interface DriftGroupsProps {
  groups: readonly DriftGroup[];
  /** The one that is shown below; `null`: all. */
  chosen: DriftKind | null;
  /** A second press on the same group shows all again. */
  onChoose: (kind: DriftKind | null) => void;
}

/** The kinds of difference, the one that hurts first in front. */
export function DriftGroups({ groups, chosen, onChoose }: DriftGroupsProps) {
  const cards = groups.map((group) => ({
    key: group.kind,
    title: DRIFT_KINDS[group.kind],
    lines: [countText(group), moneyText(group), `Affects claims: ${daysText(group.days)}`],
  }));
  return (
    <GroupCards
      label="Kinds of difference"
      groups={cards}
      chosen={chosen}
      onChoose={(key) => onChoose(key as DriftKind | null)}
    />
  );
}

function countText({ drifts, clients }: DriftGroup): string {
  return `${plural(drifts.length, "difference")}, ${plural(clients, "client")}`;
}

function moneyText({ cents, notTold, drifts }: DriftGroup): string {
  if (notTold === drifts.length) return "Money not told";
  return `${formatMoney(cents)}${notTold > 0 ? ` and ${notTold} not told` : ""}`;
}
