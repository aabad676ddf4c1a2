import * as z from "zod/mini";
import { type Problem, Trouble } from "../ndis/problem.ts";
import { type Answer, onTheWay } from "./request.ts";

/** Errors come as bare texts, with stray spaces, or as keys with a value. Both are accepted. */
const ProviderError = z.union([
  z.string(),
  z.looseObject({ key: z.optional(z.coerce.string()), value: z.string() }),
]);
const Refusal = z.looseObject({ errors: z.array(ProviderError).check(z.minLength(1)) });

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

/** The trouble in an answer that isn't a success. */
export function providerTrouble(answer: Answer): Trouble {
  if (answer.status >= 500) return onTheWay("The NDIA", "fault", undefined, String(answer.status));
  const refusal = Refusal.safeParse(answer.body);
  if (!refusal.success) return onTheWay("The NDIA", "not-json", refusal.error);
  const said = refusal.data.errors
    .map((error) =>
      (typeof error === "string" ? error : [error.key, error.value].filter(Boolean).join(" ")).trim(),
    )
    .join("; ");
  const known = MEANINGS.find(({ says }) => says.test(said))?.problem;
  return new Trouble("failed", {
    ...(known ?? {
      code: "ndia-refused",
      what: "The NDIA refused the request.",
      remedy: "Read its words below. If they don't help, ask the NDIA's provider support and quote them.",
    }),
    said,
  });
}
