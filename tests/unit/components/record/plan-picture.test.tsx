import { render, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { PlanPicture } from "../../../../components/record/plan-picture.tsx";
import { buildRecord } from "../../../../lib/domain/record/build-record.ts";
import { timelineOf } from "../../../../lib/domain/record-charts/timeline.ts";
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

const timelineWith = (services: Parameters<typeof timelineOf>[3] = []) =>
  timelineOf(record.plans, [], TODAY, services) ?? null;

test("the plan picture marks what is tight by a word, and has the same as a table", () => {
  render(<PlanPicture timeline={timelineWith()} uncompared={[]} />);
  expect(document.querySelector(".pb-timeline li strong")?.textContent).toBe("Tight: ");
  expect(document.querySelectorAll(".pb-timeline-spent")).toHaveLength(1);
  const row = screen.getByRole("row", { name: /^Tight: Budget Transport/, hidden: true });
  expect(row.textContent).toContain("$50.00 left of $1,000.00");
});

test("the plan picture says that a contract wasn't compared, and that no days are known", () => {
  const { rerender } = render(<PlanPicture timeline={timelineWith()} uncompared={["SC-1"]} />);
  expect(screen.getByText(/has no line until it was compared/)).toBeTruthy();
  rerender(<PlanPicture timeline={null} uncompared={[]} />);
  expect(screen.getByText(/^No days of a plan are stored\./)).toBeTruthy();
});

test("the plan picture draws the invoice's dates through every bar, and says which lines they are", () => {
  const dates = [
    { from: "2026-08-03", to: "2026-08-03" },
    { from: "2026-09-07", to: "2026-09-13" },
  ];
  const { container } = render(<PlanPicture timeline={timelineWith(dates)} uncompared={[]} />);
  expect(container.querySelectorAll(".pb-timeline-plan .pb-chart-service")).toHaveLength(3);
  expect(container.querySelectorAll(".pb-timeline-invoice .pb-chart-service")).toHaveLength(0);
  expect(screen.getByText(/dashed lines are the invoice's dates/)).toBeTruthy();
  expect(screen.getByRole("row", { name: /^Invoice in front 07\/09\/2026/, hidden: true })).toBeTruthy();
});
