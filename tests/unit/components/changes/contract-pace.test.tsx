import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ContractPace, type ContractPaceProps } from "../../../../components/changes/contract-pace.tsx";
import { currentOffers } from "../../../../components/palette/offers.ts";
import type { ContractPaceView } from "../../../../lib/messaging/views.ts";
import { seriousFindings } from "../accessible.ts";
import { changeWith, ON_3_NOVEMBER, unmet } from "../change-view-fixtures.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

function show(view: Partial<ContractPaceView>, callbacks: Partial<ContractPaceProps> = {}) {
  const whole: ContractPaceView = { isPace: true, preconditions: [], ...view };
  return render(<ContractPace view={whole} now={NOW} onSync={ignore} onShow={ignore} {...callbacks} />);
}
const sync = () => screen.queryByRole("button", { name: "Sync PACE plan and budgets" });

describe("ContractPace", () => {
  it("F44: ContractPace shows nothing on a contract that isn't on PACE", () => {
    expect(show({ isPace: false }).container.textContent).toBe("");
  });

  it.each([
    [undefined, "Never synced with PACE"],
    [{ at: ON_3_NOVEMBER, changed: false }, "Up to date with PACE (last synced 03/11/2026)"],
    [{ at: ON_3_NOVEMBER, changed: true }, "PACE has changed since the sync on 03/11/2026"],
  ])("F46: ContractPace says whether a sync is due when the last sync is %j", (lastSync, words) => {
    show(lastSync ? { lastSync } : {});
    expect(screen.getByText(words)).toBeTruthy();
  });

  it("ContractPace offers the palette what its buttons do, and no sync while one can't be started", () => {
    const onSync = vi.fn<() => void>();
    const onSteps = vi.fn<() => void>();
    const { rerender } = show({}, { onSync, onSteps });
    const offered = currentOffers();
    if (offered["sync-pace"]) offered["sync-pace"]();
    if (offered["sync-steps"]) offered["sync-steps"]();
    expect([onSync, onSteps].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    const view: ContractPaceView = { isPace: true, preconditions: unmet };
    rerender(<ContractPace view={view} now={NOW} onSync={onSync} onShow={ignore} />);
    expect(currentOffers()["sync-pace"]).toBe(false);
    rerender(<ContractPace view={{ ...view, isPace: false }} now={NOW} onSync={onSync} onShow={ignore} />);
    expect(Object.values(currentOffers()).filter(Boolean)).toEqual([]);
  });

  it("F46: ContractPace says what has changed on the page since the sync", () => {
    const lastSync = { at: ON_3_NOVEMBER, changed: false };
    const budget = { category: "Consumables", path: "/PlanBudgets/Edit/7", amount: 20_000 };
    const synced = { planEndDate: "2027-02-28", budgets: [budget] };
    const budgets = [{ editPath: "/PlanBudgets/Edit/7", amount: 20_100 }];
    const { container } = show(
      { lastSync, synced },
      { shown: { planEndDate: "2027-02-28", budgets, since: NOW } },
    );
    expect(screen.getByText("This page has changed since the sync on 03/11/2026")).toBeTruthy();
    expect(screen.getByText("Consumables was $200.00 after the sync and is $201.00 now.")).toBeTruthy();
    expect(container.textContent).not.toContain("Up to date");
  });

  it("F46: ContractPace ignores differences on a page that was drawn before the sync", () => {
    const synced = { planEndDate: "2027-02-28", budgets: [] };
    const lastSync = { at: ON_3_NOVEMBER, changed: false };
    show({ lastSync, synced }, { shown: { planEndDate: "2020-01-01", since: ON_3_NOVEMBER - 1 } });
    expect(screen.getByText(/^Up to date with PACE/)).toBeTruthy();
  });

  it("F45: ContractPace starts the sync", () => {
    const onSync = vi.fn<ContractPaceProps["onSync"]>();
    show({}, { onSync });
    fireEvent.click(screen.getByRole("button", { name: "Sync PACE plan and budgets" }));
    expect(onSync).toHaveBeenCalledOnce();
  });

  it("F42: ContractPace starts nothing while a precondition fails, and names it", () => {
    const onSync = vi.fn<ContractPaceProps["onSync"]>();
    show({ preconditions: unmet }, { onSync });
    fireEvent.click(screen.getByRole("button", { name: "Sync PACE plan and budgets" }));
    expect(onSync).not.toHaveBeenCalled();
    expect(screen.getByText("The PACE API isn't enabled.")).toBeTruthy();
  });

  it("ContractPace shows a sync in progress instead of the button", () => {
    const onShow = vi.fn<ContractPaceProps["onShow"]>();
    const states = Array.from({ length: 9 }, (_, at) =>
      at < 3 ? ("verified" as const) : ("waiting" as const),
    );
    show({ change: changeWith(states) }, { onShow });
    expect(screen.getByText("Sync in progress: 3 of 9")).toBeTruthy();
    expect(sync()).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Show" }));
    expect(onShow).toHaveBeenCalledOnce();
  });

  it.each([
    [["verified", "failed", "not-done"], "2 of 3 records weren't saved"],
    [["verified", "failed"], "1 of 2 records wasn't saved"],
    [["verified", "differs"], "1 of 2 records differs from what was accepted"],
  ] as const)("ContractPace shows the problems of the last sync with records %j", (states, words) => {
    show({ change: changeWith([...states], { state: "done" }) });
    expect(screen.getByText(words)).toBeTruthy();
    expect(sync()).toBeTruthy();
  });

  it("F61: ContractPace says that the last change was saved and verified", () => {
    show({ change: changeWith(["verified"], { state: "done" }) });
    expect(screen.getByText("1 record saved and verified")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Show" })).toBeTruthy();
  });

  it("ContractPace has no serious accessibility finding", async () => {
    const { container } = show({ preconditions: unmet });
    expect(await seriousFindings(container)).toEqual([]);
  });
});
