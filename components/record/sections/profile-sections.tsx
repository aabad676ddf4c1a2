import type { IsoDate } from "../../../lib/core/calendar-date.ts";
import type { PanelProfile } from "../../../lib/messaging/views.ts";
import { AppointmentList } from "../../profile/appointments/appointment-list.tsx";
import { PrimaryContact } from "../../profile/connections/primary-contact.tsx";
import { AgreementTabs } from "../../profile/glance/agreement-tabs.tsx";
import { CrmPeople } from "../../profile/glance/crm-people.tsx";
import { GlanceFacts } from "../../profile/glance/glance-facts.tsx";
import { type ProfileActions, ReadAgain } from "../../profile/glance/read-again.tsx";
import { ScheduleList } from "../../profile/schedule/schedule-list.tsx";
import { RecordSection } from "../record-section.tsx";

export interface ProfileSectionsProps {
  profile: PanelProfile;
  ndisNumber: string;
  today: IsoDate;
  now: number;
  actions: ProfileActions;
}

/** Who the participant is, and what they have planned, as the CRM's page tells it (F159–F171). */
export function ProfileSections({
  profile: { crm, own },
  ndisNumber,
  today,
  now,
  actions,
}: ProfileSectionsProps) {
  const { readAt, person, agreements, schedules, appointments, unread } = crm;
  const { onOpen, onDirections } = actions;
  return (
    <>
      <RecordSection name="profile" title="Profile">
        <ReadAgain {...actions} readAt={readAt} now={now} />
        <PrimaryContact views={own.connections} />
        {person && <GlanceFacts person={person} ndisNumber={ndisNumber} today={today} />}
        {person && (
          <>
            <h3>Service agreements</h3>
            <AgreementTabs agreements={agreements} onOpen={onOpen} />
            <CrmPeople {...person} />
          </>
        )}
      </RecordSection>
      <RecordSection name="schedule" title="Active schedule">
        <ScheduleList schedules={schedules} unread={unread.schedules} now={now} onOpen={onOpen} />
      </RecordSection>
      <RecordSection name="appointments" title="Upcoming appointments">
        <AppointmentList
          appointments={appointments}
          unread={unread.appointments}
          today={today}
          now={now}
          onOpen={onOpen}
          onDirections={onDirections}
        />
      </RecordSection>
    </>
  );
}
