// @vitest-environment node
import { expect, test } from "vitest";
import { checkInvoice } from "../../../../../lib/domain/invoice/rules/check.ts";
import { linesBehindShortfall, SHORTFALL } from "../../../../../lib/domain/invoice/rules/shortfall-lines.ts";
import { context, invoice, line } from "../invoice-fixtures.ts";

/** One line a week of these dollars, against a budget of $4,000.00. */
function withLines(dollars: readonly number[], changes: Readonly<Record<string, object>> = {}) {
  const lines = dollars.map((amount, at) => {
    const from = Temporal.PlainDate.from("2026-01-05").add({ weeks: at }).toString();
    return line({ id: String(at + 1), from, rate: amount * 100, total: amount * 100, ...changes[at + 1] });
  });
  return invoice({ lines });
}

function behind(whole: ReturnType<typeof invoice>): [short: number, lines: string[] | null] {
  const findings = checkInvoice(whole, context());
  const short = findings.filter(({ code }) => code === SHORTFALL).length;
  return [short, linesBehindShortfall(whole, context(), findings)];
}

const SMALL = Array.from({ length: 12 }, () => 100);

test("F63: linesBehindShortfall finds the fewest large lines without which the funds are enough", () => {
  const dollars = SMALL.with(1, 2500).with(3, 2500).with(5, 2500);
  expect(behind(withLines(dollars))).toEqual([9, ["2", "4"]]);
});

test("F63: linesBehindShortfall looks first at lines whose amount has an error of its own", () => {
  const dollars = SMALL.with(0, 1300).with(1, 2900).with(2, 1200);
  // Line 3 says another total than its quantity and rate.
  const wrong = withLines(dollars, { 3: { rate: 1_00 } });
  expect(behind(wrong)).toEqual([11, ["2", "3"]]);
});

test("F63: linesBehindShortfall tells nothing where few lines lack funds, or all are alike", () => {
  expect(behind(withLines(SMALL.with(9, 3200)))).toEqual([3, null]);
  expect(behind(withLines(Array.from({ length: 12 }, () => 1000)))).toEqual([8, null]);
});
