import { parseAustralianDate, parseIsoDate } from "../../core/calendar-date.ts";
import type { Identity } from "../../domain/plan/identity.ts";
import type { State } from "../../domain/holidays/states.ts";
import type { Problem } from "../../core/problem.ts";
import { tidyValue } from "../../core/look-alikes.ts";
import { pageLink, sectionLink } from "./links.ts";
import { hasPaceBadge } from "./read-pace-badge.ts";
import { readField } from "./read-field.ts";
import { findTable } from "./read-table.ts";
import { type RecordPath, rowPath } from "../profile/record-path.ts";
import type { Spellings } from "../profile/define-page.ts";
import type { SiteProfile } from "../profile/site-profile.ts";

/** What a client's profile says of the participant, and where the service contracts are. */
export interface ClientReading {
  identity: Partial<Identity>;
  contracts: ContractLink[];
  /** Whether these are certainly all of them: the table is shown, read to its end, and every row can be opened. */
  contractsWhole: boolean;
  /** The page's heading, without a badge in it. */
  name: string;
  /** The two PACE ticks. `undefined`: the page doesn't show the field. */
  pace?: boolean;
  apiAccess?: boolean;
  /** Where the client lives, for the public holidays. */
  state?: State;
  /** The client's own form, and the one that begins a service contract. */
  editPath?: RecordPath;
  createContractPath?: RecordPath;
  /** What the page should show and doesn't, or shows unreadably. */
  problems: Problem[];
}

export interface ContractLink {
  reference: string;
  path: RecordPath;
}

export function readClient(doc: ParentNode, pageUrl: string, profile: SiteProfile): ClientReading {
  const { fields, tables } = profile;
  const problems: Problem[] = [];
  const identity: Partial<Identity> = {};
  const surname = readField(doc, fields.surname);
  const ndisNumber = readField(doc, fields.ndisNumber);
  const dateOfBirth = readField(doc, fields.dateOfBirth);
  if (surname) identity.surname = surname;
  if (ndisNumber) identity.ndisNumber = ndisNumber;
  if (dateOfBirth) {
    const date = parseCrmDate(dateOfBirth);
    if (date) identity.dateOfBirth = date;
    else problems.push(unreadableDateProblem("Date of Birth", dateOfBirth));
  }
  const shown: [string, string | undefined][] = [
    ["Surname", surname],
    ["NDIS Number", ndisNumber],
    ["Date of Birth", dateOfBirth],
  ];
  problems.push(
    ...shown
      .filter(([, value]) => value === undefined)
      .map(([label]) => missingFieldProblem(label, "client profile")),
  );
  const table = findTable(doc, tables.clientFunding);
  if (!table) problems.push(missingFieldProblem("Client Funding table", "client profile"));
  const contracts: ContractLink[] = [];
  for (const row of table?.rows ?? []) {
    const path = rowPath(row.element, pageUrl);
    const reference = row.cell("reference") || row.element.cells[0]?.textContent?.trim() || "no reference";
    if (path) contracts.push({ reference, path });
    else problems.push(noLink(reference));
  }
  const contractsWhole = table !== undefined && contracts.length === table.rows.length;
  const reading: ClientReading = { identity, contracts, contractsWhole, name: headingOf(doc), problems };
  const pace = readTick(doc, fields.pace) ?? (hasPaceBadge(doc) || undefined);
  const apiAccess = readTick(doc, fields.apiAccess);
  if (pace !== undefined) reading.pace = pace;
  if (apiAccess !== undefined) reading.apiAccess = apiAccess;
  const state = readState(readField(doc, fields.state) || readField(doc, fields.address) || "");
  if (state) reading.state = state;
  const editPath = pageLink(doc, profile.controls.edit, pageUrl);
  if (editPath) reading.editPath = editPath;
  const create = table && sectionLink(table.element, profile.controls.create, pageUrl);
  if (create) reading.createContractPath = create;
  return reading;
}

/** The last one named: `12 Victoria Street, Perth, WA, 6000`. */
function readState(text: string): State | undefined {
  return Array.from(text.matchAll(/\b(?:ACT|NSW|NT|QLD|SA|TAS|VIC|WA)\b/g), ([state]) => state as State).at(
    -1,
  );
}

function readTick(doc: ParentNode, spellings: Spellings): boolean | undefined {
  const text = readField(doc, spellings);
  return text === undefined ? undefined : /^(yes|true|on|ticked)$/i.test(text);
}

function headingOf(doc: ParentNode): string {
  const heading = doc.querySelector("h1");
  const own = Array.from(heading?.childNodes ?? []).filter(({ nodeType }) => nodeType === 3);
  const words = own.map(({ textContent }) => textContent ?? "").join(" ");
  return (words || heading?.textContent || "").replaceAll(/\s+/g, " ").trim();
}

/** CareView shows `DD/MM/YYYY`; a date input holds `YYYY-MM-DD`. Some browsers write marks of direction into dates. */
export function parseCrmDate(text: string): string | null {
  const plain = tidyValue(text).trim();
  return parseAustralianDate(plain) ?? parseIsoDate(plain);
}

export function unreadableDateProblem(field: string, text: string): Problem {
  return {
    code: "crm-date-unreadable",
    what: `${field} reads “${text}”, which isn't a date in DD/MM/YYYY format.`,
    remedy: `Correct ${field} in the CRM, then sync again.`,
    field,
  };
}

export function missingFieldProblem(field: string, page: string): Problem {
  return {
    code: "crm-field-not-shown",
    what: `The ${page} doesn't show ${field}.`,
    remedy: `Ask your CRM administrator to show ${field} on the ${page}, then sync again.`,
    field,
  };
}

export const CONTRACT_WITHOUT_LINK = "crm-contract-without-link";

function noLink(reference: string): Problem {
  return {
    code: CONTRACT_WITHOUT_LINK,
    what: `The contract ${reference} has no link to open it.`,
    remedy: "Open the client in the CRM and check that the contract can be opened, then sync again.",
  };
}
