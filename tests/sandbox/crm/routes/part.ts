import type { Switches } from "../../control/switches.ts";
import type { Value } from "../../database/query.ts";
import type { Form, FormRecord } from "../form/field.ts";
import type { Html } from "../pages/layout.ts";
import type { Contract, ContractDetails } from "../records/contracts.ts";
import type { RecordContext } from "./part-rules.ts";

/** A kind of record that belongs to a contract: each has a table on the contract's page and the same three forms. */
export type Part = {
  path: string;
  table: "plan_budgets" | "provider_budgets" | "service_supports" | "delivered_services";
  createTitle: (switches: Switches) => string;
  editTitle: string;
  createForm: Form;
  editForm: Form;
  /** What a new record starts with. */
  preset: FormRecord;
  /** Rules beyond the form's own, about the contract and what is in it. */
  errorsIn: (record: FormRecord, surroundings: RecordContext) => Record<string, string>;
  /** Adds the columns that follow from the others. */
  complete: (record: FormRecord) => FormRecord;
  /** Why this record can't be deleted, or null. */
  keepBecause: (record: Record<string, Value>, content: ContractDetails) => string | null;
  /** Delivered services are deleted from their edit form, the others from the table. */
  deletesFromForm: boolean;
  /** One more button of its forms, with the dialog that it opens. */
  extra: (contract: Contract, switches: Switches) => { button: Html; dialog: Html } | null;
};
