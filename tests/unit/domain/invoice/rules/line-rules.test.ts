import { describe, expect, test } from "vitest";
import { checkInvoice } from "../../../../../lib/domain/invoice/rules/check.ts";
import type { BudgetState, InvoiceContext } from "../../../../../lib/domain/invoice/model/context.ts";
import type { Finding } from "../../../../../lib/domain/invoice/model/finding.ts";
import type { InvoiceLine } from "../../../../../lib/domain/invoice/model/line.ts";
import { LINE_RULES } from "../../../../../lib/domain/invoice/rules/rules.ts";
import {
  budget,
  type Change,
  context,
  invoice,
  line,
  FOURTH,
  QUARTERS,
  SECOND,
  THIRD,
} from "../invoice-fixtures.ts";

type Row = [title: string, finding: string[], change: object, given?: Change<InvoiceContext>];

const found = (findings: readonly Finding[]) =>
  findings.map(({ severity, code, field }) => `${severity} ${code} @${field}`);
const ofLine = (change: Change<InvoiceLine>, given: Change<InvoiceContext> = {}) =>
  checkInvoice(invoice({ date: undefined, lines: [line(change)] }), context(given));

const until = (endDate: string) => ({ budgets: [budget({ endDate })] });
const weekday = (name: string, from: string, change: Change<InvoiceLine> = {}) => ({
  itemName: `Assistance With Self-Care Activities - Standard - ${name}`,
  from,
  ...change,
});

const earlier = (startDate: string, endDate: string, active: boolean) => ({
  contract: { reference: `Plan of ${startDate.slice(0, 4)}`, startDate, endDate, active },
  budgets: [budget({ startDate, endDate })],
});
/** The plan of these tests, and two contracts before it. */
const LATE: Change<InvoiceContext> = {
  otherContracts: [earlier("2025-01-01", "2025-12-31", true), earlier("2024-09-01", "2024-12-31", false)],
};

