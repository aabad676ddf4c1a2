import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { BudgetRetrieve, type BudgetRetrieveProps } from "../../../../components/changes/budget-retrieve.tsx";
import { seriousFindings } from "../accessible.ts";
import { budgets, update } from "../change-view-fixtures.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

function show(changes: Partial<BudgetRetrieveProps> = {}) {
  const props: BudgetRetrieveProps = {
    state: "found",
    view: budgets,
    chosen: null,
    changes: [],
    problem: null,
    now: NOW,
    onRetrieve: ignore,
    onChoose: ignore,
  };
  return render(<BudgetRetrieve {...props} {...changes} />);
}
const retrieve = () => screen.getByRole("button", { name: "Retrieve PACE Plan Budget" });

describe("BudgetRetrieve", () => {
  it("F51: BudgetRetrieve retrieves once at a time", () => {
    const onRetrieve = vi.fn<BudgetRetrieveProps["onRetrieve"]>();
    show({ state: "idle", view: null, onRetrieve });
    fireEvent.click(retrieve());
    cleanup();
    show({ state: "retrieving", view: null, onRetrieve });
    fireEvent.click(retrieve());
    expect(onRetrieve).toHaveBeenCalledOnce();
  });

  it("F53: BudgetRetrieve turns its button green and announces it when PACE has a corresponding budget", async () => {
    show({ state: "idle", view: null });
    expect(retrieve().className).not.toContain("pb-button-found");
    cleanup();
    show();
    expect(retrieve().className).toContain("pb-button-found");
    expect(retrieve().querySelector(".pb-icon-tick")).toBeTruthy();
    await vi.waitFor(() =>
      expect(screen.getByRole("status").textContent).toBe("PACE has a corresponding budget."),
    );
  });

  it("F54: BudgetRetrieve warns when the management isn't stated and the form's value stays", () => {
    const choices = budgets.choices.map((choice) => ({
      ...choice,
      managementStyle: null,
      excluded: null,
      stated: null,
    }));
    show({ view: { ...budgets, choices }, chosen: choices[0]?.key ?? "" });
    expect(screen.getByRole("option", { name: /, management not stated/ })).toBeTruthy();
    expect(screen.getByText(/Management Style and Exclude stay as they are in this form/)).toBeTruthy();
    cleanup();
    show({ chosen: choices[0]?.key ?? "" });
    expect(screen.queryByText(/Management Style and Exclude stay/)).toBeNull();
  });

  it("F53, F54: BudgetRetrieve lists in the drop-down what each record fills in", () => {
    const onChoose = vi.fn<BudgetRetrieveProps["onChoose"]>();
    show({ onChoose });
    const select = screen.getByRole("combobox", { name: "Plan Budget to Sync" });
    const names = within(select).getAllByRole("option");
    expect(names.map(({ textContent }) => textContent)).toEqual([
      "Choose a record",
      "$12,345.00, 01/07/2026 to 30/06/2027, Plan Management, Core Flexible",
    ]);
    fireEvent.change(select, { target: { value: "a" } });
    expect(onChoose).toHaveBeenCalledExactlyOnceWith("a");
  });

  it("F52, F184: BudgetRetrieve says that remaining amounts aren't synced", () => {
    show();
    expect(screen.getByText("Only budget totals are synced, not the remaining amounts.")).toBeTruthy();
  });

  it("F59: BudgetRetrieve shows the changes before Save once a record is chosen", () => {
    show({ changes: update().fields });
    expect(screen.queryByText("Changes to be saved")).toBeNull();
    cleanup();
    show({ chosen: "a", changes: update().fields });
    expect(screen.getByRole("heading", { name: "Changes to be saved" })).toBeTruthy();
    expect(screen.getByRole("row", { name: /Budget Amount \$1,000.00 \$1,250.50/ })).toBeTruthy();
    expect(screen.queryByRole("row", { name: /Start Date/ })).toBeNull();
  });

  it("F59: BudgetRetrieve says when there are no changes", () => {
    show({ chosen: "a", changes: update().fields.slice(1, 2) });
    expect(screen.getByText("No changes.")).toBeTruthy();
  });

  it("F53: BudgetRetrieve names the category that PACE has no budget for", async () => {
    show({ state: "none", view: { ...budgets, choices: [] } });
    expect(await screen.findByText("PACE has no budget for Consumables.")).toBeTruthy();
    expect(screen.queryByRole("combobox")).toBeNull();
  });

  it("BudgetRetrieve announces why nothing was retrieved", () => {
    const problem = { code: "ndia-timeout", what: "The NDIA didn't answer.", remedy: "Try again." };
    show({ state: "idle", view: null, problem });
    expect(screen.getByRole("alert").textContent).toContain("The NDIA didn't answer.");
  });

  it("BudgetRetrieve has no serious accessibility finding", async () => {
    const { container } = show({ chosen: "a", changes: update().fields });
    expect(await seriousFindings(container)).toEqual([]);
  });
});
