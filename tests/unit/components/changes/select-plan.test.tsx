import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SelectPlan, type SelectPlanProps } from "../../../../components/changes/select-plan.tsx";
import type { PlansView } from "../../../../lib/domain/change/plan-choices.ts";
import { seriousFindings } from "../accessible.ts";
import { ON_3_NOVEMBER } from "../change-view-fixtures.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

const plans: PlansView = {
  snapshotId: "snapshot-1",
  retrievedAt: NOW,
  plans: [
    { key: "now", startDate: "2026-07-01", endDate: "2027-06-30", current: true, budgets: 7 },
    { key: "before", startDate: "2025-07-01", endDate: "2026-06-30", current: false, budgets: 1 },
  ],
};

function show(changes: Partial<SelectPlanProps> = {}) {
  const callbacks = { onRetrieve: ignore, onChoose: ignore, onConfirm: ignore };
  return render(<SelectPlan plans={plans} waiting={false} chosen={null} {...callbacks} {...changes} />);
}
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("SelectPlan", () => {
  it("F47: SelectPlan retrieves once at a time", () => {
    const onRetrieve = vi.fn<SelectPlanProps["onRetrieve"]>();
    show({ plans: null, onRetrieve });
    press("Retrieve PACE Plan");
    cleanup();
    show({ plans: null, onRetrieve, waiting: true });
    press("Retrieve PACE Plan");
    expect(onRetrieve).toHaveBeenCalledOnce();
    expect(screen.getByText("Retrieving from the NDIA…")).toBeTruthy();
  });

  it("F47: SelectPlan says why earlier plans weren't retrieved, with the current plan", () => {
    const historyProblem = {
      code: "no-authority",
      what: "The earlier periods weren't retrieved.",
      remedy: "Ask.",
      said: "No.",
    };
    show({ plans: { ...plans, plans: plans.plans.slice(0, 1), historyProblem } });
    expect(screen.getByText("The earlier periods weren't retrieved.")).toBeTruthy();
    expect(screen.getByText("No.")).toBeTruthy();
    expect(screen.getAllByRole("radio")).toHaveLength(1);
  });

  it("F47: SelectPlan shows why an earlier plan's budgets are unknown, and doesn't count them as none", () => {
    const [current, before] = plans.plans;
    if (!current || !before) throw new Error("no plans");
    const budgetsProblem = { code: "x", what: "The NDIA tells no budgets for it.", remedy: "Look it up." };
    show({
      plans: { ...plans, plans: [current, { ...before, budgets: 0, budgetsProblem, oddities: ["Odd."] }] },
    });
    expect(screen.getByText("budgets not known")).toBeTruthy();
    expect(screen.getByText("The NDIA tells no budgets for it. Look it up.")).toBeTruthy();
    expect(screen.getByText("Odd.")).toBeTruthy();
    expect(screen.queryByText("0 budgets")).toBeNull();
  });

  it("F48: SelectPlan offers each plan with its dates and budgets, and marks the earlier one", () => {
    const onChoose = vi.fn<SelectPlanProps["onChoose"]>();
    show({ onChoose });
    expect(screen.getByRole("group", { name: "Select Plan to Sync" })).toBeTruthy();
    const labels = screen.getAllByRole("radio").map((radio) => radio.closest("label")?.textContent);
    expect(labels).toEqual([
      "01/07/2026 to 30/06/2027current7 budgets",
      "01/07/2025 to 30/06/2026earlier plan1 budget",
    ]);
    fireEvent.click(screen.getByRole("radio", { name: /earlier plan/ }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith("before");
  });

  it("F48: SelectPlan opens the review only with a chosen plan", () => {
    const onConfirm = vi.fn<SelectPlanProps["onConfirm"]>();
    show({ onConfirm });
    press("Review changes");
    expect(onConfirm).not.toHaveBeenCalled();
    cleanup();
    show({ onConfirm, chosen: "now" });
    press("Review changes");
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  it("F46: SelectPlan says when the plan steps can be skipped", () => {
    show({ plans: { ...plans, unchangedSince: ON_3_NOVEMBER } });
    expect(
      screen.getByText("No PACE change since 03/11/2026: you can go straight to the budgets."),
    ).toBeTruthy();
  });

  it("SelectPlan says when PACE has no plan", () => {
    show({ plans: { ...plans, plans: [] } });
    expect(screen.getByText("PACE has no plan for this participant.")).toBeTruthy();
  });

  it("SelectPlan has no serious accessibility finding", async () => {
    const { container } = show({ chosen: "now" });
    expect(await seriousFindings(container)).toEqual([]);
  });
});