const ROWS: Record<string, Row[]> = {
  "dates of a service": [
    ["a day inside everything", [], {}],
    [
      "F63: the first day of the category",
      [],
      { from: "2026-03-02" },
      { budgets: [budget({ startDate: "2026-03-02" })] },
    ],
    [
      "F63: the day before the category begins",
      ["block outside-category-period @from"],
      { from: "2026-03-01" },
      { budgets: [budget({ startDate: "2026-03-02" })] },
    ],
    ["F63: the last day of the category", [], { from: "2026-07-31" }, until("2026-07-31")],
    [
      "F63: the day after the category ended",
      ["block outside-category-period @from"],
      { from: "2026-08-01" },
      until("2026-07-31"),
    ],
    [
      "F63: a service that begins inside and ends outside",
      ["block outside-category-period @from"],
      { from: "2026-07-30", to: "2026-08-01" },
      until("2026-07-31"),
    ],
    [
      "F63: a leap day that is the category's last",
      [],
      { from: "2028-02-29" },
      {
        today: "2028-03-01",
        contract: { startDate: "2027-03-01", endDate: "2028-02-29", active: true },
        plan: { startDate: "2027-03-01", endDate: null },
        budgets: [budget({ startDate: "2027-03-01", endDate: "2028-02-29" })],
      },
    ],
    [
      "F63: the day that clocks go forward, the category's last",
      [],
      { from: "2026-10-04" },
      { today: "2026-10-05", ...until("2026-10-04") },
    ],
    [
      "F63: the day after that",
      ["block outside-category-period @from"],
      { from: "2026-10-05" },
      { today: "2026-10-05", ...until("2026-10-04") },
    ],
    [
      "F62 F63: the second of two budgets of one category",
      [],
      { from: "2026-08-01" },
      { budgets: [budget({ endDate: "2026-07-31" }), budget({ startDate: "2026-08-01" })] },
    ],
    [
      "F62 F63: a service over the end of the first",
      ["block spans-periods @to"],
      { from: "2026-07-31", to: "2026-08-01" },
      { budgets: [budget({ endDate: "2026-07-31" }), budget({ startDate: "2026-08-01" })] },
    ],
    [
      "F63: in the gap between them",
      ["block outside-category-period @from"],
      { from: "2026-08-01" },
      { budgets: [budget({ endDate: "2026-07-31" }), budget({ startDate: "2026-08-02" })] },
    ],
    [
      "F63: over a gap of one day",
      ["block outside-category-period @from"],
      { from: "2026-07-31", to: "2026-08-02" },
      { budgets: [budget({ endDate: "2026-07-31" }), budget({ startDate: "2026-08-02" })] },
    ],
    ["F63: before the contract", ["block outside-contract @from"], { from: "2025-12-31" }],
    [
      "F63: after the contract",
      ["block outside-contract @from", "warn future-date @to"],
      { from: "2026-12-31", to: "2027-01-01" },
    ],
    [
      "a contract that isn't active",
      ["warn contract-inactive @from"],
      {},
      { contract: { startDate: "2026-01-01", endDate: "2026-12-31", active: false } },
    ],
    [
      "F63: under an earlier contract that is active still",
      ["note other-contract @from"],
      { from: "2025-08-04" },
      LATE,
    ],
    [
      "F63: under an earlier contract, without the category in it",
      ["note other-contract @from", "block category-not-in-plan @category"],
      { from: "2025-08-04", category: "Transport", item: undefined },
      LATE,
    ],
    [
      "F63: under an earlier contract that isn't active any more",
      ["warn contract-inactive @from"],
      { from: "2024-12-02" },
      LATE,
    ],
    [
      "F63: before all contracts",
      ["block outside-contract @from", "warn two-years-soon @from"],
      { from: "2024-08-15" },
      LATE,
    ],
    [
      "F63: over the end of one contract",
      ["block outside-contract @from"],
      { from: "2025-12-31", to: "2026-01-01" },
      LATE,
    ],
    [
      "inside the contract, after the plan",
      ["block outside-plan @from"],
      {},
      { plan: { startDate: "2026-01-01", endDate: "2026-08-02" } },
    ],
    ["a plan without an end", [], {}, { plan: { startDate: "2026-01-01", endDate: null } }],
    ["no date", ["block service-date-missing @from"], { from: undefined }],
    ["to before from", ["block to-before-from @to"], { from: "2026-08-04", to: "2026-08-03" }],
    ["today", [], { from: "2026-08-12" }],
    ["tomorrow", ["warn future-date @to"], { from: "2026-08-13" }],
    [
      "a category that the plan hasn't got",
      ["block category-not-in-plan @category"],
      { category: "Transport", item: undefined },
    ],
    [
      "a category that the NDIA manages",
      ["block not-plan-managed @category"],
      {},
      { budgets: [budget({ management: "agency" })] },
    ],
    ["a category that is plan-managed too", [], {}, { budgets: [budget({ management: "self" }), budget()] }],
    ["a category written with its number", [], { category: "15 Improved Daily Living" }],
    [
      "a day in no funding period",
      ["warn no-period-for-date @from"],
      {},
      { budgets: [budget({ periods: QUARTERS.slice(0, 2) })] },
    ],
    [
      "from one funding period into another, with days between that lie in none",
      ["block spans-periods @to"],
      { from: "2026-06-29", to: "2026-07-03" },
      { budgets: [budget({ periods: [SECOND, { ...THIRD, startDate: "2026-07-02" }] })] },
    ],
    [
      "from days in no funding period into a pending one",
      ["block pending-period @from"],
      { from: "2026-09-29", to: "2026-10-03" },
      { budgets: [budget({ periods: [SECOND, FOURTH] })] },
    ],
    [
      "into a pending one, before an amount is typed",
      ["block pending-period @from"],
      { from: "2026-10-05", rate: undefined, total: undefined },
      { budgets: [budget({ periods: QUARTERS })] },
    ],
    [
      "out of a funding period into days in none",
      ["warn no-period-for-date @from"],
      { from: "2026-06-29", to: "2026-07-03" },
      { budgets: [budget({ periods: QUARTERS.slice(0, 2) })] },
    ],
  ],
  "where contract and plan differ": [
    [
      "the category is longer in the contract, and the plan was retrieved today",
      ["block outside-category-period @from"],
      { from: "2026-08-03" },
      differing({ endDate: "2026-06-30" }, {}, "2026-08-11T14:30:00Z"),
    ],
    [
      "the same, and the plan was retrieved before",
      ["warn extended-in-contract @from"],
      { from: "2026-08-03" },
      differing({ endDate: "2026-06-30" }, {}, "2026-08-10T10:00:00Z"),
    ],
    [
      "neither has the category for these days",
      ["block outside-category-period @from"],
      { from: "2026-08-03" },
      differing({ endDate: "2026-06-30" }, { endDate: "2026-07-31" }, "2026-08-10T10:00:00Z"),
    ],
    [
      "the contract is longer than the plan, which was retrieved before",
      ["warn extended-in-contract @from"],
      {},
      { plan: { startDate: "2026-01-01", endDate: "2026-06-30" }, source: retrieved("2026-08-01T10:00:00Z") },
    ],
    [
      "the contract is longer than the plan, which was retrieved today",
      ["block outside-plan @from"],
      {},
      { plan: { startDate: "2026-01-01", endDate: "2026-06-30" }, source: retrieved("2026-08-12T01:00:00Z") },
    ],
    [
      "the category is shorter in the contract",
      ["warn shorter-in-contract @from"],
      {},
      differing({}, { endDate: "2026-06-30" }),
    ],
    ["shorter, and it covers these days", [], {}, differing({}, { startDate: "2026-08-03" })],
    [
      "the category has less in the contract",
      ["warn less-in-contract @lineTotal"],
      {},
      differing({ delivered: 1000_00 }, { total: 1099_99 }),
    ],
    ["less, and enough", [], {}, differing({ delivered: 1000_00 }, { total: 1100_00 })],
    [
      "the category has more in the contract than the plan gives",
      ["block funds-exceeded @lineTotal"],
      {},
      differing({ delivered: 3900_01 }, { total: 9000_00 }),
    ],
  ],
  "item and category": [
    [
      "no category, the plan has none of the item's",
      ["warn item-category-not-in-plan @item"],
      { category: undefined, item: "07_002_0106_8_3" },
    ],
    ["no category, the plan has the item's", [], { category: undefined }],
    [
      "neither category nor item",
      ["warn category-missing @category"],
      { category: undefined, item: undefined },
    ],
    [
      "neither, and nothing else yet",
      [],
      { category: undefined, item: undefined, rate: undefined, total: undefined },
    ],
    [
      "neither, no budgets known",
      ["note unknown-budgets @category"],
      { category: undefined, item: undefined },
      { budgets: undefined },
    ],
    ["no item", [], { item: undefined }],
    ["an item that ends in letters", [], { item: "15_037_0117_1_3_T_D" }],
    ["words in place of the number", ["block item-form @item"], { item: "Speech therapy" }],
    [
      "a sequence of nine digits",
      [],
      { category: "Consumables", item: "03_040010057_0103_1_1" },
      { budgets: [budget({ category: "Consumables" })] },
    ],
    ["a suffix", [], { item: "15_037_0117_1_3_T" }],
    ["category 22", ["block item-form @item"], { item: "22_037_0117_1_3" }],
    ["purpose 4", ["block item-form @item"], { item: "15_037_0117_1_4" }],
    ["hyphens", ["block item-form @item"], { item: "15-037-0117-1-3" }],
    ["a suffix that isn't public", ["warn item-form-unsure @item"], { item: "15_037_0117_1_3_ZZ" }],
    [
      "a suffix of July 2026 on a day before",
      ["warn item-suffix-early @item"],
      { item: "15_037_0117_1_3_TH", from: "2026-06-30" },
    ],
    [
      "a suffix that the claim type contradicts",
      ["warn item-suffix-and-claim-type @claimType"],
      { item: "15_037_0117_1_3_TH", claimType: "TRAN" },
    ],
    [
      "no category, an item that PACE pays from another one than its digits tell",
      ["note item-paid-by-pace @item"],
      { category: undefined, item: "11_022_0110_7_3" },
      { budgets: [budget({ category: "Behaviour Support" })] },
    ],
    [
      "the same, PACE or not isn't known",
      ["note item-category-unsure @item"],
      { category: undefined, item: "11_022_0110_7_3" },
      { isPace: undefined, budgets: [budget({ category: "Improved Relationships" })] },
    ],
    [
      "a category whose number and name differ",
      ["warn category-unsure @category"],
      { category: "03 Improved Daily Living Skills" },
    ],
    ["an item of another category", ["block item-not-in-category @item"], { item: "07_001_0106_8_3" }],
    [
      "an item in a category that came with PACE",
      [],
      { category: "Home and Living", item: "01_801_0115_1_1" },
      { budgets: [budget({ category: "Home and Living" })] },
    ],
    [
      "no category: it is the item's",
      ["block outside-category-period @from"],
      { category: undefined },
      until("2026-07-31"),
    ],
    [
      "an item that a stated budget names",
      [],
      {},
      { budgets: [budget({ stated: true, statedItems: ["15_037_0117_1_3"] })] },
    ],
    [
      "an item that it doesn't name",
      ["block item-not-stated @item"],
      {},
      { budgets: [budget({ stated: true, statedItems: ["15_005_0118_1_3"] })] },
    ],
    [
      "an item of a flexible budget beside a stated one",
      [],
      {},
      { budgets: [budget({ stated: true, statedItems: ["15_005_0118_1_3"] }), budget()] },
    ],
    [
      "a stated budget that names none",
      ["note stated-items-unknown @item"],
      {},
      { budgets: [budget({ stated: true })] },
    ],
  ],
  "days of the week and public holidays": [
    ["weekday, on a Friday", [], weekday("Weekday Daytime", "2026-08-07")],
    ["weekday, on a Saturday", ["block day-of-week @item"], weekday("Weekday Evening", "2026-08-08")],
    ["Saturday, on a Saturday", [], weekday("Saturday", "2026-08-08")],
    ["Saturday, on a Sunday", ["block day-of-week @item"], weekday("Saturday", "2026-08-09")],
    ["Sunday, on a Sunday", [], weekday("Sunday", "2026-08-09")],
    ["Sunday, on a Monday", ["block day-of-week @item"], weekday("Sunday", "2026-08-10")],
    ["Saturday, over a week that has one", [], weekday("Saturday", "2026-08-03", { to: "2026-08-11" })],
    [
      "Saturday, from Monday to Friday",
      ["block day-of-week @item"],
      weekday("Saturday", "2026-08-03", { to: "2026-08-07" }),
    ],
    ["weekend, on a Saturday", [], weekday("Weekend", "2026-08-08")],
    ["weekend, on a Sunday", [], weekday("Weekends", "2026-08-09")],
    ["weekend, on a Tuesday", ["block day-of-week @item"], weekday("Weekend", "2026-08-04")],
    ["weekday, on the King's Birthday", ["warn public-holiday @item"], weekday("Weekday", "2026-06-08")],
    ["the same day where it isn't a holiday", [], weekday("Weekday", "2026-06-08"), { state: "QLD" }],
    [
      "the same day, the holiday removed by hand",
      [],
      weekday("Weekday", "2026-06-08"),
      { holidays: { removed: [{ date: "2026-06-08" }] } },
    ],
    ["Saturday, on Anzac Day", ["warn public-holiday @item"], weekday("Saturday", "2026-04-25")],
    ["weekday, over a week with a holiday in it", [], weekday("Weekday", "2026-06-08", { to: "2026-06-12" })],
    [
      "weekday, on a local show day that was added",
      ["warn public-holiday @item"],
      weekday("Weekday", "2026-08-12"),
      { state: "QLD", holidays: { extra: [{ date: "2026-08-12", name: "Ekka", state: "QLD" }] } },
    ],
    ["public holiday, on one", [], weekday("Public Holiday", "2026-06-08")],
    [
      "public holiday, on a Monday like others",
      ["warn not-a-public-holiday @item"],
      weekday("Public Holiday", "2026-08-03"),
    ],
    [
      "public holiday, on an added one",
      [],
      weekday("Public Holiday", "2026-08-03"),
      { holidays: { extra: [{ date: "2026-08-03", name: "Show" }] } },
    ],
    [
      "weekday, in a state that isn't known",
      ["note unknown-state @item"],
      weekday("Weekday", "2026-06-08"),
      { state: undefined },
    ],
    [
      "weekday, before the years that are listed: a note, no more",
      ["note holidays-unknown @from"],
      weekday("Weekday", "2023-06-12"),
      inYear(2023),
    ],
    [
      "weekday, on a day of such a year that was added: then it is known",
      ["warn public-holiday @item"],
      weekday("Weekday", "2023-06-12"),
      {
        ...inYear(2023),
        holidays: { extra: [{ date: "2023-06-12", name: "King's Birthday", state: "NSW" }] },
      },
    ],
    [
      "weekday, on another day of such a year: that none was added says nothing",
      ["note holidays-unknown @from"],
      weekday("Weekday", "2023-06-12", { to: "2023-06-13" }),
      { ...inYear(2023), holidays: { extra: [{ date: "2023-06-12", name: "King's Birthday" }] } },
    ],
    [
      "weekday, on a holiday of a year that is computed",
      ["warn public-holiday @item"],
      weekday("Weekday", "2028-06-12"),
      inYear(2028),
    ],
    ["weekday, on another day of such a year", [], weekday("Weekday", "2028-06-13"), inYear(2028)],
    ["public holiday, on one that is computed", [], weekday("Public Holiday", "2028-04-25"), inYear(2028)],
    [
      "public holiday, on an ordinary day of such a year",
      ["warn not-a-public-holiday @item"],
      weekday("Public Holiday", "2028-04-26"),
      inYear(2028),
    ],
    [
      "the number is for weekdays, on a Saturday",
      ["warn day-of-week-by-number @item"],
      selfCare("2026-08-08"),
      { budgets: [budget({ category: "Assistance with Daily Life" })] },
    ],
    ["an item for any day", [], { itemName: "Speech Pathologist", from: "2026-06-08" }],
  ],
  "how long ago": [
    ["two years to the day", ["warn two-years-soon @from"], { from: "2024-08-12" }, longAgo()],
    ["a day more", ["block two-years-over @from"], { from: "2024-08-11" }, longAgo()],
    ["29 days left", ["warn two-years-soon @from"], { from: "2024-09-10" }, longAgo()],
    ["30 days left", [], { from: "2024-09-11" }, longAgo()],
    [
      "begun before, ended after",
      ["block two-years-over @from"],
      { from: "2024-08-11", to: "2024-08-14" },
      longAgo(),
    ],
    [
      "a leap day, on 28 February two years later",
      ["warn two-years-soon @from"],
      { from: "2024-02-29" },
      { ...longAgo(), today: "2026-02-28" },
    ],
    [
      "a leap day, on 1 March two years later",
      ["block two-years-over @from"],
      { from: "2024-02-29" },
      { ...longAgo(), today: "2026-03-01" },
    ],
    [
      "28 February, on a leap day two years later",
      ["warn two-years-soon @from"],
      { from: "2026-02-28" },
      { ...longAgo(), today: "2028-02-29" },
    ],
    ["90 days after the booking's end", [], {}, { isPace: false, ...booking("2026-05-14") }],
    [
      "91 days after the booking's end",
      ["block booking-window-over @from"],
      {},
      { isPace: false, ...booking("2026-05-13") },
    ],
    ["91 days after, under PACE", [], {}, booking("2026-05-13")],
    ["91 days after, PACE or not isn't known", [], {}, { isPace: undefined, ...booking("2026-05-13") }],
  ],
  "amounts of a line": [
    ["a quantity at its rate", [], { quantity: 125, rate: 65_47, total: 81_84 }],
    ["half a cent rounded up", [], { quantity: 50, rate: 1_01, total: 51 }],
    ["half a cent rounded down", [], { quantity: 50, rate: 1_01, total: 50 }],
    ["a cent too much", ["block line-total-off @lineTotal"], { quantity: 200, rate: 65_47, total: 130_95 }],
    ["hours at their rate", [], { quantity: undefined, hours: 100 }],
    ["hours, total off", ["block line-total-off @lineTotal"], { quantity: undefined, hours: 150 }],
    ["no total yet", [], { total: undefined }],
    ["neither quantity nor hours", ["block quantity-missing @quantity"], { quantity: undefined }],
    ["both quantity and hours", ["block quantity-and-hours @quantity"], { hours: 100 }],
    ["a rate of nothing", ["block amount-not-positive @rate"], { rate: 0, total: undefined }],
    ["a negative total", ["block amount-not-positive @lineTotal"], { rate: undefined, total: -100 }],
    ["a quantity of nothing", ["block amount-not-positive @quantity"], { quantity: 0, total: undefined }],
  ],
  "codes of a claim": [
    ["no codes", [], { gst: undefined, claimType: undefined }],
    ["out of scope", [], { gst: "P5" }],
    ["another GST code", ["block gst-code-unknown @gst"], { gst: "P3" }],
    ["what may be the CRM's own GST code", ["warn gst-code-other @gst"], { gst: "GST Free" }],
    ["the standard type in CareView's other spelling", [], { claimType: "STAND" }],
    ["another claim type", ["warn claim-type-unknown @claimType"], { claimType: "STANDARD" }],
    ["a cancellation with its reason", [], { claimType: "CANC", cancellationReason: "NSDH" }],
    [
      "a cancellation without",
      ["block cancellation-reason-missing @cancellationReason"],
      { claimType: "CANC" },
    ],
    [
      "a cancellation for another reason",
      ["warn cancellation-reason-unknown @cancellationReason"],
      { claimType: "CANC", cancellationReason: "SICK" },
    ],
    [
      "a reason of what isn't a cancellation",
      ["warn reason-without-cancellation @claimType"],
      { claimType: "REPW", cancellationReason: "NSDO" },
    ],
  ],
  "services that were delivered before": [
    ["of another provider", [], {}, before("2026-08-03", "2026-08-03", "Reef Care")],
    ["on the same day", ["warn overlapping-service @from"], {}, before("2026-08-03", "2026-08-03")],
    [
      "around that day",
      ["warn overlapping-service @from"],
      {},
      before("2026-07-20", "2026-08-09", "HARBOUR Therapy"),
    ],
    ["up to the day before", [], {}, before("2026-07-20", "2026-08-02")],
    [
      "a long one that began before others",
      ["warn overlapping-service @from"],
      {},
      {
        delivered: [
          ...(before("2026-01-01", "2026-08-05").delivered ?? []),
          ...(before("2026-02-01", "2026-02-02").delivered ?? []),
        ],
      },
    ],
  ],
};

