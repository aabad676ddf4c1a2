import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { WallTime } from "./wall-time.ts";

/** What the CRM's page of a client says of the person, by what it is; the page's own words. */
export const DETAIL_NAMES = [
  "title",
  "firstName",
  "surname",
  "gender",
  "phone",
  "mobile",
  "email",
  "additionalEmails",
  "address",
  "suburb",
  "state",
  "postcode",
  "language",
  "interpreter",
  "statementOptOut",
  "postalStatement",
  "status",
] as const;

export type DetailName = (typeof DETAIL_NAMES)[number];

/** Empty: the page shows the field, and nothing in it. Absent: it isn't told, because the page has no such field or isn't clear. */
export type ClientDetails = Partial<Record<DetailName, string>>;

/** The lists of a client's page. */
export const PROFILE_LISTS = [
  "agreements",
  "relationships",
  "providers",
  "schedules",
  "appointments",
] as const;

export type ProfileList = (typeof PROFILE_LISTS)[number];

/**
 * Everything that one reading of a client's page tells besides what their contracts need (F159–F171). A list that is `null` isn't
 * told: the page has no such table, or it can't be read. An empty list is the CRM's word that there is none.
 */
export interface CrmProfile {
  /** As the page is headed. */
  name: string;
  /** `null`: not told. */
  dateOfBirth: IsoDate | null;
  details: ClientDetails;
  agreements: ServiceAgreement[] | null;
  relationships: Relationship[] | null;
  providers: IndividualProvider[] | null;
  schedules: Schedule[] | null;
  appointments: Appointment[] | null;
  /** Of a list that is shown and isn't read whole: what is missing and why, as a sentence that names nobody. */
  unread: Partial<Record<ProfileList, string>>;
}

/** A service contract of the CRM, with its totals (F162). Whatever the page doesn't tell is `null`. */
export interface ServiceAgreement {
  reference: string;
  /** The contract's own page. */
  path: string | null;
  status: string | null;
  endDate: IsoDate | null;
  approved: Cents | null;
  utilised: Cents | null;
  remaining: Cents | null;
}

/** Somebody whom the CRM names as a relation of the client. */
export interface Relationship {
  name: string;
  type: string | null;
  phone: string | null;
  email: string | null;
}

/** Somebody who provides supports to the client by themselves. */
export interface IndividualProvider {
  name: string;
  service: string | null;
  phone: string | null;
  startDate: IsoDate | null;
  endDate: IsoDate | null;
}

/** Of a schedule that goes on without an end. */
export const NO_END = "none";

/** Appointments that come again and again (F164). Texts are `null` where they aren't told, and empty where there is nothing. */
export interface Schedule {
  id: string;
  /** `null`: not told. */
  startDate: IsoDate | null;
  /** A day, or `NO_END`. `null`: not told. */
  endDate: string | null;
  frequency: string | null;
  interval: string | null;
  services: string[] | null;
  next: { at: WallTime; path: string | null } | null;
  type: string | null;
  /** Whether it is in force; `null`: not told. */
  isEvaluated: boolean | null;
  /** The kind and the state of the appointment that it repeats. */
  masterType: string | null;
  masterStatus: string | null;
}

/** One appointment (F168, F169). Lists and texts are `null` where they aren't told. */
export interface Appointment {
  /** The appointment's own page in the CRM. */
  path: string | null;
  start: WallTime;
  /** `null`: not told. */
  end: WallTime | null;
  /** As the CRM says it by itself, in minutes; `null`: not told. */
  minutes: number | null;
  status: string | null;
  isRecurring: boolean | null;
  resources: string[] | null;
  services: string[] | null;
  address: string | null;
}
