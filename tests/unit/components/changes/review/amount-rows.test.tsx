import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { AmountRows } from "../../../../../components/changes/review/amount-rows.tsx";
import type { RecordChange } from "../../../../../lib/domain/change/change-set.ts";

afterEach(cleanup);

const budget = (title: string, before: number, after: number): RecordChange => ({
  id: title,
  kind: "plan-budget",
  title,
  group: "change",
  action: "update",
  fields: [{ field: "budgetAmount", label: "Budget Amount", kind: "money", before, after }],
  warnings: [],
});

test("F60: the amount that is typed stands with what it is made of, by record", () => {
  const { container } = render(
    <AmountRows
      records={[budget("Consumables", 100_000, 125_050), budget("Transport", 50_000, 40_000)]}
      isTyped
    />,
  );
  expect(container.textContent).toContain("$350.50 to type: $250.50 more and $100.00 less.");
  expect(screen.getAllByRole("listitem", { hidden: true }).map(({ textContent }) => textContent)).toEqual([
    "Consumables: from $1,000.00 to $1,250.50, +$250.50.",
    "Transport: from $500.00 to $400.00, -$100.00.",
  ]);
});

test("without money that moves there is nothing to reconcile", () => {
  const { container } = render(<AmountRows records={[budget("Consumables", 5, 5)]} isTyped />);
  expect(container.textContent).toBe("");
});
