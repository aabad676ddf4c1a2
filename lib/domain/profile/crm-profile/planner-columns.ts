/** Rows of one kind that a file may bring of one participant. */
export const MAX_IMPORTED = 5_000;

/** The columns of a file of appointments, by what they hold; the first one has to be there. Files are saved with the same. */
export const APPOINTMENT_COLUMNS = {
  start: "Scheduled start",
  end: "Scheduled end",
  status: "Status",
  recurring: "Recurring",
  resources: "Resources",
  services: "Services",
  address: "Address",
} as const;

/** The same of a file of schedules. */
export const SCHEDULE_COLUMNS = {
  id: "Schedule ID",
  start: "Start date",
  end: "End date",
  frequency: "Frequency",
  interval: "Interval",
  services: "Services",
  next: "Next appointment",
  type: "Type",
  evaluated: "Under evaluation",
  masterType: "Master record type",
  masterStatus: "Master status",
} as const;

/** A file of several participants tells whose each row is. */
export const NUMBER_COLUMN = "NDIS number";

export type AppointmentColumn = keyof typeof APPOINTMENT_COLUMNS;
export type ScheduleColumn = keyof typeof SCHEDULE_COLUMNS;