describe.each(Object.entries(ROWS))("%s", (subject, rows) => {
  test.each(rows)(`checkInvoice of a line, ${subject}: %s`, (_title, expected, change, given) => {
    expect(found(ofLine(change, given))).toEqual(expected);
  });
});

test("checkInvoice reports an item that the bulk import rejects because the plan lacks its category", () => {
  const item = { category: undefined, item: "07_002_0106_8_3" };
  const [none] = ofLine(item);
  expect(none?.what).toBe(
    "07_002_0106_8_3 is an item of Support Coordination, and the plan has no budget of that category.",
  );
  expect(none?.refusedBy).toEqual(["bulk-import"]);
  const [maybe] = ofLine(item, { budgets: [budget({ category: "Home and Living" })] });
  expect(maybe?.remedy).toContain("Home and Living");
  expect(maybe).not.toHaveProperty("refusedBy");
  // Numbers above 15 aren't confirmed in public.
  const [unsure] = ofLine({ category: undefined, item: "16_002_0115_1_1" });
  expect(unsure).toMatchObject({ code: "item-category-not-in-plan", severity: "warn" });
  expect(unsure).not.toHaveProperty("refusedBy");
});

test("checkInvoice says where CareView decides otherwise because it uses the contract", () => {
  const said = (...args: Parameters<typeof differing>) => ofLine({}, differing(...args))[0];
  expect(said({ endDate: "2026-06-30" }, {})?.careview).toBe(
    "It offers the category: the contract has it for these dates.",
  );
  expect(said({ delivered: 3900_01 }, { total: 9000_00 })?.careview).toBe(
    "It allows this: by the contract's total, $5,099.99 is left.",
  );
  expect(said({ delivered: 3900_01 }, { total: 4000_00 })).not.toHaveProperty("careview");
  expect(said({ delivered: 1000_00 }, { total: 1099_99 })).toMatchObject({
    what: "By the contract's total, the category has $99.99 left; the line is $100.00.",
    refusedBy: ["service-entry", "streamline", "bulk-import"],
  });
  expect(said({ endDate: "2026-06-30" }, {}, "2026-08-01T10:00:00Z")?.what).toBe(
    "The category ran from 01/01/2026 to 30/06/2026 when the plan was retrieved; the contract has it from 01/01/2026 to 31/12/2026, and the service is on 03/08/2026.",
  );
});

