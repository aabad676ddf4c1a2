import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Appointment } from "./crm-profile.ts";
import { type TimeFrame, timeFrameDays } from "./time-frames.ts";
import { compareWallTimes, minutesBetween } from "./wall-time.ts";

/** No more are listed of one participant (F171). */
export const MAX_APPOINTMENTS = 1_000;

/** Appointments on one page of the list (F167). */
export const APPOINTMENTS_PER_PAGE = 10;

export interface UpcomingAppointments {
  /** From today on, by their start; at most `MAX_APPOINTMENTS`. */
  appointments: Appointment[];
  /** How many more there are. */
  more: number;
}

/** What is still to come: of today all of it, since nobody says when one without an end is over. */
export function upcomingAppointments(
  appointments: readonly Appointment[],
  today: IsoDate,
): UpcomingAppointments {
  const coming = appointments.filter(({ start }) => start.date >= today);
  const sorted = coming.toSorted((a, b) => compareWallTimes(a.start, b.start));
  const listed = sorted.slice(0, MAX_APPOINTMENTS);
  return { appointments: listed, more: sorted.length - listed.length };
}

/** Of a status that isn't told or is empty. */
export const NO_STATUS = "";

export interface AppointmentFilter {
  /** `null`: whatever it is. */
  status: string | null;
  frame: TimeFrame;
}

export function filterAppointments(
  appointments: readonly Appointment[],
  { status, frame }: AppointmentFilter,
  today: IsoDate,
): Appointment[] {
  const days = timeFrameDays(frame, today);
  return appointments.filter(
    ({ start, status: own }) =>
      (status === null || (own ?? NO_STATUS) === status) &&
      (days === null || (start.date >= days.from && start.date <= days.to)),
  );
}

/** Every status that one of them has, by the alphabet. */
export function statusesOf(appointments: readonly Appointment[]): string[] {
  return [...new Set(appointments.map(({ status }) => status ?? NO_STATUS))].toSorted((a, b) =>
    a.localeCompare(b),
  );
}

/** How long an appointment takes in minutes; `null`: not told, and `fault` says so where what is told can't be. */
export function durationOf({ start, end, minutes }: Appointment): { minutes: number | null; fault?: string } {
  if (!end) return { minutes };
  const length = minutesBetween(start, end);
  if (length === null) return { minutes };
  if (length < 0) return { minutes: null, fault: "Its end is before its start. Check it in the CRM." };
  return { minutes: length };
}

/** Where the way to an appointment is looked up. The address is sent there, and nothing else. */
export function directionsAddress(address: string): string {
  return `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(address)}`;
}
