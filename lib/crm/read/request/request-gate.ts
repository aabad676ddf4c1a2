import { ProblemError } from "../../../core/problem.ts";
import { refusedWord } from "../../profile/link-words.ts";
import { storedPath } from "../../profile/record-path.ts";

/** Nothing was sent. */
export const REQUEST_REFUSED = "crm-request-refused";

/**
 * Every request to a CRM passes here right before it is sent, whoever asks for it: the address is the one of a record's page
 * on this very site, parsed as the browser will, and says nothing that a CRM might do. Throws a permanent `ProblemError`.
 */
export function requireRecordAddress(site: string, path: string, isForm = false): URL {
  const checked = storedPath(path, site);
  if (typeof checked !== "string") throw requestRefused(path, `its address ${checked.because}`, isForm);
  const url = new URL(checked, site);
  if (url.origin !== new URL(site).origin)
    throw requestRefused(path, "its address leads to another site", isForm);
  return url;
}

/** Fields by which a form says what is to be done, whatever its address is: `_method=delete`, a button's name. */
const COMMAND =
  /^_{0,2}(?:method|action|handler|command|cmd|operation|op|do|task|eventtarget|eventargument)$/i;

/** What a form is sent with doesn't tell the CRM to do anything but save it. Throws a permanent `ProblemError`. */
export function requireSavingForm(path: string, sends: readonly (readonly [string, string])[]): void {
  for (const [name, value] of sends) {
    const word = COMMAND.test(name.replaceAll("-", "")) ? refusedWord(value) : undefined;
    if (word) throw requestRefused(path, `it would send “${name}” with “${word}”`, true);
  }
}

export function requestRefused(path: string, because: string, isForm: boolean): ProblemError {
  return new ProblemError("permanent", {
    code: REQUEST_REFUSED,
    what: isForm
      ? `Planbridge didn't send the form of ${path}: ${because}. Nothing was changed.`
      : `Planbridge didn't open ${path} in the CRM: ${because}.`,
    remedy: isForm
      ? "Make this change in the CRM yourself, and tell whoever looks after Planbridge."
      : "Open the record in the CRM yourself. If it opens from another link there, tell whoever looks after Planbridge.",
  });
}
