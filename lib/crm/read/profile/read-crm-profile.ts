import {
  type ClientDetails,
  type CrmProfile,
  DETAIL_NAMES,
  type ProfileList,
} from "../../../domain/profile/crm-profile/crm-profile.ts";
import type { SiteProfile } from "../../profile/site-profile.ts";
import { pageScope } from "../fields/page-scope.ts";
import { isNothing } from "../fields/page-values.ts";
import type { ClientReading } from "../read-client.ts";
import { openFields } from "../read-field.ts";
import { findTable, type TableRow } from "../read-table.ts";
import {
  readAgreement,
  readAppointment,
  readIndividualProvider,
  readRelationship,
  readSchedule,
  type RowContext,
} from "./read-profile-rows.ts";

/** Without the column that a row is known by nothing of a table can be used. */
const KNOWN_BY: Readonly<Record<Exclude<ProfileList, "agreements">, string>> = {
  relationships: "name",
  providers: "name",
  schedules: "id",
  appointments: "start",
};

/**
 * Everything of a client's page that their contracts don't need (F159–F171). What isn't there isn't told; nothing is guessed, and
 * nothing here keeps other work from being done.
 */
export function readCrmProfile(
  doc: ParentNode,
  pageUrl: string,
  profile: SiteProfile,
  { name, identity }: Pick<ClientReading, "name" | "identity">,
): CrmProfile {
  const unread: CrmProfile["unread"] = {};

  function rowsOf<Row>(
    list: ProfileList,
    read: (row: TableRow, context: RowContext) => Row | null,
  ): Row[] | null {
    const shape = profile.clientParts.tables[list];
    const table = findTable(doc, shape);
    if (!table) return null;
    const known = list === "agreements" ? undefined : KNOWN_BY[list];
    if (known && table.rows.length > 0 && table.missing.includes(known)) {
      unread[list] = `No column of the CRM's table is headed ${shape.columns[known]?.[0] ?? known}.`;
      return null;
    }
    const rows = table.rows.map((row) => read(row, { pageUrl, profile, shape }));
    const usable = rows.flatMap((row) => row ?? []);
    // An empty table whose rows may still come isn't the CRM's word that there are none.
    if (table.incomplete && usable.length === 0 && rows.length === 0) {
      unread[list] = `The CRM's table can't be read: ${table.incomplete.reason}.`;
      return null;
    }
    const left = rows.length - usable.length;
    const notes = [
      ...(table.incomplete ? [`The CRM's page may not show all of them: ${table.incomplete.reason}.`] : []),
      ...(left > 0
        ? [`${left} of ${rows.length} rows of the CRM's table can't be read and are left out.`]
        : []),
    ];
    if (notes.length > 0) unread[list] = notes.join(" ");
    return usable;
  }

  return {
    name,
    dateOfBirth: identity.dateOfBirth ?? null,
    details: readDetails(doc, profile),
    agreements: rowsOf("agreements", readAgreement),
    relationships: rowsOf("relationships", readRelationship),
    providers: rowsOf("providers", readIndividualProvider),
    schedules: rowsOf("schedules", readSchedule),
    appointments: rowsOf("appointments", readAppointment),
    unread,
  };
}

/** The client's own fields: what stands under a heading that isn't known may be anybody's. */
function readDetails(doc: ParentNode, { sections, clientParts }: SiteProfile): ClientDetails {
  const { own, others, fields } = sections["client-profile"];
  const scope = {
    own: [...own, ...clientParts.sections],
    others,
    fields: [...fields, ...Object.values(clientParts.fields)],
  };
  const page = openFields(doc, pageScope(doc, scope));
  const details: ClientDetails = {};
  for (const name of DETAIL_NAMES) {
    const found = page.find(clientParts.fields[name]);
    if (found.state !== "value") continue;
    const { standing, heading } = found.value.section;
    if (standing !== "own" && (standing !== "neutral" || heading)) continue;
    details[name] = isNothing(found.value.value) ? "" : found.value.value;
  }
  return details;
}
