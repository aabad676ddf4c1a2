import * as z from "zod/mini";
import { ProblemError } from "../core/problem.ts";
import { problemFrom } from "../core/problem-catalogue.ts";
import type { HttpAnswer } from "./http/request.ts";
import { transientError } from "./http/transport-problems.ts";
import { PROVIDER_PROBLEMS, type ProviderProblemCode } from "./provider-problems.ts";

const word = z.catch(z.optional(z.union([z.string(), z.number()])), undefined);
/** Errors come as bare texts, with stray spaces, or as keys with a value; a gateway writes code and message. */
const ProviderError = z.union([
  z.string(),
  z.looseObject({ key: word, value: word, code: word, message: word }),
]);
const Refusal = z.looseObject({ errors: z.union([z.array(ProviderError), ProviderError]) });

/**
 * What the NDIA's words mean for the person, first match wins. Its wording isn't public apart from the authority
 * error, so each row listens for the words that any wording would need; a text that fits no row is shown as it is.
 */
const MEANINGS: readonly { says: RegExp; code: ProviderProblemCode }[] = [
  { says: /authority|consent|relationship|not authori[sz]ed/i, code: "no-authority" },
  { says: /surname|last name|family name/i, code: "surname-mismatch" },
  { says: /birth|\bdob\b/i, code: "date-of-birth-mismatch" },
  {
    says: /(participant|ndis number|number).{0,200}(not found|does ?n.t exist|invalid|unknown|not valid)|no such participant/i,
    code: "ndis-number-unknown",
  },
  { says: /match|mismatch|details/i, code: "identity-mismatch" },
  { says: /no (current |active |approved )?plan/i, code: "no-plan" },
];

/** What a server says of a fault of its own. It is no refusal: the same question may be answered later. */
const SERVER_FAULT =
  /^(internal server error|service (temporarily )?unavailable|bad gateway|gateway time-?out)\.?$|try again later|temporarily unavailable|timed? ?out|maintenance|outage/i;

/** The NDIA's words in an answer that isn't a success; empty where it has none. */
export function refusalText({ status, body }: Pick<HttpAnswer, "status" | "body">): string {
  const refusal = Refusal.safeParse(body);
  if (!refusal.success) return "";
  const said = [refusal.data.errors]
    .flat()
    .map((error) =>
      typeof error === "string"
        ? error.trim()
        : [error.key ?? error.code, error.value ?? error.message]
            .map((part) => String(part ?? "").trim())
            .filter(Boolean)
            .join(" "),
    )
    .filter(Boolean)
    .join("; ");
  return status >= 500 && SERVER_FAULT.test(said) ? "" : said;
}

/** Whether these words are about the participant or the plan: then another token wouldn't change them. */
export function isKnownRefusal(said: string): boolean {
  return MEANINGS.some(({ says }) => says.test(said));
}

/** The problem in an answer that isn't a success. A refusal in words counts, whatever its status. */
export function providerProblem(answer: HttpAnswer): ProblemError {
  const { status } = answer;
  const said = refusalText(answer);
  if (said === "") {
    if (status === 401 || status === 403)
      return new ProblemError("blocked", problemFrom(PROVIDER_PROBLEMS, "ndia-refused-access"));
    return transientError("The NDIA", status >= 500 ? "fault" : "not-json", undefined, String(status));
  }
  const code = MEANINGS.find(({ says }) => says.test(said))?.code ?? "ndia-refused";
  return new ProblemError("permanent", problemFrom(PROVIDER_PROBLEMS, code, said));
}
