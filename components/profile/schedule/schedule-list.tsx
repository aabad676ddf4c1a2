import { formatDate } from "../../../lib/core/calendar-date.ts";
import { NO_END, type Schedule } from "../../../lib/domain/profile/crm-profile/crm-profile.ts";
import type { CrmProfileView } from "../../../lib/domain/profile/crm-profile/crm-profile-view.ts";
import { formatWallTime } from "../../../lib/domain/profile/crm-profile/wall-time.ts";
import { plural } from "../../base/plural.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { ListOrigin, UnreadNote } from "../glance/list-origin.tsx";
import { NotTold, ToldFacts, ToldNames, ToldText } from "../glance/told-facts.tsx";

export interface ScheduleListProps {
  schedules: CrmProfileView["schedules"];
  /** What of the CRM's list couldn't be read. */
  unread?: string | undefined;
  now: number;
  /** Opens an appointment's page in the CRM. */
  onOpen: (path: string) => void;
}

/** The recurring schedules that are in force (F164–F166). */
export function ScheduleList({ schedules, unread, now, onOpen }: ScheduleListProps) {
  if (!schedules)
    return unread ? (
      <UnreadNote unread={unread} />
    ) : (
      <p class="pb-quiet">Not told: the CRM's page has no table of schedules.</p>
    );
  const { active, impossible, uncertain, source } = schedules;
  return (
    <>
      {active.length === 0 ? (
        <p>No schedule is in force.</p>
      ) : (
        // It may be long: reached and scrolled by keys too.
        <section
          class="pb-schedules"
          aria-label="Schedules in force"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <ol>
            {active.map((schedule) => (
              <ScheduleCard key={schedule.id} schedule={schedule} onOpen={onOpen} />
            ))}
          </ol>
        </section>
      )}
      {uncertain > 0 && (
        <p class="pb-hint">
          Of {plural(uncertain, "schedule", "schedules")} here the CRM doesn't tell everything that says
          whether they are in force.
        </p>
      )}
      {impossible.map(({ id, startDate, endDate }) => (
        <UnreadNote
          key={id}
          unread={`Schedule ${id} ends on ${formatDate(endDate ?? "")}, before it starts on ${formatDate(startDate ?? "")}. It isn't listed. Check it in the CRM.`}
        />
      ))}
      <ListOrigin source={source} unread={unread} now={now} />
    </>
  );
}

function ScheduleCard({ schedule, onOpen }: { schedule: Schedule } & Pick<ScheduleListProps, "onOpen">) {
  const { id, startDate, endDate, frequency, interval, services, next, type } = schedule;
  return (
    <li>
      <strong>
        <VisibleText text={id} isPublic />
      </strong>
      <ToldFacts
        facts={[
          { label: "Start", value: startDate === null ? <NotTold /> : formatDate(startDate) },
          {
            label: "End",
            value: endDate === null ? <NotTold /> : endDate === NO_END ? "No end" : formatDate(endDate),
          },
          { label: "Frequency", value: <ToldText text={frequency} isPublic /> },
          { label: "Interval", value: <ToldText text={interval} isPublic /> },
          { label: "Services", value: <ToldNames names={services} isPublic /> },
          { label: "Next appointment", value: <NextAppointment next={next} onOpen={onOpen} /> },
          { label: "Type", value: <ToldText text={type} isPublic /> },
        ]}
      />
    </li>
  );
}

function NextAppointment({ next, onOpen }: Pick<Schedule, "next"> & Pick<ScheduleListProps, "onOpen">) {
  if (!next) return <NotTold />;
  const { at, path } = next;
  if (path === null) return <>{formatWallTime(at)}</>;
  return (
    <button type="button" class="pb-link" onClick={() => onOpen(path)}>
      {formatWallTime(at)} <span class="pb-unseen">open the appointment in the CRM</span>
    </button>
  );
}
