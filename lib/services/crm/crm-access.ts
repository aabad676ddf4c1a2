import type { BriefReading, PageReading } from "../../crm/read/read-page.ts";
import type { Problem } from "../../core/problem.ts";
import type { FormReading } from "../../crm/read/form/read-form.ts";

/** Reads a page of a CRM with the user's own session. */
export type ReadCrm<Reading extends BriefReading = PageReading> = (
  site: string,
  path: string,
) => Promise<Reading>;

/** Any reader, also one that leaves out the tables of a contract. */
export type ReadCrmBriefly = ReadCrm<BriefReading>;

/** What came of a form that was sent. `page`: what the CRM answered with, to be looked at before it is asked again. */
export type SubmitResult =
  | { saved: true; page: PageReading; path: string }
  | { saved: false; problem: Problem; again?: true };

/** Sends a form and reads the page that the CRM answers with. */
export type PostCrm = (
  site: string,
  form: FormReading,
  sends: [name: string, value: string][],
) => Promise<{ page: PageReading; path: string }>;
