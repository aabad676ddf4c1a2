import { OwnFile } from "../../../components/profile/own-csv/own-file.tsx";
import { OwnGoals } from "../../../components/profile/own-goals/own-goals.tsx";
import { ProfilePart } from "../../../components/profile/profile-view.tsx";
import { listCsv } from "../../../components/workspace/list/list-csv.ts";
import { GOAL_CSV } from "../../../lib/domain/profile/own-csv/own-csv-lists.ts";
import { goalViews } from "../../../lib/domain/profile/own-goals/goal-views.ts";
import { saveList } from "../save-list.ts";
import type { OwnPartProps } from "./own-part-props.ts";
import { saveBy } from "./save-by.ts";
import { useOwnFile } from "./use-own-file.ts";

export function GoalsPart({ site, ndisNumber, name, own, look }: OwnPartProps) {
  const participant = { site, ndisNumber, name };
  const views = goalViews(own, participant);
  const { onFile, ...file } = useOwnFile(site, "goals", look);
  const rows = views.map((view) => ({ participant, view }));
  return (
    <ProfilePart
      id="own-goals"
      title="Your organisation's goals"
      hint="Kept in Planbridge alone, apart from the plan's goals at the NDIA. A synchronisation never changes them."
    >
      <OwnGoals
        participant={participant}
        views={views}
        organisationGoals={own.organisationGoals}
        onSave={saveBy("own-goals.save", look)}
        onRemove={saveBy("own-goals.remove", look)}
        onSaveOrganisationGoal={saveBy("organisation-goals.save", look)}
      />
      <OwnFile
        {...file}
        kind="goals"
        rows={rows.length}
        onFile={onFile}
        onSave={() => saveList("goals", listCsv([{ csv: GOAL_CSV }], rows))}
      />
    </ProfilePart>
  );
}