test("checkInvoice offers no split for a line over periods with a gap", () => {
  const [finding] = ofLine(
    { from: "2026-06-29", to: "2026-07-03" },
    { budgets: [budget({ periods: [SECOND, { ...THIRD, startDate: "2026-07-02" }] })] },
  );
  expect(finding).not.toHaveProperty("fix");
  expect(finding?.what).toBe(
    "The service spans more than one funding period: from 01/04/2026 to 30/06/2026, and from 02/07/2026 to 30/09/2026; not all of its days are in one of them.",
  );
});

test("F63: checkInvoice checks a late service against the contract that covers it, by name", () => {
  const [note] = ofLine({ from: "2025-08-04" }, LATE);
  expect(note?.what).toBe(
    "The service is on 04/08/2025, which falls under the service contract Plan of 2025, from 01/01/2025 to 31/12/2025.",
  );
  const [over] = ofLine({ from: "2025-12-31", to: "2026-01-01" }, LATE);
  expect(over?.what).toBe(
    "The service spans two service contracts, and a line belongs to one: Plan of 2025, from 01/01/2025 to 31/12/2025, and from 01/01/2026 to 31/12/2026.",
  );
  const [early] = ofLine({ from: "2024-08-15" }, LATE);
  expect(early?.what).toBe(
    "The service contract runs from 01/09/2024 to 31/12/2024; the service is on 15/08/2024.",
  );
  const between = { ...LATE, otherContracts: LATE.otherContracts?.toSpliced(0, 1) };
  expect(ofLine({ from: "2025-08-04" }, between)[0]?.what).toBe(
    "None of the client's service contracts covers these days: Plan of 2024, from 01/09/2024 to 31/12/2024; from 01/01/2026 to 31/12/2026; the service is on 04/08/2025.",
  );
});

