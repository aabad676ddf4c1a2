import { claimCode, isCancellation } from "../model/claim-code.ts";
import type { LineFacts } from "../funding/line-facts.ts";
import type { LineRule, RuleResult } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/** `STAND` is how CareView's own interface for programs writes the standard type; the NDIA's is empty. */
const STANDARD: ReadonlySet<string> = new Set(["STAN", "STAND"]);
const OTHER_TYPES = ["CANC", "REPW", "TRAN", "NF2F", "THLT", "IRSS"];
const CLAIM_TYPES: ReadonlySet<string> = new Set([...STANDARD, ...OTHER_TYPES]);
/** Words that other systems write in place of a code. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["cancellation", "CANC"],
  ["cancelled", "CANC"],
  ["ndia required report", "REPW"],
  ["ndis required report", "REPW"],
  ["provider travel", "TRAN"],
  ["travel", "TRAN"],
  ["non face to face", "NF2F"],
  ["telehealth", "THLT"],
  ["irregular sil", "IRSS"],
]);
const REASONS: ReadonlyMap<string, string> = new Map([
  ["NSDH", "health"],
  ["NSDF", "family"],
  ["NSDT", "transport"],
  ["NSDO", "other"],
]);
const REASON_LIST = "NSDH (health), NSDF (family), NSDT (transport) or NSDO (other)";
/** What forms and exports write where there is no reason. */
const NO_REASON = /^(?:-+|–|n\.?\/?a\.?|none|nil|null|no reason|not applicable)$/i;
/** Taxable, free of GST, out of scope. */
const GST_CODES: ReadonlySet<string> = new Set(["P1", "P2", "P5"]);

/**
 * The codes that go into a claim, in any letters. A GST code that isn't there is no fault: CareView fills it in for delivered
 * services, and that its invoices need one isn't published.
 */
export const CODE_RULES: readonly LineRule[] = [
  {
    code: "gst-code-unknown",
    label: "GST code not recognised",
    severity: "block",
    field: "gst",
    source: SOURCE.codes,
    // What isn't written as one of the NDIA's may be the CRM's own.
    check: ({ line }) => {
      const gst = claimCode(line.gst);
      return gst && /^P\d+$/.test(gst) && !GST_CODES.has(gst)
        ? {
            what: `${gst} isn't a GST code.`,
            remedy: "Use P1 (taxable), P2 (GST-free) or P5 (out of scope).",
          }
        : undefined;
    },
  },
  {
    code: "gst-code-other",
    label: "Not an NDIA GST code",
    severity: "warn",
    field: "gst",
    source: SOURCE.codes,
    check: ({ line }) => {
      const gst = claimCode(line.gst);
      return gst && !/^P\d+$/.test(gst)
        ? {
            what: `${gst} isn't one of the NDIA's GST codes.`,
            remedy: "Check that the claim has P1 (taxable), P2 (GST-free) or P5 (out of scope).",
          }
        : undefined;
    },
  },
  {
    // A warning only: the list of CareView's own types isn't public as a whole.
    code: "claim-type-unknown",
    label: "Claim type not recognised",
    severity: "warn",
    field: "claimType",
    source: SOURCE.codes,
    check: ({ line }) => {
      const claimType = claimCode(line.claimType);
      return claimType && !CLAIM_TYPES.has(claimType) ? unknownType(claimType) : undefined;
    },
  },
  {
    code: "cancellation-reason-missing",
    label: "Cancellation reason missing",
    severity: "block",
    field: "cancellationReason",
    source: SOURCE.codes,
    waitsWhileTyping: true,
    check: ({ line }) =>
      claimCode(line.claimType) === "CANC" && !claimCode(line.cancellationReason)
        ? {
            what: "A cancellation needs a reason.",
            remedy: `Choose the reason given on the invoice: ${REASON_LIST}.`,
          }
        : undefined,
  },
  {
    code: "cancellation-reason-unknown",
    label: "Cancellation reason not recognised",
    severity: "warn",
    field: "cancellationReason",
    source: SOURCE.codes,
    check: ({ line }) => {
      const reason = claimCode(line.cancellationReason);
      return reason && !REASONS.has(reason) && isCancellation(line)
        ? {
            what: `${reason} isn't an NDIA cancellation reason.`,
            remedy: `Use ${REASON_LIST}.`,
          }
        : undefined;
    },
  },
  {
    code: "reason-without-cancellation",
    label: "Reason without cancellation",
    severity: "warn",
    field: "claimType",
    source: SOURCE.codes,
    waitsWhileTyping: ({ line }) => !claimCode(line.claimType),
    check: reasonWithoutCancellation,
  },
];

function unknownType(claimType: string): RuleResult {
  const code = WORDS.get(
    claimType
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, " ")
      .trim(),
  );
  return {
    what: `${claimType} isn't an NDIA claim type.`,
    remedy: `Use one of STAN, ${OTHER_TYPES.join(", ")}.`,
    ...(code ? { fix: { kind: "set", field: "claimType", value: code, label: `Change to ${code}` } } : {}),
  };
}

/** Which of the two is wrong only the invoice tells, so nothing is proposed. */
function reasonWithoutCancellation({ line }: LineFacts): RuleResult | undefined {
  const reason = claimCode(line.cancellationReason);
  if (!reason || NO_REASON.test(reason) || isCancellation(line)) return undefined;
  const claimType = claimCode(line.claimType);
  // An unknown type may be a cancellation; another rule reports it.
  if (claimType && !CLAIM_TYPES.has(claimType)) return undefined;
  return {
    what: `The line gives a cancellation reason, ${reason}, and ${claimType ? `its claim type is ${claimType}` : "it has no claim type"}.`,
    remedy:
      "If the service was cancelled, change the claim type to CANC. If it was delivered, remove the reason.",
  };
}
