import { RESOURCE_KINDS } from "../../../lib/domain/profile/resources/resource.ts";
import type { OwnRowsView } from "../../../lib/domain/profile/own-rows-view.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { RecordSection } from "../../record/record-section.tsx";
import { formatTabAddress } from "../../workspace/shell/tab-address.ts";
import { ConnectionItem } from "../connections/connection-item.tsx";
import { OwnGoalItem } from "../own-goals/own-goal-item.tsx";
import { UseDays } from "../resources/use-days.tsx";

export interface OwnSectionsProps {
  own: OwnRowsView;
  ndisNumber: string;
}

/** Connections, resources and the organisation's goals, to read; they are entered on the profile in the workspace. */
export function OwnSections({ own: { connections, resources, goals }, ndisNumber }: OwnSectionsProps) {
  return (
    <>
      <RecordSection name="connections" title="Connections">
        {connections.length === 0 ? (
          <p>Nobody is connected to this participant yet.</p>
        ) : (
          <ul class="pb-entry-list" aria-label="Connections">
            {connections.map((view) => (
              <li key={view.side.id}>
                <ConnectionItem view={view} />
              </li>
            ))}
          </ul>
        )}
      </RecordSection>
      <RecordSection name="resources" title="Resources">
        {resources.length === 0 ? (
          <p>This participant has no resources yet.</p>
        ) : (
          <ul class="pb-entry-list" aria-label="Resources">
            {resources.map(({ use, resource, time }) => (
              <li key={use.id}>
                <p class="pb-entry-head">
                  <span class="pb-entry-name">
                    <VisibleText text={resource?.name ?? "A resource that can't be read"} />
                  </span>
                  {resource && <span class="pb-quiet">{RESOURCE_KINDS[resource.kind]}</span>}
                </p>
                <p class="pb-entry-lines">
                  <UseDays use={use} time={time} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </RecordSection>
      <RecordSection name="own-goals" title="Your organisation's goals">
        <p class="pb-hint">Kept in Planbridge, apart from the plan&apos;s goals at the NDIA.</p>
        {goals.length === 0 ? (
          <p>Your organisation has no active goals for this participant.</p>
        ) : (
          <ul class="pb-entry-list" aria-label="Goals of your organisation">
            {goals.map((view) => (
              <li key={view.goal.id}>
                <OwnGoalItem view={view} />
              </li>
            ))}
          </ul>
        )}
        <p>
          <a
            class="pb-link"
            href={`workspace.html${formatTabAddress("profile", { ndis: ndisNumber })}`}
            target="_blank"
            rel="noreferrer"
          >
            Add or change them on the profile
          </a>
        </p>
      </RecordSection>
    </>
  );
}
