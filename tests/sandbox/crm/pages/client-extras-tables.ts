import { html } from "hono/html";
import type { ProfileSection, Switches } from "../../control/switches.ts";
import { formatDate } from "../../dates.ts";
import type {
  ClientAppointment,
  ClientExtras,
  IndividualProvider,
  RecurringSchedule,
  Relationship,
} from "../../people/client-extras.ts";
import type { Html } from "./layout.ts";
import { table, type Column } from "./table.ts";

const RELATIONSHIPS: readonly Column<Relationship>[] = [
  { heading: "Name", cell: ({ name }) => name },
  { heading: "Relationship Type", cell: ({ type }) => type },
  { heading: "Phone", cell: ({ phone }) => phone },
  { heading: "Email", cell: ({ email }) => email },
];

const PROVIDERS: readonly Column<IndividualProvider>[] = [
  { heading: "Name", cell: ({ name }) => name },
  { heading: "Service", cell: ({ service }) => service },
  { heading: "Phone", cell: ({ phone }) => phone },
  { heading: "Start Date", cell: ({ start }) => formatDate(start) },
  { heading: "End Date", cell: ({ end }) => formatDate(end) },
];

const SCHEDULES: readonly Column<RecurringSchedule>[] = [
  { heading: "Schedule ID", cell: ({ id }) => id },
  { heading: "Start Date", cell: ({ start }) => formatDate(start) },
  { heading: "End Date", cell: ({ end }) => formatDate(end) },
  { heading: "Frequency", cell: ({ frequency }) => frequency },
  { heading: "Interval", cell: ({ interval }) => interval },
  { heading: "Appointment Services", cell: ({ services }) => services },
  {
    heading: "Next Appointment",
    cell: ({ next }) =>
      next ? html`<a href="/Appointments/Details/${next.id}">${formatMoment(next.start)}</a>` : "",
  },
  { heading: "Type", cell: ({ type }) => type },
  { heading: "Under Evaluation", cell: ({ underEvaluation }) => (underEvaluation ? "Yes" : "No") },
  { heading: "Master Record Type", cell: ({ masterType }) => masterType },
  { heading: "Master Status", cell: ({ masterStatus }) => masterStatus },
];

const APPOINTMENTS: readonly Column<ClientAppointment>[] = [
  {
    heading: "Scheduled Start",
    cell: ({ id, start }) => html`<a href="/Appointments/Details/${id}">${formatMoment(start)}</a>`,
  },
  { heading: "Scheduled End", cell: ({ end }) => (end === null ? "" : formatMoment(end)) },
  { heading: "Status", cell: ({ status }) => status },
  { heading: "Recurring", cell: ({ recurring }) => (recurring ? "Yes" : "No") },
  { heading: "Resources", cell: ({ resources }) => resources },
  { heading: "Services", cell: ({ services }) => services },
  { heading: "Appointment Address", cell: ({ address }) => address },
];

/** The tables below Client Funding, without those that an organisation has hidden. */
export function clientExtrasTables(
  { relationships, providers, schedules, appointments }: ClientExtras,
  { hideLabels: hidden, hideProfileSections }: Switches,
): Html {
  const section = <Row>(
    name: ProfileSection,
    title: string,
    columns: readonly Column<Row>[],
    rows: readonly Row[],
  ) =>
    hideProfileSections.includes(name)
      ? ""
      : html`<section aria-labelledby="client-${name}">
          <h2 id="client-${name}">${title}</h2>
          ${table({ columns, rows, empty: "No records to display.", hidden, labelledBy: `client-${name}` })}
        </section>`;
  return html`${section("relationships", "Relationships", RELATIONSHIPS, relationships)}
  ${section("providers", "Individual Providers", PROVIDERS, providers)}
  ${section("schedules", "Recurring Schedules", SCHEDULES, schedules)}
  ${section("appointments", "Upcoming Appointments", APPOINTMENTS, appointments)}`;
}

/** `2026-11-30 09:30` as the CRM shows it: `30/11/2026 09:30`. */
function formatMoment(moment: string): string {
  const [day = "", time = ""] = moment.split(" ");
  return `${formatDate(day)} ${time}`;
}