test("F63: of two contracts for the same days checkInvoice prefers the active one, then the category's", () => {
  const twin = (active: boolean, category: string) => ({
    otherContracts: [
      {
        contract: { reference: "Twin", startDate: "2026-01-01", endDate: "2026-12-31", active },
        budgets: [budget({ category })],
      },
    ],
  });
  const transport = { category: "Transport", item: undefined };
  expect(found(ofLine(transport, twin(true, "Transport")))).toEqual(["note other-contract @from"]);
  expect(found(ofLine(transport, twin(false, "Transport")))).toEqual([
    "block category-not-in-plan @category",
  ]);
});

/** What `price-limits.test.ts` trips. */
const OF_PRICES = ["rate-above-limit", "claim-type-not-listed"];

/** What the tests of the funding matrix trip. */
const OF_THE_MATRIX = [
  "not-released",
  "pending-period",
  "funds-exceeded",
  "expired-period-core-flexible",
  "core-flexible-drawn",
  "core-flexible-pending",
  "core-flexible-unknown",
  "end-of-plan",
  "period-expired",
  "provider-budget-short",
  "provider-budget-unknown",
  "periods-differ",
  "item-budget-short",
];

test("every line rule is triggered by a row of this file, of the funding matrix or of the price limits", () => {
  const findings = Object.values(ROWS).flatMap((rows) =>
    rows.flatMap(([, , change, given]) => ofLine(change, given)),
  );
  const tripped = new Set([...findings.map(({ code }) => code), ...OF_THE_MATRIX, ...OF_PRICES]);
  expect(LINE_RULES.map(({ code }) => code).filter((code) => !tripped.has(code))).toEqual([]);
});

