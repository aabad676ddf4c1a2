import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  ResultsView,
  type ResultsViewProps,
} from "../../../../../components/workspace/results/results-view.tsx";
import type { DeskRow } from "../../../../../lib/domain/sync/desk-row.ts";
import { seriousFindings } from "../../accessible.ts";
import { batch, datesDiffer, differing, ignore, legend, NOW, row } from "../../view-fixtures.ts";

afterEach(cleanup);

const noPlan = { code: "no-plan", what: "The NDIA holds no plan.", remedy: "Check it." };
const result = (name: string, change: Partial<DeskRow> = {}): DeskRow => ({
  ...row({ id: name, clientName: name, clientPath: `/c/${name}`, contractReference: `SC ${name}` }),
  contractPath: `/s/${name}`,
  settledAt: NOW,
  ...change,
});
const late = (name: string, change: Partial<DeskRow> = {}) =>
  result(name, { outcome: "failed", problem: datesDiffer, compared: differing, ...change });
const rows = [
  late("Ann"),
  late("Bo"),
  result("Cy", { outcome: "failed", problem: noPlan }),
  result("Di", { totals: { crm: 400_000, ndia: 500_000 } }),
  result("Ed"),
];
const { results: _rows, ...finished } = batch({
  id: "2-b",
  state: "finished",
  legend: legend({ progress: 1 }),
});
const stored = [
  { id: "2-b", site: finished.site, startedAt: NOW, totalClients: 5 },
  { id: "1-a", kind: "pace-proposals" as const, site: finished.site, startedAt: 0, totalClients: 300 },
];

let onCheckAgain: ReturnType<typeof vi.fn<ResultsViewProps["onCheckAgain"]>>;
let onFix: ReturnType<typeof vi.fn<ResultsViewProps["onFix"]>>;
let onSave: ReturnType<typeof vi.fn<ResultsViewProps["onSave"]>>;
let base: ResultsViewProps;
beforeEach(() => {
  onCheckAgain = vi.fn<ResultsViewProps["onCheckAgain"]>();
  onFix = vi.fn<ResultsViewProps["onFix"]>();
  onSave = vi.fn<ResultsViewProps["onSave"]>();
  base = {
    results: { batch: finished, rows },
    batches: stored,
    problem: null,
    now: NOW,
    isStarting: false,
    isStopping: false,
    review: null,
    history: () => <p>Earlier results</p>,
    onCheckAgain,
    onFix,
    onSave,
    onBatch: ignore,
    onRetry: ignore,
    onStop: ignore,
    onContinue: ignore,
    onOpenReview: ignore,
    onStopReview: ignore,
    onOpenRecord: ignore,
  };
});
const show = (change: Partial<ResultsViewProps> = {}) => render(<ResultsView {...base} {...change} />);
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const names = () =>
  Array.from(screen.getByRole("grid").querySelectorAll("tbody th"), (cell) => cell.textContent);
const sent = (fn: { mock: { calls: (readonly DeskRow[])[][] } }) =>
  fn.mock.calls.at(-1)?.[0]?.map(({ clientName }) => clientName);

