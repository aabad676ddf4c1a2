import { expect, test } from "vitest";
import { parsePageDate } from "../../../../../lib/crm/read/invoice/written-date.ts";

test.each([
  ["20/10/2026", "2026-10-20"],
  ["1/2/2026", "2026-02-01"],
  ["2026-10-20", "2026-10-20"],
  ["2026/10/20", "2026-10-20"],
  ["20-10-2026", "2026-10-20"],
  ["20.10.2026", "2026-10-20"],
  ["20 Oct 2026", "2026-10-20"],
  ["20 October 2026", "2026-10-20"],
  ["20-Oct-2026", "2026-10-20"],
  ["20/Oct/2026", "2026-10-20"],
  ["1st Sept. 2026", "2026-09-01"],
  ["Oct 20, 2026", "2026-10-20"],
  ["Tue 20/10/2026", "2026-10-20"],
  ["Tuesday, 20 October 2026", "2026-10-20"],
  ["20/10/2026 12:00:00 AM", "2026-10-20"],
  ["2026-10-20T00:00:00", "2026-10-20"],
  ["20 Oct 2026, 14:30", "2026-10-20"],
  ["20\u00A0Oct\u00A02026", "2026-10-20"],
  // Another day where the clock of the page's reader stands.
  ["2026-06-30T14:00:00Z", null],
  ["2026-06-30T14:00:00+00:00", null],
  ["20-Oct-26", null],
  ["20/10/26", null],
  ["10/20/2026", null],
  ["31 Jun 2026", null],
  ["20 Ocl 2026", null],
  ["20 October", null],
  ["October 2026", null],
  ["20-10/2026", null],
  ["today", null],
  ["", null],
])("parsePageDate reads %j as %s", (text, date) => {
  expect(parsePageDate(text)).toBe(date);
});