test.each<[string, string, Change<InvoiceContext>, string]>([
  [
    "a holiday that follows from the Act",
    "2028-06-12",
    { state: "NSW" },
    "12/06/2028 is a public holiday in NSW (King's Birthday); the item is for weekdays. That date is calculated and not yet gazetted.",
  ],
  [
    "a holiday that is declared each year",
    "2028-09-29",
    { state: "VIC" },
    "29/09/2028 is a public holiday in VIC (Friday before the AFL Grand Final); the item is for weekdays. That date is calculated and not yet gazetted. It is declared each year, so the date may change.",
  ],
  [
    "a holiday that was added by hand",
    "2028-06-12",
    { state: "QLD", holidays: { extra: [{ date: "2028-06-12", name: "Show" }] } },
    "12/06/2028 is a public holiday in QLD (Show); the item is for weekdays.",
  ],
])("a finding in a calculated year says how certain the date is of %s", (_title, date, given, words) => {
  const later = { ...inYear(2028), today: "2028-10-01", ...given };
  expect(ofLine(weekday("Weekday", date), later)).toMatchObject([{ what: words }]);
});

test("a public holiday item on another day of a calculated year says how certain that is", () => {
  expect(ofLine(weekday("Public Holiday", "2028-04-26"), inYear(2028))).toMatchObject([
    {
      what: "The item is for public holidays; in NSW there is no state-wide one on 26/04/2028. The public holidays of 2028 are calculated and not yet gazetted.",
    },
  ]);
});

