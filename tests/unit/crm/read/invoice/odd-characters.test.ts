import { describe, expect, test } from "vitest";
import { applyFix } from "../../../../../lib/crm/write/apply-fix.ts";
import { careview } from "../../../../../lib/crm/profile/careview.ts";
import { checkVisibleInvoice } from "../../../../../lib/crm/page/check-visible-invoice.ts";
import { parsePageDate } from "../../../../../lib/crm/read/fields/page-values.ts";
import { readClient } from "../../../../../lib/crm/read/read-client.ts";
import { readInvoice } from "../../../../../lib/crm/read/read-invoice.ts";
import { matchesSpelling } from "../../../../../lib/crm/profile/label.ts";
import type { Finding, Fix } from "../../../../../lib/domain/invoice/model/finding.ts";
import { verifiedIdentity } from "../../../../../lib/domain/plan/identity.ts";
import { parseMoney } from "../../../../../lib/core/money.ts";
import { CRM, open, type SavedPage } from "../../pages.ts";

type Change = readonly [from: string, to: string];
const URL = `${CRM}/Invoices/Edit/1`;
const page = (name: SavedPage, ...changes: Change[]) => open(name, ...changes);
const read = (doc: Document) => readInvoice(doc, URL, careview);
const value = (from: string, to: string): Change => [`value="${from}"`, `value="${to}"`];

describe("a field of an invoice with a character that isn't what it looks like", () => {
  test.each([
    ["number", "BCC-1", "BCC\u2011\u200B1", "number", "BCC-1"],
    ["number", "BCC-1", "\uFEFFBCC-1", "number", "BCC-1"],
    ["number", "BCC-1", "BCC\u20131", "number", "BCC-1"],
    ["abn", "32999990001", "32999990001\u200B", "abn", "32999990001"],
    ["abn", "32999990001", "\u202A32999990001\u202C", "abn", "32999990001"],
    ["date", "02/07/2026", "\u200E02\u200E/07/2026", "date", "2026-07-02"],
  ])(
    "the head's %s: %s written as %j is read, in the way and fixed by one press",
    async (field, from, to, key, right) => {
      const doc = page("edit-invoice", value(from, to));
      const { unreadable, invoice } = read(doc);
      expect(invoice).toMatchObject({ [key]: right });
      expect(unreadable).toMatchObject([{ field, severity: "block", fix: { kind: "set" } }]);
      expect(unreadable[0]?.what).toContain("contains");
      await applyFix(doc, URL, unreadable[0] as Finding & { fix: Fix }, careview);
      expect(read(doc).unreadable).toEqual([]);
      expect(read(doc).invoice).toMatchObject({ [key]: right });
    },
  );

  test.each([
    ["item", "01_011_0107_1_1 Self-Care", "01\u2011011\u20110107\u20111\u20111", "item", "01_011_0107_1_1"],
    ["item", "01_011_0107_1_1 Self-Care", "01_011_0107_1_1\u200B", "item", "01_011_0107_1_1"],
    ["quantity", "1.50", "1.50\u2060", "quantity", 150],
    ["quantity", "1.50", "\uFF11.50", "quantity", 150],
    ["rate", "10.01", "$10.01\u00AD", "rate", 1001],
    ["lineTotal", "15.02", "\u200F15.02", "total", 1502],
  ])(
    "a line's %s: %s written as %j is read, in the way and fixed by one press",
    async (field, from, to, key, right) => {
      const doc = page("edit-invoice", value(from, to));
      const { unreadable, invoice } = read(doc);
      expect(invoice.lines[0]).toMatchObject({ [key]: right });
      expect(unreadable).toMatchObject([{ field, severity: "block", lineId: "1", fix: { kind: "set" } }]);
      await applyFix(doc, URL, unreadable[0] as Finding & { fix: Fix }, careview);
      expect(read(doc).unreadable).toEqual([]);
      expect(read(doc).invoice.lines[0]).toMatchObject({ [key]: right });
    },
  );

  test("is said once: the rules judge what was meant", () => {
    const shown = read(
      page("edit-invoice", value("01_011_0107_1_1 Self-Care", "01\u2011011\u20110107\u20111\u20111")),
    );
    const codes = checkVisibleInvoice(shown, { today: "2026-11-22" }).map(({ code }) => code);
    expect(codes.filter((code) => code === "odd-character" || code.startsWith("item-"))).toEqual([
      "odd-character",
    ]);
  });

  test("only shown, as on a captured invoice, warns and offers nothing to press", () => {
    const doc = page("streamline-review", ["CAP-0010", "CAP-\u202E0010"]);
    const { invoice, unreadable } = read(doc);
    expect(invoice.number).toBe("CAP-0010");
    expect(unreadable).toMatchObject([{ code: "unseen-character", severity: "warn", field: "number" }]);
    expect(unreadable[0]).not.toHaveProperty("fix");
  });

  test("only shown, with a non-breaking space of the page's own, has nothing said of it", () => {
    const { invoice, unreadable } = read(page("streamline-review", ["Planwise Demo", "Planwise&nbsp;Demo"]));
    expect([invoice.provider, unreadable]).toEqual(["Planwise Demo", []]);
  });
});

test.each([
  ["6:30", "6.50"],
  ["6:30:00", "6.50"],
  ["6:20", undefined],
])("hours typed as %s aren't read, and %s is offered", (typed, offered) => {
  const { unreadable, invoice } = read(page("edit-invoice", value("1.50", typed)));
  expect(invoice.lines[0]).not.toHaveProperty("quantity");
  expect(unreadable[0]).toMatchObject({ code: "number-unreadable", field: "quantity" });
  expect(unreadable[0]?.fix).toEqual(
    offered && { kind: "set", field: "quantity", value: offered, label: `Change to ${offered}` },
  );
});

test.each([
  ["\u200E01\u200E/\u200E07\u200E/\u200E2026", "2026-07-01"],
  ["01/07/2026\u00A0", "2026-07-01"],
  ["2026\u201107\u201101", "2026-07-01"],
  ["2026-06-30T14:00:00Z", null],
  ["07/13/2026", null],
])("a CRM's date %j is read as %s", (text, date) => {
  expect(parsePageDate(text, { order: "day-first" })).toBe(date);
});

test.each([
  ["\u2212$1,000.00", -100_000],
  ["$1\u202F000.00", 100_000],
  ["\u200E$5.00", 500],
])("an amount %j of a page is %d cents", (text, cents) => {
  expect(parseMoney(text)).toBe(cents);
});

test("a label with a soft hyphen or a zero-width space in it is the label", () => {
  expect(matchesSpelling("Sur\u00ADname\u200B:", ["Surname"])).toBe(true);
  expect(matchesSpelling("Provider\u2019s ABN", ["Provider's ABN"])).toBe(true);
});

test("the NDIA is asked with the digits of an NDIS number that has unseen characters on the client's page", () => {
  const doc = page("client-profile");
  const number = readClient(doc, `${CRM}/Clients/Profile/1`, careview).identity.ndisNumber ?? "";
  const changed = page("client-profile", [number, `\u202A${number}\u200B`]);
  const { identity } = readClient(changed, `${CRM}/Clients/Profile/1`, careview);
  expect(verifiedIdentity(identity, "2026-11-22")).toMatchObject({ ndisNumber: number.replaceAll(" ", "") });
});
