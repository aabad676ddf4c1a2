import type { Control } from "../sandbox/control/control.ts";
import { BUDGET_FORM } from "../sandbox/crm/form/budget-form.ts";
import { CONTRACT_FORM } from "../sandbox/crm/form/contract-form.ts";
import { DELIVERY_FORM } from "../sandbox/crm/form/delivery-form.ts";
import type { Form, FormRecord } from "../sandbox/crm/form/field.ts";
import { showRecord } from "../sandbox/crm/form/read.ts";
import type { BareForm } from "./floor/bare-forms.ts";

export interface ContractForms {
  contract: BareForm["fields"];
  budgets: BareForm["fields"][];
  deliveries: BareForm["fields"][];
}

/** What has to be sent to get the client's newest contract once more, in the order in which its records were made. */
export function contractForms(control: Control, clientId: number): ContractForms {
  const contract = control.contractsOf(clientId).toSorted((a, b) => b.id - a.id)[0];
  if (!contract) throw new Error("the client has no contract");
  const { budgets, deliveries } = control.contractParts(contract.id);
  const inOrder = (form: Form, rows: (FormRecord & { id: number })[]) =>
    rows.toSorted((a, b) => a.id - b.id).map((row) => fieldsOf(form, row));
  return {
    contract: fieldsOf(CONTRACT_FORM, contract),
    budgets: inOrder(BUDGET_FORM, budgets),
    deliveries: inOrder(DELIVERY_FORM, deliveries),
  };
}

/** An unticked tick isn't sent. */
function fieldsOf(form: Form, record: FormRecord): BareForm["fields"] {
  const values = showRecord(form, record);
  return form.fields
    .map(({ name, kind }) => ({ name, kind, value: values[name] ?? "" }))
    .filter(({ kind, value }) => kind !== "tick" || value !== "")
    .map(({ name, value }) => [name, value]);
}
