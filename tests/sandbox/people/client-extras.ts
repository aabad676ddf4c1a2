import { addToDate } from "../dates.ts";
import { createRandom, type Random } from "../random.ts";
import { FIRST_NAMES, PLACES, STREETS, SURNAMES } from "./names.ts";

/**
 * What a client's profile shows besides the client and their contracts. Nothing of it is stored: the same client and day always
 * have the same. That the CRM lists schedules and appointments, and how, is a guess: no public guide says so.
 */
export interface ClientExtras {
  title: string;
  mobile: string;
  language: string;
  interpreter: boolean;
  relationships: Relationship[];
  providers: IndividualProvider[];
  schedules: RecurringSchedule[];
  appointments: ClientAppointment[];
}

export interface Relationship {
  name: string;
  type: string;
  phone: string;
  email: string;
}

export interface IndividualProvider {
  name: string;
  service: string;
  phone: string;
  start: string;
  end: string | null;
}

/** Days as YYYY-MM-DD; `next` is the id of an appointment. */
export interface RecurringSchedule {
  id: string;
  start: string;
  end: string | null;
  frequency: string;
  interval: number;
  services: string;
  next: { id: number; start: string } | null;
  type: string;
  underEvaluation: boolean;
  masterType: string;
  masterStatus: string;
}

/** Times as the office's clock shows them, such as `2026-11-30 09:30`. */
export interface ClientAppointment {
  id: number;
  start: string;
  end: string | null;
  status: string;
  recurring: boolean;
  resources: string;
  services: string;
  address: string;
}

export const NO_EXTRAS: ClientExtras = {
  title: "",
  mobile: "",
  language: "",
  interpreter: false,
  relationships: [],
  providers: [],
  schedules: [],
  appointments: [],
};

const TYPES = ["Parent", "Guardian", "Sibling", "Support Coordinator", "Nominee", "Friend"];
const LANGUAGES = ["English", "English", "English", "Vietnamese", "Arabic", "Auslan", "Greek"];
const SERVICES = [
  "Personal Care",
  "Community Access",
  "Physiotherapy",
  "Domestic Assistance",
  "Speech Therapy",
];
const STATUSES = ["Scheduled", "Scheduled", "Scheduled", "Confirmed", "Confirmed", "Cancelled"];
const STARTS = [
  "07:00",
  "08:00",
  "09:30",
  "10:15",
  "11:00",
  "12:30",
  "13:15",
  "14:00",
  "15:45",
  "17:30",
  "19:00",
  "22:30",
];
const MINUTES = [30, 45, 60, 90, 120, 150];
const FREQUENCIES = ["Daily", "Weekly", "Fortnightly", "Monthly"];

/** @param count how many appointments there are; as many as there happen to be unless told */
export function generateExtras(clientId: number, today: string, count?: number): ClientExtras {
  const random = createRandom(clientId * 7919 + 3);
  const language = random.pick(LANGUAGES);
  const details = {
    title: random.pick(["Mr", "Ms", "Mx", "Dr"]),
    mobile: `0491 570 ${random.integer(100, 999)}`,
    language,
    interpreter: language !== "English" && random.next() < 0.5,
  };
  const relationships = repeat(clientId % 4, () => generateRelationship(random));
  const providers = repeat((clientId + 1) % 3, () => generateProvider(random, today));
  const appointments = repeat(count ?? (clientId % 5 === 0 ? 0 : random.integer(3, 24)), (at) =>
    generateAppointment(clientId, at, random, today, count === undefined ? 2 : 12),
  );
  const withoutEnd = appointments[1];
  if (withoutEnd && clientId % 2 === 1) withoutEnd.end = null;
  const next = appointments.find(({ recurring }) => recurring) ?? null;
  const schedules = repeat(clientId % 3 === 0 ? 0 : 5, (at) =>
    generateSchedule(clientId, at, random, today, next),
  );
  return { ...details, relationships, providers, schedules, appointments };
}

function repeat<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function generateRelationship(random: Random): Relationship {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(SURNAMES);
  return {
    name: `${first} ${last}`,
    type: random.pick(TYPES),
    phone: `0491 571 ${random.integer(100, 999)}`,
    email: `${first}.${last}`.toLowerCase().replaceAll(/[^a-z.]/g, "") + "@example.test",
  };
}

function generateProvider(random: Random, today: string): IndividualProvider {
  return {
    name: `${random.pick(FIRST_NAMES)} ${random.pick(SURNAMES)}`,
    service: random.pick(SERVICES),
    phone: `0491 572 ${random.integer(100, 999)}`,
    start: addToDate(today, { days: -random.integer(20, 300) }),
    end: random.next() < 0.3 ? addToDate(today, { days: random.integer(10, 200) }) : null,
  };
}

/** In the order of their starts, from today on. */
function generateAppointment(
  clientId: number,
  at: number,
  random: Random,
  today: string,
  perDay: number,
): ClientAppointment {
  const day = addToDate(today, { days: Math.floor(at / perDay) });
  const start = `${day} ${STARTS[at % STARTS.length] ?? "09:00"}`;
  const place = random.pick(PLACES);
  const end = Temporal.PlainDateTime.from(start.replace(" ", "T")).add({ minutes: random.pick(MINUTES) });
  return {
    id: clientId * 10_000 + at,
    start,
    end: end.toString({ smallestUnit: "minute" }).replace("T", " "),
    status: random.pick(STATUSES),
    recurring: random.next() < 0.6,
    resources: repeat(
      random.integer(1, 2),
      () => `${random.pick(FIRST_NAMES)} ${random.pick(SURNAMES)}`,
    ).join("; "),
    services: random.pick(SERVICES),
    address: `${random.integer(1, 240)} ${random.pick(STREETS)}, ${place.suburb}, ${place.state} ${place.postcode}`,
  };
}

/** The second has ended, the third isn't evaluated, the fourth's master is cancelled, and the fifth ends before it starts. */
function generateSchedule(
  clientId: number,
  at: number,
  random: Random,
  today: string,
  next: ClientAppointment | null,
): RecurringSchedule {
  const start = addToDate(today, { days: -random.integer(30, 400) });
  const ends = [null, addToDate(today, { days: -3 }), null, null, addToDate(start, { days: -10 })];
  return {
    id: `RS-${String(clientId * 10 + at).padStart(5, "0")}`,
    start,
    end: ends[at] ?? null,
    frequency: random.pick(FREQUENCIES),
    interval: random.integer(1, 3),
    services: random.pick(SERVICES),
    next: at === 0 && next ? { id: next.id, start: next.start } : null,
    type: random.pick(["Standard", "Group"]),
    underEvaluation: at !== 2,
    masterType: "Appointment",
    masterStatus: at === 3 ? "Cancelled" : "Scheduled",
  };
}
