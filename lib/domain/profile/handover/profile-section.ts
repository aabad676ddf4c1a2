import { formatDate } from "../../../core/calendar-date.ts";
import { formatAmount } from "../../record/amount.ts";
import { RECORD_WORDS } from "../../record/record-words.ts";
import type { Appointment, DetailName, ServiceAgreement } from "../crm-profile/crm-profile.ts";
import type { Geography } from "../geography/classify-address.ts";
import { type ColumnOf, type PackSection, tableOf } from "./handover-pack.ts";
import type { PackData } from "./pack-data.ts";

/** Who it is, how to reach them, and their agreements and coming appointments in the CRM. */
export function profileSection(data: PackData, when: (at: number) => string): PackSection {
  const { person, readAt, agreements, appointments } = data.profile;
  return {
    title: "Participant",
    lines: [
      readAt === null
        ? "No page of the CRM was read for this profile."
        : `The CRM's page was read ${when(readAt)}.`,
    ],
    tables: [
      tableOf("At a glance", FACT_COLUMNS, factsOf(data)),
      tableOf("Where they live", PLACE_COLUMNS, placesOf(data.geography)),
      ...(person?.relationships?.length
        ? [
            tableOf(
              "Relationships in the CRM",
              [
                { header: "Name", isPersonal: true, value: ({ name }) => name },
                { header: "Type", value: ({ type }) => type ?? "" },
                { header: "Phone", isPersonal: true, value: ({ phone }) => phone ?? "" },
                { header: "Email", isPersonal: true, value: ({ email }) => email ?? "" },
              ],
              person.relationships,
            ),
          ]
        : []),
      ...(agreements ? [tableOf("Service agreements", AGREEMENT_COLUMNS, agreements.active)] : []),
      ...(appointments && appointments.appointments.length > 0
        ? [
            tableOf(
              "Coming appointments",
              APPOINTMENT_COLUMNS,
              appointments.appointments.slice(0, MAX_APPOINTMENTS),
            ),
          ]
        : []),
    ],
  };
}

/** The next ones: a pack is for whoever takes over, not for the year. */
const MAX_APPOINTMENTS = 20;

interface Fact {
  what: string;
  value: string;
}

const FACT_COLUMNS: readonly ColumnOf<Fact>[] = [
  { header: "What", value: ({ what }) => what },
  { header: "Value", isPersonal: true, value: ({ value }) => value },
];

const PLACE_COLUMNS: readonly ColumnOf<Fact>[] = [
  { header: "What", value: ({ what }) => what },
  { header: "Value", value: ({ value }) => value },
];

const SHOWN: readonly [DetailName, string][] = [
  ["phone", "Phone"],
  ["mobile", "Mobile"],
  ["email", "Email"],
  ["address", "Address"],
  ["suburb", "Suburb"],
  ["state", "State"],
  ["postcode", "Postcode"],
  ["language", "Language"],
  ["interpreter", "Interpreter"],
];

function factsOf({ name, ndisNumber, profile: { person } }: PackData): Fact[] {
  const details = person?.details ?? {};
  return [
    { what: "Name", value: name ?? RECORD_WORDS.notTold },
    { what: "NDIS number", value: ndisNumber },
    {
      what: "Date of birth",
      value: person?.dateOfBirth ? formatDate(person.dateOfBirth) : RECORD_WORDS.notTold,
    },
    ...SHOWN.flatMap(([detail, what]) => {
      const value = details[detail];
      return value ? [{ what, value }] : [];
    }),
  ];
}

/** Council and health network are large: they tell of nobody. */
function placesOf(geography: Geography): Fact[] {
  const found = geography.state === "found" ? geography : null;
  return [
    { what: "Remoteness (MMM)", value: found?.mmm ? String(found.mmm) : RECORD_WORDS.notTold },
    { what: "Primary health network", value: found?.phn ?? RECORD_WORDS.notTold },
    { what: "Local council", value: found?.lga ?? RECORD_WORDS.notTold },
  ];
}

const AGREEMENT_COLUMNS: readonly ColumnOf<ServiceAgreement>[] = [
  { header: "Agreement", value: ({ reference }) => reference },
  { header: "Approved", value: ({ approved }) => formatAmount(approved) },
  { header: "Remaining", value: ({ remaining }) => formatAmount(remaining) },
  { header: "Utilised", value: ({ utilised }) => formatAmount(utilised) },
  { header: "Ends", value: ({ endDate }) => (endDate === null ? RECORD_WORDS.notTold : formatDate(endDate)) },
];

const APPOINTMENT_COLUMNS: readonly ColumnOf<Appointment>[] = [
  { header: "Day", value: ({ start }) => formatDate(start.date) },
  { header: "Status", value: ({ status }) => status ?? RECORD_WORDS.notTold },
  { header: "Services", value: ({ services }) => services?.join(", ") ?? RECORD_WORDS.notTold },
  { header: "With", isPersonal: true, value: ({ resources }) => resources?.join(", ") ?? "" },
];
