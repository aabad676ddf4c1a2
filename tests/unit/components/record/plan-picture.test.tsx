import { render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { PlanPicture } from "../../../../components/record/plan-picture.tsx";
import { buildRecord } from "../../../../lib/domain/record/build-record.ts";
import { budget, pacePlan } from "../../domain/plan/pace-fixtures.ts";
import { paceRetrieval, sources } from "../../domain/record/record-fixtures.ts";
import { TODAY } from "../../test-clock.ts";

const record = buildRecord(
  sources({
    retrievals: [
      paceRetrieval(pacePlan([budget({ category: "Transport", total: 100_000, remaining: 5000 })])),
    ],
  }),
);

test("the plan picture marks what is tight by a word, and has the same as a table", () => {
  render(<PlanPicture record={record} contracts={[]} uncompared={[]} today={TODAY} />);
  expect(document.querySelector(".pb-timeline li strong")?.textContent).toBe("Tight: ");
  expect(document.querySelectorAll(".pb-timeline-spent")).toHaveLength(1);
  const row = screen.getByRole("row", { name: /^Tight: Budget Transport/, hidden: true });
  expect(row.textContent).toContain("$50.00 left of $1,000.00");
});

test("the plan picture says that a contract wasn't compared, and that no days are known", () => {
  const { rerender } = render(
    <PlanPicture record={record} contracts={[]} uncompared={["SC-1"]} today={TODAY} />,
  );
  expect(screen.getByText(/has no line until it was compared/)).toBeTruthy();
  rerender(<PlanPicture record={{ ...record, plans: [] }} contracts={[]} uncompared={[]} today={TODAY} />);
  expect(screen.getByText("No days of a plan are stored.")).toBeTruthy();
});
