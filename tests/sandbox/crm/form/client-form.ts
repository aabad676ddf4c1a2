import type { DatabaseSync } from "node:sqlite";
import * as choices from "../records/choices.ts";
import { findDuplicate } from "../records/clients.ts";
import type { Form, FormRecord } from "./field.ts";

export const NEW_CLIENT: FormRecord = { type: "Client", status: "Active" };

/** Create Client and Edit Client. `ownId` is 0 for a client that doesn't exist yet. */
export function clientForm(database: DatabaseSync, ownId: number): Form {
  return {
    fields: [
      {
        name: "Type",
        label: "Type",
        column: "type",
        kind: "select",
        options: choices.CLIENT_TYPES,
        required: true,
      },
      { name: "FirstName", label: "First Name", column: "first_name", kind: "text", required: true },
      { name: "Surname", label: "Surname", column: "surname", kind: "text", required: true },
      {
        name: "Gender",
        label: "Gender",
        column: "gender",
        kind: "select",
        options: choices.GENDERS,
        required: true,
        optional: true,
      },
      { name: "DateOfBirth", label: "Date of Birth", column: "date_of_birth", kind: "date", required: true },
      { name: "NDISNumber", label: "NDIS Number", column: "ndis_number", kind: "text" },
      { name: "Email", label: "Email", column: "email", kind: "text" },
      {
        name: "AdditionalEmails",
        label: "Additional Emails",
        column: "additional_emails",
        kind: "text",
        placeholder: "Separate with ;",
      },
      { name: "Phone", label: "Phone", column: "phone", kind: "text" },
      {
        name: "ServiceRegion",
        label: "Service Region",
        column: "service_region",
        kind: "select",
        options: choices.SERVICE_REGIONS,
      },
      {
        name: "ServiceType",
        label: "Service Type",
        column: "service_types",
        kind: "multiple",
        options: choices.SERVICE_TYPES,
      },
      { name: "CurrentRate", label: "Plan Management Current Rate", column: "current_rate", kind: "money" },
      {
        name: "Status",
        label: "Status",
        column: "status",
        kind: "select",
        options: choices.CLIENT_STATUSES,
        required: true,
      },
      {
        name: "StatementOptOut",
        label: "Monthly Statement Opt Out",
        column: "statement_opt_out",
        kind: "tick",
      },
      { name: "PostalStatement", label: "Send Postal Statement", column: "postal_statement", kind: "tick" },
      {
        name: "AutoApproved",
        label: "All Invoices are Auto-Approved",
        column: "auto_approved",
        kind: "tick",
      },
      { name: "NdisPaceParticipant", label: "NDIS PACE Participant", column: "pace", kind: "tick" },
      {
        name: "ApiAccess",
        label: "API Access",
        column: "api_access",
        kind: "tick",
        shownWhen: "NdisPaceParticipant",
      },
      { name: "Address", label: "Address", column: "address", kind: "text", required: true },
      { name: "Suburb", label: "Suburb", column: "suburb", kind: "text", required: true },
      {
        name: "State",
        label: "State",
        column: "state",
        kind: "select",
        options: choices.STATES,
        required: true,
        optional: true,
      },
      { name: "Postcode", label: "Postcode", column: "postcode", kind: "text", required: true },
    ],
    check(record) {
      const errors: Record<string, string> = {};
      const number = String(record["ndis_number"] ?? "");
      const email = String(record["email"] ?? "");
      if (number !== "" && !/^\d{9}$/.test(number)) errors["NDISNumber"] = "NDIS Number must be 9 digits.";
      else if (number !== "" && findDuplicate(database, number, ownId))
        errors["NDISNumber"] = "Another client already has this NDIS Number.";
      if (email !== "" && !/^[^\s@]+@[^\s@]+$/.test(email))
        errors["Email"] = "Email must be one email address.";
      return errors;
    },
  };
}
