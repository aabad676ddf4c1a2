import * as z from "zod/mini";
import { type Problem, ProblemError } from "../core/problem.ts";
import { type Answer, transientError } from "./http/request.ts";

const word = z.catch(z.optional(z.union([z.string(), z.number()])), undefined);
/** Errors come as bare texts, with stray spaces, or as keys with a value; a gateway writes code and message. */
const ProviderError = z.union([
  z.string(),
  z.looseObject({ key: word, value: word, code: word, message: word }),
]);
const Refusal = z.looseObject({ errors: z.union([z.array(ProviderError), ProviderError]) });

const again = "then sync again.";

/**
 * What the NDIA's words mean for the person, first match wins. Its wording isn't public apart from the authority
 * error, so each row listens for the words that any wording would need; a text that fits no row is shown as it is.
 */
const MEANINGS: { says: RegExp; problem: Omit<Problem, "said"> }[] = [
  {
    says: /authority|consent|relationship|not authori[sz]ed/i,
    problem: {
      code: "no-authority",
      what: "The NDIA says that your organisation has no authority for this participant.",
      remedy:
        "In the provider portal check that the participant has endorsed you as plan manager and as my provider, and has consented to sharing the plan; then sync again.",
    },
  },
  {
    says: /surname|last name|family name/i,
    problem: {
      code: "surname-mismatch",
      what: "The NDIA holds another surname for this participant.",
      remedy: `Compare Surname with the NDIS plan letter: hyphens, apostrophes and spaces count. Correct it on the client's profile, ${again}`,
      field: "Surname",
    },
  },
  {
    says: /birth|\bdob\b/i,
    problem: {
      code: "date-of-birth-mismatch",
      what: "The NDIA holds another date of birth for this participant.",
      remedy: `Compare Date of Birth with the NDIS plan letter: day and month may be swapped. Correct it on the client's profile, ${again}`,
      field: "Date of Birth",
    },
  },
  {
    says: /(participant|ndis number|number).*(not found|does ?n.t exist|invalid|unknown|not valid)|no such participant/i,
    problem: {
      code: "ndis-number-unknown",
      what: "The NDIA knows no participant with this NDIS number.",
      remedy: `Compare NDIS Number with the NDIS plan letter: two digits may be swapped. Correct it on the client's profile, ${again}`,
      field: "NDIS Number",
    },
  },
  {
    says: /match|mismatch|details/i,
    problem: {
      code: "identity-mismatch",
      what: "The NDIA holds other details for this participant, and doesn't say which differ.",
      remedy: `Compare Surname, Date of Birth and NDIS Number with the NDIS plan letter. Correct them on the client's profile, ${again}`,
      field: "Surname, Date of Birth, NDIS Number",
    },
  },
  {
    says: /no (current |active |approved )?plan/i,
    problem: {
      code: "no-plan",
      what: "The NDIA holds no plan for this participant.",
      remedy: "Check with the participant whether a plan has been approved.",
    },
  },
];

/** What a server says of a fault of its own. It is no refusal: the same question may be answered later. */
const ONLY_A_FAULT =
  /^(internal server error|service (temporarily )?unavailable|bad gateway|gateway time-?out)\.?$|try again later|temporarily unavailable|timed? ?out|maintenance|outage/i;

/** The NDIA's words in an answer that isn't a success; empty where it has none. */
export function wordsOf({ status, body }: Pick<Answer, "status" | "body">): string {
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
  return status >= 500 && ONLY_A_FAULT.test(said) ? "" : said;
}

/** Whether these words are about the participant or the plan: then another token wouldn't change them. */
export function isKnownRefusal(said: string): boolean {
  return MEANINGS.some(({ says }) => says.test(said));
}

/** The trouble in an answer that isn't a success. A refusal in words counts, whatever its status. */
export function providerProblem(answer: Answer): ProblemError {
  const { status } = answer;
  const said = wordsOf(answer);
  if (said === "") {
    if (status === 401 || status === 403) return noAccess();
    return transientError("The NDIA", status >= 500 ? "fault" : "not-json", undefined, String(status));
  }
  const known = MEANINGS.find(({ says }) => says.test(said))?.problem;
  return new ProblemError("permanent", {
    ...(known ?? {
      code: "ndia-refused",
      what: "The NDIA refused the request.",
      remedy: "Read its words below. If they don't help, ask the NDIA's provider support and quote them.",
    }),
    said,
  });
}

function noAccess(): ProblemError {
  return new ProblemError("blocked", {
    code: "ndia-refused-access",
    at: "options",
    what: "The NDIA refused this organisation's access.",
    remedy:
      "Check the API key in Options > Connection, and that “NDIS API” is added as a service provider for the device in PRODA.",
    field: "API key",
  });
}