describe("ResultsView", () => {
  test("results stand under their reasons, what needs a person in front, one line a contract", () => {
    const { container } = show();
    const groups = Array.from(container.querySelectorAll(".pb-group"), ({ textContent }) => textContent);
    expect(groups).toEqual([
      "Plan end date differs2 clients",
      "No plan at the NDIA1 client",
      "Plan dates agree, Total Funding differs1 client",
      "Plan dates agree1 client",
    ]);
    expect(names()).toEqual(["Ann", "Bo", "Cy", "Di", "Ed"]);
  });

  test("a press on a reason leaves its results alone, and another one brings all back", () => {
    show();
    press(/Plan end date differs/);
    expect(names()).toEqual(["Ann", "Bo"]);
    press(/Plan end date differs/);
    expect(names()).toHaveLength(5);
  });

  test("all that failed are checked again by one press, and a group by its own", () => {
    show();
    press("Check again: all failed (3)");
    expect(sent(onCheckAgain)).toEqual(["Ann", "Bo", "Cy"]);
    press(/No plan at the NDIA/);
    press("Check again (1)");
    expect(sent(onCheckAgain)).toEqual(["Cy"]);
  });

  test("a group of one reason is fixed by two presses, whatever its size, and what the NDIA doesn't tell isn't offered", () => {
    show();
    press(/Plan end date differs/);
    press("Fix 2 contracts…");
    expect(sent(onFix)).toEqual(["Ann", "Bo"]);
    press(/No plan at the NDIA/);
    expect(screen.queryByRole("button", { name: /^Fix/ })).toBeNull();
  });

  test("ticked results are what is done", () => {
    show();
    fireEvent.click(screen.getByRole("checkbox", { name: "Choose Bo SC Bo" }));
    press("Fix 1 contract…");
    expect(sent(onFix)).toEqual(["Bo"]);
  });

  test("nothing is started twice while it is being started", () => {
    show({ isStarting: true });
    press("Check again: all failed (3)");
    expect(onCheckAgain).not.toHaveBeenCalled();
  });

  test("the details of a result have its values, its remedy, and the ways to fix it and to check it again", () => {
    const onOpenRecord = vi.fn<ResultsViewProps["onOpenRecord"]>();
    const { container } = show({ onOpenRecord });
    fireEvent.click(screen.getByText("Ann"));
    const detail = within(container.querySelector<HTMLElement>(".pb-list-detail") as HTMLElement);
    expect(detail.getByText("Edit the contract and sync again.")).toBeTruthy();
    fireEvent.click(detail.getByRole("button", { name: "Fix this…" }));
    expect(sent(onFix)).toEqual(["Ann"]);
    fireEvent.click(detail.getByRole("button", { name: "Check again" }));
    expect(sent(onCheckAgain)).toEqual(["Ann"]);
    fireEvent.click(detail.getByRole("button", { name: "Open service contract" }));
    expect(onOpenRecord).toHaveBeenCalledExactlyOnceWith("/s/Ann");
    expect(detail.queryByText("Earlier results")).toBeNull();
    fireEvent.click(detail.getByRole("button", { name: "Show results over time" }));
    expect(detail.getByText("Earlier results")).toBeTruthy();
  });

  test("the details of a result lead to the form on which it is put right, where that is known", () => {
    const onOpenRecord = vi.fn<ResultsViewProps["onOpenRecord"]>();
    const told = [late("Ann", { formPath: "/s/Ann/edit" }), late("Bo")];
    show({ onOpenRecord, results: { batch: finished, rows: told } });
    fireEvent.click(screen.getByText("Ann"));
    press("Open contract form");
    expect(onOpenRecord).toHaveBeenCalledExactlyOnceWith("/s/Ann/edit");
    fireEvent.click(screen.getByText("Bo"));
    expect(screen.queryByRole("button", { name: "Open contract form" })).toBeNull();
  });

  test("a result that was put right since isn't counted among the failed", () => {
    show({ results: { batch: finished, rows: [late("Ann", { isFixed: true }), late("Bo")] } });
    expect(screen.getByRole("button", { name: /Fixed since/ })).toBeTruthy();
    press("Check again: all failed (1)");
    expect(sent(onCheckAgain)).toEqual(["Bo"]);
  });

  test("every batch can be chosen, and none is replaced by the next", () => {
    const onBatch = vi.fn<ResultsViewProps["onBatch"]>();
    show({ onBatch });
    const choice = screen.getByRole<HTMLSelectElement>("combobox", { name: "Sync" });
    expect([...choice.options].map(({ text }) => text.split(": ")[1])).toEqual([
      "Sync Active Plans, 5 clients",
      "Sync PACE plan and budgets, 300 clients",
    ]);
    fireEvent.change(choice, { target: { value: "1-a" } });
    expect(onBatch).toHaveBeenCalledExactlyOnceWith("1-a");
  });

  test("a batch of proposals is proposed again, and one of participants leads to its window", () => {
    const { unmount } = show({ results: { batch: { ...finished, kind: "pace-proposals" }, rows } });
    expect(screen.getByRole("button", { name: "Propose again: all failed (3)" })).toBeTruthy();
    unmount();
    show({ results: { batch: { ...finished, kind: "participants" }, rows } });
    expect(screen.getByRole("button", { name: "Synchronise again: all failed (3)" })).toBeTruthy();
  });

  test("a batch that goes on says how far it is and for how long, and Stop says at once that it stops", () => {
    const running = {
      ...finished,
      state: "running" as const,
      legend: legend({ progress: 0.5 }),
      startedAt: NOW - 60_000,
    };
    const { rerender } = show({ results: { batch: running, rows } });
    expect(screen.getByText(/25 of 50 clients done/).textContent).toContain("About 1 min left.");
    expect(screen.getByRole("button", { name: "Stop sync" })).toBeTruthy();
    rerender(<ResultsView {...base} results={{ batch: running, rows }} isStopping />);
    expect(screen.getByRole("button", { name: "Stopping…" }).ariaDisabled ?? "true").toBe("true");
  });

  test("a batch that is paused says why, and goes on at a press", () => {
    const onContinue = vi.fn<ResultsViewProps["onContinue"]>();
    const blocked = { code: "x", what: "This device has expired.", remedy: "Activate it." };
    show({ results: { batch: { ...finished, state: "blocked", blocked }, rows }, onContinue });
    expect(screen.getByText("Paused. This device has expired.")).toBeTruthy();
    press("Continue");
    expect(onContinue).toHaveBeenCalledOnce();
  });

  test("the search finds a reason, and the file has what the screen shows in machine form", () => {
    show();
    fireEvent.input(screen.getByRole("searchbox"), { target: { value: "no plan" } });
    expect(names()).toEqual(["Cy"]);
    fireEvent.input(screen.getByRole("searchbox"), { target: { value: "bo" } });
    press("Save as CSV");
    const [head, line] = (onSave.mock.calls[0]?.[0] ?? "").split("\r\n");
    expect(head).toContain("Client,Service contract,Result,Result code,Reason,Reason code");
    expect(line).toContain("Bo,SC Bo,Failed,failed,Plan end date differs,plan-end-differs");
    expect(line).toContain("2027-02-28,2027-03-31");
  });

  test("without any batch the tab says how one is started", () => {
    show({ results: null });
    expect(screen.getByText("No results yet.")).toBeTruthy();
  });

  test("the results have no serious accessibility finding", async () => {
    const { container } = show();
    fireEvent.click(screen.getByText("Ann"));
    expect(await seriousFindings(container)).toEqual([]);
  });
});