test("a finding names the default state and links to its setting", () => {
  const said = (itemName: string, from: string, given: Change<InvoiceContext>) =>
    ofLine({ itemName, from }, given).find(({ code }) => code.includes("public-holiday"));
  const read = said("Weekday", "2026-06-08", { state: "NSW" });
  const assumed = said("Weekday", "2026-06-08", { state: "NSW", stateAssumed: true });
  expect(read?.what).toBe(
    "08/06/2026 is a public holiday in NSW (King's Birthday); the item is for weekdays.",
  );
  expect(assumed?.what).toBe(`${read?.what} NSW is the default state set in Options.`);
  expect(assumed?.setting).toEqual({ section: "holidays", label: "Edit holidays" });
  expect(said("Public Holiday", "2026-08-03", { state: "NSW", stateAssumed: true })?.what).toBe(
    "The item is for public holidays; in NSW there is no state-wide one on 03/08/2026. NSW is the default state set in Options.",
  );
});

/** A budget that the contract has otherwise. */
function differing(
  ndia: Partial<BudgetState>,
  crm: Partial<NonNullable<BudgetState["crm"]>>,
  at = "2026-08-12T01:00:00Z",
): Change<InvoiceContext> {
  const { startDate, endDate, total } = budget();
  return {
    budgets: [budget({ ...ndia, crm: { startDate, endDate, total, ...crm } })],
    source: retrieved(at),
  };
}

function retrieved(at: string): NonNullable<InvoiceContext["source"]> {
  return { at: Date.parse(at), of: "both" };
}

function inYear(year: number): Change<InvoiceContext> {
  const dates = { startDate: `${year}-01-01`, endDate: `${year}-12-31` };
  return {
    today: `${year}-06-13`,
    contract: { ...dates, active: true },
    plan: { ...dates, endDate: null },
    budgets: [budget(dates)],
  };
}

function longAgo(): Change<InvoiceContext> {
  const dates = { startDate: "2024-01-01", endDate: "2028-12-31" };
  return { contract: { ...dates, active: true }, plan: dates, budgets: [budget(dates)] };
}

function booking(bookingEnd: string): Change<InvoiceContext> {
  return { budgets: [budget({ bookingEnd })] };
}

/** The weekday item of self-care, by its number alone; the state is as everything else is. */
function selfCare(from: string): Change<InvoiceLine> {
  return { category: undefined, item: "01_011_0107_1_1", from };
}

function before(from: string, to: string, provider = "Harbour Therapy"): Change<InvoiceContext> {
  return { delivered: [{ provider, from, to }] };
}
