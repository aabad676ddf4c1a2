import { sentFields } from "../../crm/write/sent-fields.ts";
import { FORM_REJECTED } from "../../crm/read/request/fetch-page.ts";
import { REQUEST_REFUSED } from "../../crm/read/request/request-gate.ts";
import { fillForm } from "../../crm/write/fill-form.ts";
import { type FormReading, formRefusal } from "../../crm/read/form/read-form.ts";
import type { SiteProfile } from "../../crm/profile/site-profile.ts";
import type { SentField } from "../../domain/change/change.ts";
import type { FieldChange } from "../../domain/change/change-set.ts";
import { ProblemError } from "../../core/problem.ts";
import type { PostCrm, ReadCrm, SubmitResult } from "./crm-access.ts";

/** The record's own form. Throws a permanent `ProblemError` with the CRM's words where it shows none, as for a locked contract. */
export async function openForm(readCrm: ReadCrm, site: string, path: string): Promise<FormReading> {
  const reading = await readCrm(site, path);
  if ("form" in reading && reading.form) return reading.form;
  const said = "notice" in reading ? reading.notice : undefined;
  throw new ProblemError("permanent", {
    code: "crm-no-form",
    what: "The CRM doesn't show this record's form, so nothing was sent.",
    remedy: "Open the record in the CRM: it may be locked, or you may lack the right to change it.",
    ...(said ? { said } : {}),
  });
}

/** Stores what is about to be sent. */
export type BeforeSending = (fields: SentField[]) => Promise<void>;

/**
 * Fills the form and sends it. `beforeSending` is awaited once the form is filled and before anything leaves: what it
 * stores is there when this worker dies a moment later.
 */
export async function fillAndSend(
  post: PostCrm,
  site: string,
  form: FormReading,
  fields: readonly FieldChange[],
  profile: SiteProfile,
  beforeSending: BeforeSending,
): Promise<SubmitResult> {
  const filled = fillForm(form, fields, profile);
  if ("problem" in filled) return { saved: false, problem: filled.problem };
  await beforeSending(sentFields(form, filled.sends));
  const answer = await post(site, form, filled.sends).catch(refusalOf);
  if ("saved" in answer) return answer;
  const { page, path } = answer;
  if (page.page === "service-contract" || page.page === "client-profile") return { saved: true, page, path };
  const problem =
    "form" in page && page.form && isSameForm(page.form, form) ? formRefusal(page.form) : undefined;
  // The same form again and not a word, or a page of nothing that we know, such as a proxy's notice: whoever called
  // must look in the CRM what happened.
  if (!problem) throw lostAnswer();
  return { saved: false, problem };
}

/** Errors that say for certain that the CRM holds nothing of the form; any other leaves it open. */
function refusalOf(error: unknown): SubmitResult {
  if (!(error instanceof ProblemError)) throw error;
  const { problem } = error;
  if (problem.code === FORM_REJECTED) return { saved: false, problem, again: true };
  if (problem.code === REQUEST_REFUSED) return { saved: false, problem };
  throw error;
}

function isSameForm(answer: FormReading, form: FormReading): boolean {
  const names = (each: FormReading) => new Set(each.fields.map(({ name }) => name));
  const formNames = names(form);
  return [...names(answer)].filter((name) => formNames.has(name)).length > formNames.size / 2;
}

function lostAnswer(): ProblemError {
  return new ProblemError("transient", {
    code: "crm-answer-unclear",
    what: "The CRM's answer doesn't tell whether it saved this record.",
    remedy: "No action needed: Planbridge checks the CRM before it sends anything again.",
  });
}
