import { type ResultGroup } from "../../../lib/domain/sync/result-groups.ts";
import { TOTAL_DIFFERS } from "../../../lib/domain/sync/result-reasons.ts";
import { formatCount } from "../../../lib/core/count.ts";
import { OutcomeIcon, outcomeTone } from "../../base/outcome.tsx";
import { plural } from "../../base/plural.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { WarningIcon } from "../../base/icons.tsx";
import { GroupCards } from "../list/group-cards.tsx";

interface Props {
  groups: readonly ResultGroup[];
  chosen: string | null;
  onChoose: (key: string | null) => void;
}

/** Why results are as they are: `Plan end date differs, 4 clients`. What needs a person stands first. */
export function ReasonGroups({ groups, chosen, onChoose }: Props) {
  const cards = groups.map(({ key, label, outcome, results, clients }) => ({
    key,
    title: (
      <span class={`pb-results-reason ${key === TOTAL_DIFFERS ? "pb-tone-warning" : outcomeTone(outcome)}`}>
        {key === TOTAL_DIFFERS ? <WarningIcon /> : <OutcomeIcon outcome={outcome} />}
        <VisibleText text={label} />
      </span>
    ),
    lines: [
      results === clients
        ? plural(clients, "client")
        : `${plural(clients, "client")}, ${formatCount(results)} results`,
    ],
  }));
  return <GroupCards label="Reasons" groups={cards} chosen={chosen} onChoose={onChoose} />;
}
