import type { FormReading } from "../../crm/read/form/read-form.ts";
import type { BriefReading } from "../../crm/read/read-page.ts";
import { requestRefused, requireSavingForm } from "../../crm/read/request/request-gate.ts";

/** Where forms that this worker has read are sent, each with its site. Gone with the worker: then forms are read again. */
const readForms = new Set<string>();

function keyOf(site: string, action: string): string {
  return `${site} ${action}`;
}

/** The forms of a page that was read may be sent. */
export function rememberForms(site: string, reading: BriefReading): void {
  if ("form" in reading && reading.form) readForms.add(keyOf(site, reading.form.action));
}

/** Only a form that was read from this site in this run is sent, and none that deletes. Throws a permanent `ProblemError`. */
export function requireReadForm(
  site: string,
  form: Pick<FormReading, "action">,
  sends: readonly (readonly [string, string])[],
): void {
  if (!readForms.has(keyOf(site, form.action)))
    throw requestRefused(form.action, "this form wasn't read from the CRM", true);
  requireSavingForm(form.action, sends);
}
