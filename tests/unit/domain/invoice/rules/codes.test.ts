import { describe, expect, test } from "vitest";
import { checkInvoice } from "../../../../../lib/domain/invoice/rules/check.ts";
import type { InvoiceLine } from "../../../../../lib/domain/invoice/model/line.ts";
import { type Change, context, invoice, line } from "../invoice-fixtures.ts";

const ofLine = (change: Change<InvoiceLine>) => checkInvoice(invoice({ lines: [line(change)] }), context());
const found = (change: Change<InvoiceLine>) =>
  ofLine(change).map(({ severity, code }) => `${severity} ${code}`);

describe("codes in other letters", () => {
  test.each(["canc", "Canc", " CANC ", "CANC - Cancellation", "canc cancellation"])(
    "the claim type %j is read as CANC and needs a reason",
    (claimType) => {
      expect(found({ claimType })).toEqual(["block cancellation-reason-missing"]);
      expect(found({ claimType, cancellationReason: "nsdh" })).toEqual([]);
    },
  );

  test.each(["stan", "tran", "Repw", "nf2f", "thlt", " irss", "STAND", "TRAN - Provider Travel", " "])(
    "the claim type %j is accepted",
    (claimType) => {
      expect(found({ claimType })).toEqual([]);
    },
  );

  test.each(["p2", " P1", "P5 - Out of scope"])("the GST code %j is accepted", (gst) => {
    expect(found({ gst })).toEqual([]);
  });
});

describe("a claim type that isn't known", () => {
  test("an unknown claim type is named, with the list of valid ones", () => {
    expect(ofLine({ claimType: "ABCD" })).toMatchObject([
      {
        code: "claim-type-unknown",
        severity: "warn",
        what: "ABCD isn't an NDIA claim type.",
        remedy: "Use one of STAN, CANC, REPW, TRAN, NF2F, THLT, IRSS.",
      },
    ]);
  });

  test.each([
    ["Cancellation", "CANC"],
    ["PROVIDER TRAVEL", "TRAN"],
    ["Non-Face-to-Face", "NF2F"],
  ])("a claim type in words has its code as a fix: %s", (claimType, value) => {
    expect(ofLine({ claimType })[0]?.fix).toEqual({
      kind: "set",
      field: "claimType",
      value,
      label: `Change to ${value}`,
    });
  });
});

describe("a cancellation reason", () => {
  test.each<[string, Change<InvoiceLine>, string[]]>([
    [
      "without a claim type",
      { claimType: undefined, cancellationReason: "NSDH" },
      ["warn reason-without-cancellation"],
    ],
    [
      "of a standard service",
      { claimType: "STAN", cancellationReason: "NSDF" },
      ["warn reason-without-cancellation"],
    ],
    [
      "of another claim type",
      { claimType: "REPW", cancellationReason: "NSDO" },
      ["warn reason-without-cancellation"],
    ],
    [
      "in small letters",
      { claimType: "tran", cancellationReason: "nsdt" },
      ["warn reason-without-cancellation"],
    ],
    ["in words", { claimType: "STAN", cancellationReason: "No show" }, ["warn reason-without-cancellation"]],
    ["of a cancellation", { claimType: "CANC", cancellationReason: "NSDT" }, []],
    [
      "of an item that is a cancellation by its suffix",
      { item: "15_037_0117_1_3_CA", claimType: undefined, cancellationReason: "NSDH" },
      [],
    ],
    [
      "that isn't known, of such an item",
      { item: "15_037_0117_1_3_CA", claimType: undefined, cancellationReason: "SICK" },
      ["warn cancellation-reason-unknown"],
    ],
    [
      "beside a claim type that isn't known",
      { claimType: "WXYZ", cancellationReason: "NSDH" },
      ["warn claim-type-unknown"],
    ],
    ["that says there is none", { claimType: "STAN", cancellationReason: "N/A" }, []],
    ["that is a dash", { claimType: undefined, cancellationReason: "-" }, []],
    ["that is blank", { claimType: "STAN", cancellationReason: "  " }, []],
  ])("a cancellation reason: %s", (_title, change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  test("a reason without a cancellation names the problem and offers no fix", () => {
    const [finding] = ofLine({ claimType: "REPW", cancellationReason: "nsdo" });
    expect(finding).toMatchObject({
      what: "The line gives a cancellation reason, NSDO, and its claim type is REPW.",
      remedy:
        "If the service was cancelled, change the claim type to CANC. If it was delivered, remove the reason.",
      field: "claimType",
    });
    expect(finding).not.toHaveProperty("fix");
  });

  test("a cancellation reason may be typed before its claim type", () => {
    expect(ofLine({ claimType: undefined, cancellationReason: "NSDH" })).toMatchObject([
      { waitsWhileTyping: true },
    ]);
  });
});
