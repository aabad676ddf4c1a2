import type { DateRange } from "../../lib/core/date-range.ts";
import type { PanelRecordView } from "../../lib/messaging/views.ts";
import type { ProfileActions } from "../profile/glance/read-again.tsx";
import { goToSection, type ProfileSectionName, type SectionName } from "./record-section.tsx";
import { BookingsSection } from "./sections/bookings-section.tsx";
import { BudgetsSection } from "./sections/budgets-section.tsx";
import { FundingSection } from "./sections/funding-section.tsx";
import { GoalsSection } from "./sections/goals-section.tsx";
import { HistorySection } from "./sections/history-section.tsx";
import { NowSection } from "./sections/now-section.tsx";
import { ProfileSections } from "./sections/profile-sections.tsx";

const PROFILE_TITLES: Record<ProfileSectionName, string> = {
  profile: "Profile",
  schedule: "Schedule",
  appointments: "Appointments",
};

const TITLES: Record<SectionName, string> = {
  now: "Now",
  funding: "Funding",
  budgets: "Budgets",
  bookings: "Bookings",
  goals: "Goals",
  history: "History",
  ...PROFILE_TITLES,
};

/** The parts of the record of one participant, in the order in which they are needed. */
export function RecordSections({
  view: { record, contracts, uncompared, today, profile },
  services,
  now,
  onNewBooking,
  onManageBooking,
  profileActions,
}: {
  view: PanelRecordView;
  /** When the services of the invoice in front were delivered. */
  services?: readonly DateRange[] | undefined;
  now: number;
  /** Begins a new service booking. */
  onNewBooking: () => void;
  onManageBooking?: ((id: string) => void) | undefined;
  profileActions: ProfileActions;
}) {
  const ofProfile = (
    <ProfileSections
      profile={profile}
      ndisNumber={record.ndisNumber}
      today={today}
      now={now}
      actions={profileActions}
    />
  );
  // Before the first synchronisation nothing is known of plans, and the CRM's page may tell of the person.
  if (record.isPace === null)
    return (
      <>
        <SectionLinks names={Object.keys(PROFILE_TITLES) as SectionName[]} />
        {ofProfile}
      </>
    );
  const plan = record.plans.find(({ current }) => current);
  const names = (Object.keys(TITLES) as SectionName[]).filter(
    (name) => name !== "bookings" || !record.isPace,
  );
  return (
    <>
      <SectionLinks names={names} />
      <NowSection record={record} onManageBooking={onManageBooking} />
      <FundingSection plan={plan} />
      <BudgetsSection
        record={record}
        contracts={contracts}
        uncompared={uncompared}
        today={today}
        services={services}
      />
      {!record.isPace && (
        <BookingsSection
          plan={plan}
          others={record.otherBookings}
          onNewBooking={onNewBooking}
          onManage={onManageBooking}
        />
      )}
      <GoalsSection plan={plan} />
      <HistorySection record={record} now={now} />
      {ofProfile}
    </>
  );
}

function SectionLinks({ names }: { names: readonly SectionName[] }) {
  return (
    <nav class="pb-record-nav" aria-label="Parts of the record">
      {names.map((name) => (
        <button key={name} type="button" class="pb-link" onClick={() => goToSection(name)}>
          {TITLES[name]}
        </button>
      ))}
    </nav>
  );
}
