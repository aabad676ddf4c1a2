import { useNow } from "../../../components/base/use-now.ts";
import { ProblemNote } from "../../../components/base/problem-note.tsx";
import { AppointmentList } from "../../../components/profile/appointments/appointment-list.tsx";
import { PlannerImport } from "../../../components/profile/appointments/planner-import.tsx";
import { PrimaryContact } from "../../../components/profile/connections/primary-contact.tsx";
import { AgreementTabs } from "../../../components/profile/glance/agreement-tabs.tsx";
import { CrmPeople } from "../../../components/profile/glance/crm-people.tsx";
import {
  activeBookings,
  BookingSummary,
  FundingSummary,
} from "../../../components/profile/glance/funding-summary.tsx";
import { GlanceFacts } from "../../../components/profile/glance/glance-facts.tsx";
import { ReadAgain } from "../../../components/profile/glance/read-again.tsx";
import { ProfilePart } from "../../../components/profile/profile-view.tsx";
import { ScheduleList } from "../../../components/profile/schedule/schedule-list.tsx";
import { currentTime, today as systemToday } from "../../../lib/platform/system-clock.ts";
import { connectionViews } from "../../../lib/domain/profile/connections/connection-views.ts";
import { participantProfile } from "../../../lib/domain/profile/profile-key.ts";
import { readOwnRows } from "../../../lib/services/profile/read-own-rows.ts";
import { readRecord } from "../../../lib/services/participants/read-record.ts";
import { readCrmProfileView } from "../../../lib/services/profile/read-crm-profile-view.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { saveList } from "../save-list.ts";
import { useStored } from "../use-stored.ts";
import { announceProfileNews, useProfileNews } from "./profile-news.ts";
import type { PartProps } from "./part-props.ts";
import { appointmentsCsv, schedulesCsv } from "./planner-csv.ts";
import { usePlannerImport } from "./use-planner-import.ts";
import { useReadAgain } from "./use-read-again.ts";

/** What the CRM's page tells of a participant: at a glance, their schedules and their appointments. */
export function CrmProfilePart({ site, ndisNumber, isShown }: PartProps) {
  const { value, problem, look } = useStored((db) => readPart(db, site, ndisNumber), isShown);
  // The page doesn't wait for every retrieval that is stored of the plan.
  const { value: record } = useStored((db) => readPlan(db, site, ndisNumber), isShown);
  const { onOpen, onDirections, ...reading } = useReadAgain({ site, ndisNumber }, announceProfileNews);
  const planner = usePlannerImport({ site, ndisNumber }, look);
  const now = useNow(60_000);
  const own = useStored((db) => readOwnRows(db, { site, ndisNumber }), isShown);
  useProfileNews(look);
  useProfileNews(own.look);
  if (problem) return <ProblemNote problem={problem} source="Planbridge" />;
  if (!value) return <p class="pb-quiet">Loading…</p>;
  const { crm, today } = value;
  const { person, readAt, agreements, schedules, appointments, unread, isImported } = crm;
  const bookings = record ? activeBookings(record) : [];
  return (
    <>
      <ProfilePart id="glance" title="At a glance">
        <ReadAgain {...reading} readAt={readAt} now={now} />
        {own.value && (
          <PrimaryContact views={connectionViews(own.value, participantProfile({ site, ndisNumber }))} />
        )}
        {person && <GlanceFacts person={person} ndisNumber={ndisNumber} today={today} />}
      </ProfilePart>
      <ProfilePart id="funding" title="Funding, bookings and agreements">
        <h3>Funding</h3>
        {record ? <FundingSummary record={record} /> : <p class="pb-quiet">Loading…</p>}
        {bookings.length > 0 && (
          <>
            <h3>Active service bookings</h3>
            <BookingSummary bookings={bookings} />
          </>
        )}
        <h3>Service agreements</h3>
        <AgreementTabs agreements={agreements} onOpen={onOpen} />
      </ProfilePart>
      <ProfilePart id="schedule" title="Active schedule">
        <ScheduleList schedules={schedules} unread={unread.schedules} now={now} onOpen={onOpen} />
      </ProfilePart>
      <ProfilePart id="appointments" title="Upcoming appointments">
        <AppointmentList
          appointments={appointments}
          unread={unread.appointments}
          today={today}
          now={now}
          onOpen={onOpen}
          onDirections={onDirections}
        />
        <PlannerImport
          {...planner}
          isImported={isImported}
          onSaveAppointments={
            appointments && (() => saveList("appointments", appointmentsCsv(appointments.appointments)))
          }
          onSaveSchedules={schedules && (() => saveList("schedules", schedulesCsv(schedules.active)))}
        />
      </ProfilePart>
      <ProfilePart id="people" title="People in the CRM">
        {person ? <CrmPeople {...person} /> : <p class="pb-quiet">Not told yet.</p>}
      </ProfilePart>
    </>
  );
}

async function readPart(db: Database, site: string, ndisNumber: string) {
  const today = systemToday();
  return { crm: await readCrmProfileView(db, site, ndisNumber, today), today };
}

async function readPlan(db: Database, site: string, ndisNumber: string) {
  const at = { now: currentTime(), today: systemToday() };
  return (await readRecord(db, site, { ndisNumber, contracts: [] }, at)).record;
}
