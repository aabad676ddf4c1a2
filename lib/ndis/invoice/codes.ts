import type { LineRule } from "./rule.ts";
import { SOURCE } from "./source.ts";

/** `STAND` is how CareView's own interface for programs writes the standard type; the NDIA's is empty. */
const CLAIM_TYPES = new Set(["STAN", "STAND", "CANC", "REPW", "TRAN", "NF2F", "THLT", "IRSS"]);
/** Health, family, transport, other. */
const CANCELLATION_REASONS = new Set(["NSDH", "NSDF", "NSDT", "NSDO"]);
/** Taxable, free of GST, out of scope. */
const GST_CODES = new Set(["P1", "P2", "P5"]);

/**
 * The codes that go into a claim. A GST code that isn't there is no fault: CareView fills it in for delivered services, and
 * that its invoices need one isn't published.
 */
export const CODES: readonly LineRule[] = [
  {
    code: "gst-code-unknown",
    severity: "block",
    field: "gst",
    source: SOURCE.codes,
    // What isn't written as one of the NDIA's may be the CRM's own.
    check: ({ line: { gst } }) =>
      gst && /^P\d+$/.test(gst) && !GST_CODES.has(gst)
        ? {
            what: `${gst} isn't a GST code.`,
            remedy: "Use P1 (taxable), P2 (GST-free) or P5 (out of scope).",
          }
        : undefined,
  },
  {
    code: "gst-code-other",
    severity: "warn",
    field: "gst",
    source: SOURCE.codes,
    check: ({ line: { gst } }) =>
      gst && !/^P\d+$/.test(gst)
        ? {
            what: `${gst} isn't one of the NDIA's GST codes.`,
            remedy: "Check that the claim will have P1 (taxable), P2 (GST-free) or P5 (out of scope).",
          }
        : undefined,
  },
  {
    // A warning only: the list of CareView's own types isn't public as a whole.
    code: "claim-type-unknown",
    severity: "warn",
    field: "claimType",
    source: SOURCE.codes,
    check: ({ line: { claimType } }) =>
      claimType && !CLAIM_TYPES.has(claimType)
        ? {
            what: `${claimType} isn't a claim type that the NDIA names.`,
            remedy: `Use one of ${[...CLAIM_TYPES].filter((type) => type !== "STAND").join(", ")}.`,
          }
        : undefined,
  },
  {
    code: "cancellation-reason-missing",
    severity: "block",
    field: "cancellationReason",
    source: SOURCE.codes,
    check: ({ line: { claimType, cancellationReason } }) =>
      claimType === "CANC" && !cancellationReason
        ? {
            what: "A cancellation needs its reason.",
            remedy: "Choose the reason that the invoice gives.",
            empty: true,
          }
        : undefined,
  },
  {
    code: "cancellation-reason-unknown",
    severity: "warn",
    field: "cancellationReason",
    source: SOURCE.codes,
    check: ({ line: { claimType, cancellationReason } }) =>
      claimType === "CANC" && cancellationReason && !CANCELLATION_REASONS.has(cancellationReason)
        ? {
            what: `${cancellationReason} isn't a cancellation reason that the NDIA names.`,
            remedy: "Use NSDH (health), NSDF (family), NSDT (transport) or NSDO (other).",
          }
        : undefined,
  },
];
