import { expect, test } from "vitest";
import { ageOn } from "../../../../../lib/domain/profile/crm-profile/age.ts";

test.each<[string, string, number | null]>([
  ["1990-05-04", "2026-05-03", 35],
  ["1990-05-04", "2026-05-04", 36],
  ["2024-02-29", "2025-02-28", 0],
  ["2024-02-29", "2025-03-01", 1],
  ["2026-11-22", "2026-11-22", 0],
  ["2027-01-01", "2026-11-22", null],
])("F159: who was born on %s is on %s of the age %s", (birth, today, age) => {
  expect(ageOn(birth, today)).toBe(age);
});
