import { expect, test } from "vitest";
import { startsWithSpelling, matchesSpelling, withoutAmount } from "../../../../lib/crm/profile/label.ts";

const SPELLINGS = ["Service Contract", "Client's Plan - End"];

test.each<[string, boolean, boolean]>([
  ["Service Contract", true, true],
  ["  SERVICE\n   contract : ", true, true],
  ["Service Contract *", true, true],
  ["Service\u00a0Contract", true, true],
  ["Client’s Plan – End", true, true],
  ["Client's Plan — End*", true, true],
  ["Service Contract - NDIS-0042", false, true],
  ["Service Contract: NDIS-0042", false, true],
  ["Service Contract #42", false, true],
  ["Service Contract (Inactive)", false, true],
  ["Service Contract-42", false, true],
  ["Service Contract 24", false, true],
  ["Service Contract24", false, true],
  ["Service Contract ▾", true, true],
  ["▼ Service Contract", true, true],
  ["\uF0C0 Service Contract", true, true],
  ["📄\uFE0F Service Contract", true, true],
  ["Service Contract ⋮", true, true],
  ["Service Contract…", true, true],
  ["* Service Contract", true, true],
  ["Service Contract / Edit", false, false],
  ["Service Contracts", false, false],
  ["Service Contract Management", false, false],
  ["Edit Service Contract", false, false],
  ["", false, false],
])("for %j matchesSpelling is %s and startsWithSpelling is %s", (text, is, begins) => {
  expect([matchesSpelling(text, SPELLINGS), startsWithSpelling(text, SPELLINGS)]).toEqual([is, begins]);
});

test.each([
  ["Consumables - Core Flexible Remaining $500.00", "Consumables"],
  ["Consumables (Remaining: $1,500.00)", "Consumables"],
  ["Improved Daily Living Skills: -$20.00", "Improved Daily Living Skills"],
  ["Transport | Available $0.00", "Transport"],
  [
    "  Assistive Technology Maintenance, Repair and Rental ",
    "Assistive Technology Maintenance, Repair and Rental",
  ],
  ["Finding and Keeping a Job", "Finding and Keeping a Job"],
])("F64: withoutAmount turns %j into %j", (text, choice) => {
  expect(withoutAmount(text)).toBe(choice);
});
