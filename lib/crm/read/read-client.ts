import type { Identity } from "../../domain/plan/identity.ts";
import type { CrmProfile } from "../../domain/profile/crm-profile/crm-profile.ts";
import type { State } from "../../domain/holidays/states.ts";
import type { Problem } from "../../core/problem.ts";
import { missingFieldProblem } from "./fields/field-problems.ts";
import { pageScope } from "./fields/page-scope.ts";
import { pageLink, sectionLink } from "./links.ts";
import { readPace, readTick } from "./read-pace-badge.ts";
import { inOneLook } from "./fields/one-look.ts";
import { type FieldReader, openFields } from "./read-field.ts";
import { readIdentity } from "./read-identity.ts";
import { findTable } from "./read-table.ts";
import { recordLink } from "./record-link.ts";
import { type Doubt, doubtOf, whenCertain } from "./reading.ts";
import type { Incomplete } from "./table/incomplete.ts";
import { singleSpaced, visibleText } from "./visible.ts";
import type { RecordPath } from "../profile/record-path.ts";
import type { ClientProfile } from "../profile/site-profile.ts";

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
  /** Everything else of the participant, where the page was read whole. */
  profile?: CrmProfile;
  /** Each expected field that the page doesn't show, or that isn't certain. */
  doubts: Doubt[];
  /** The same in a person's words, of what is needed. */
  problems: Problem[];
}

export interface ContractLink {
  reference: string;
  path: RecordPath;
}

export function readClient(doc: ParentNode, pageUrl: string, profile: ClientProfile): ClientReading {
  return inOneLook(() => readShown(doc, pageUrl, profile));
}

function readShown(doc: ParentNode, pageUrl: string, profile: ClientProfile): ClientReading {
  const { fields, sections, tables } = profile;
  const page = openFields(doc, pageScope(doc, sections["client-profile"]));
  const { identity, doubts, problems } = readIdentity(page, profile);
  const table = findTable(doc, tables.clientFunding);
  if (!table) problems.push(missingFieldProblem("Client Funding table", "client profile"));
  const contracts: ContractLink[] = [];
  for (const row of table?.rows ?? []) {
    const path = recordLink(row, tables.clientFunding, pageUrl, profile)?.path;
    const reference = row.cell("reference") || row.element.cells[0]?.textContent?.trim() || "no reference";
    if (path) contracts.push({ reference, path });
    else problems.push(noLink(reference));
  }
  const contractsWhole = table?.whole === true && contracts.length === table.rows.length;
  if (table?.incomplete) problems.push(contractsMissingProblem(contracts.length, table.incomplete));
  const reading: ClientReading = {
    identity,
    contracts,
    contractsWhole,
    name: headingOf(doc),
    doubts,
    problems,
  };
  const pace = readPace(doc, page, fields.pace);
  const apiAccess = readTick(page, fields.apiAccess);
  doubts.push(...doubtOf("NDIS PACE Participant", pace), ...doubtOf("API Access", apiAccess));
  if (pace.state === "value") reading.pace = pace.value;
  if (apiAccess.state === "value") reading.apiAccess = apiAccess.value;
  const state = readState(page, profile);
  if (state) reading.state = state;
  const editPath = pageLink(doc, profile.controls.edit, pageUrl);
  if (editPath) reading.editPath = editPath;
  const create = table && sectionLink(table.element, profile.controls.create, pageUrl);
  if (create) reading.createContractPath = create;
  return reading;
}

/** Of the client's address, or of the field for it alone. */
function readState(page: FieldReader, { fields }: ClientProfile): State | undefined {
  const state = whenCertain(page.read(fields.state), () => "");
  return stateIn(state) ?? stateIn(whenCertain(page.read(fields.address), () => ""));
}

/** The last one named: `12 Victoria Street, Perth, WA, 6000`. */
function stateIn(text: string): State | undefined {
  return Array.from(text.matchAll(/\b(?:ACT|NSW|NT|QLD|SA|TAS|VIC|WA)\b/g), ([state]) => state as State).at(
    -1,
  );
}

/** The page's heading, without a badge in it. */
function headingOf(doc: ParentNode): string {
  const heading = doc.querySelector("h1");
  if (!heading) return "";
  const own = Array.from(heading.childNodes).filter(({ nodeType }) => nodeType === 3);
  return (
    singleSpaced(own.map(({ textContent }) => textContent ?? "").join(" ")) ||
    visibleText(heading, ".badge,small")
  );
}

export const CONTRACTS_MISSING = "crm-contracts-missing";

function contractsMissingProblem(read: number, { reason, total }: Incomplete): Problem {
  return {
    code: CONTRACTS_MISSING,
    what: total
      ? `Only ${read} of ${total} contracts can be read.`
      : `The client's contracts can't all be read: ${reason}.`,
    remedy:
      "Ask your CRM administrator to show all contracts of Client Funding on one page, then sync again.",
    field: "Client Funding",
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
