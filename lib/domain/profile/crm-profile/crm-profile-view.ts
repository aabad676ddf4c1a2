import type { IsoDate } from "../../../core/calendar-date.ts";
import { type ActiveSchedules, activeSchedules } from "./active-schedules.ts";
import { type AgreementSummary, type ComparedContract, summariseAgreements } from "./agreement-summary.ts";
import type { CrmProfile } from "./crm-profile.ts";
import { type ListSource, plannerList, type StoredProfile } from "./stored-profile.ts";
import { type UpcomingAppointments, upcomingAppointments } from "./upcoming-appointments.ts";

/** What is kept of a participant's profile, as it is shown on a day. What is `null` isn't told. */
export interface CrmProfileView {
  /** When the CRM's page was read last, in epoch milliseconds; `null`: never. */
  readAt: number | null;
  /** What the page says of the person; `null`: it was never read. */
  person: Pick<CrmProfile, "name" | "dateOfBirth" | "details" | "relationships" | "providers"> | null;
  agreements: AgreementSummary | null;
  schedules: (ActiveSchedules & { source: ListSource }) | null;
  appointments: (UpcomingAppointments & { source: ListSource }) | null;
  unread: CrmProfile["unread"];
  /** Whether a person has imported schedules or appointments. */
  isImported: boolean;
}

export function buildCrmProfileView(
  stored: StoredProfile | undefined,
  { compared, today }: { compared: readonly ComparedContract[]; today: IsoDate },
): CrmProfileView {
  const { read, imported } = stored ?? {};
  const schedules = plannerList(stored, "schedules");
  const appointments = plannerList(stored, "appointments");
  return {
    readAt: read?.at ?? null,
    person: read ? personOf(read.profile) : null,
    agreements: summariseAgreements(read?.profile.agreements ?? null, compared),
    schedules: schedules && { ...activeSchedules(schedules.rows, today), source: schedules.source },
    appointments: appointments && {
      ...upcomingAppointments(appointments.rows, today),
      source: appointments.source,
    },
    unread: read?.profile.unread ?? {},
    isImported: imported !== undefined,
  };
}

function personOf({ name, dateOfBirth, details, relationships, providers }: CrmProfile) {
  return { name, dateOfBirth, details, relationships, providers };
}
