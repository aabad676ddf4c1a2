import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LegendPanel, type LegendPanelProps } from "../../../../components/sync/legend-panel.tsx";
import type { SyncCounts } from "../../../../lib/domain/sync/batch-view.ts";
import type { BatchView } from "../../../../lib/messaging/views.ts";
import { legend, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

const panel = (changes: Partial<SyncCounts> = {}, state: BatchView["state"] = "running") => (
  <LegendPanel legend={legend(changes)} state={state} now={NOW} />
);
const percent = () => screen.getByRole<HTMLProgressElement>("progressbar").value;
const spoken = () => screen.getByRole("status").textContent;

describe("LegendPanel", () => {
  it("F15: LegendPanel shows the guide's six entries in order, each with its number", () => {
    render(panel());
    const entries = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
    expect(entries).toEqual([
      "Total Clients selected50",
      "Progress Bar62%Syncing, 31 of 50 clients done",
      "31Processed",
      "24Success",
      "3Failed",
      "2Uncompleted",
    ]);
  });

  it("F15: LegendPanel explains every entry in the guide's words on demand", () => {
    render(panel());
    expect(screen.getByText("What do these mean?").tagName).toBe("SUMMARY");
    const terms = screen.getAllByRole("term").map(({ textContent }) => textContent);
    const meanings = screen.getAllByRole("definition").map(({ textContent }) => textContent);
    expect(terms.slice(0, 6)).toEqual([
      "Total Clients selected",
      "Progress Bar",
      "Processed",
      "Success",
      "Failed",
      "Uncompleted",
    ]);
    expect(meanings[3]).toBe("Number of Active Service Contracts that were successfully synced with PRODA.");
    expect(meanings[4]).toBe("Number of Active Service Contracts that failed to sync with PRODA.");
    expect(meanings[5]).toMatch(/failed to sync due to an error, i\.e\. API Timeout/);
  });

  it("F15b: LegendPanel shows 100% only when the last client is done", () => {
    const { rerender } = render(panel({ totalClients: 1000, progress: 0.9999 }));
    expect(percent()).toBe(99);
    rerender(panel({ totalClients: 1000, progress: 1 }, "finished"));
    expect(percent()).toBe(100);
    expect(screen.getByText("100%")).toBeTruthy();
  });

  it("F15: LegendPanel lists what it doesn't count, and nothing when there is nothing", () => {
    const { rerender } = render(panel({ notActive: 2, withoutContract: 1 }));
    expect(screen.getByText(/^Not counted:/).textContent).toBe(
      "Not counted: 2 contracts not active, 1 client with no service contract",
    );
    rerender(panel({ notActive: 0, withoutContract: 0 }));
    expect(screen.queryByText(/^Not counted:/)).toBeNull();
  });

  it("F15: LegendPanel counts proposals that are ready to review separately from Success", () => {
    const onFilter = vi.fn<NonNullable<LegendPanelProps["onFilter"]>>();
    const counts = {
      processed: 9,
      success: 0,
      failed: 0,
      uncompleted: 0,
      toReview: 5,
      saving: 1,
      notPace: 2,
    };
    const props = { state: "finished", now: NOW, onFilter, filter: "all" } as const;
    render(<LegendPanel {...props} legend={legend({ ...counts, notActive: 1, withoutContract: 0 })} />);
    const summary =
      "Finished: 9 contracts processed; 0 success, 0 failed, 0 uncompleted, 5 ready to review, 1 being saved.";
    expect(screen.getAllByText(summary).length).toBeGreaterThan(0);
    expect(screen.getByText(/^Not counted:/).textContent).toBe(
      "Not counted: 1 contract not active, 2 not on PACE, 1 proposal being saved",
    );
    fireEvent.click(screen.getByRole("button", { name: "5 Ready to review" }));
    expect(onFilter).toHaveBeenLastCalledWith("to-review");
  });

  it("LegendPanel filters by Success, Failed and Uncompleted, and clears on a second press", () => {
    const onFilter = vi.fn<NonNullable<LegendPanelProps["onFilter"]>>();
    const shared = { legend: legend(), state: "running", now: NOW, onFilter } as const;
    const { rerender } = render(<LegendPanel {...shared} filter="all" />);
    fireEvent.click(screen.getByRole("button", { name: "3 Failed" }));
    expect(onFilter).toHaveBeenLastCalledWith("failed");
    rerender(<LegendPanel {...shared} filter="failed" />);
    const failed = screen.getByRole("button", { name: "3 Failed" });
    expect(failed.getAttribute("aria-pressed")).toBe("true");
    fireEvent.click(failed);
    expect(onFilter).toHaveBeenLastCalledWith("all");
  });

  it("LegendPanel announces the start, each quarter and the end only", () => {
    const { rerender } = render(panel({ progress: 0 }));
    expect(spoken()).toBe("Sync started with 50 clients.");
    rerender(panel({ progress: 0.2 }));
    expect(spoken()).toBe("Sync started with 50 clients.");
    rerender(panel({ progress: 0.26 }));
    expect(spoken()).toBe("Sync 25% complete.");
    rerender(panel({ progress: 0.49 }));
    expect(spoken()).toBe("Sync 25% complete.");
    rerender(panel({ progress: 1 }, "finished"));
    expect(spoken()).toBe("Finished: 31 contracts processed; 24 success, 3 failed, 2 uncompleted.");
  });

  it("LegendPanel announces nothing of a sync that had ended before it was opened", () => {
    render(panel({ progress: 1 }, "finished"));
    expect(spoken()).toBe("");
  });

  it("LegendPanel says when uncompleted contracts are retried", () => {
    render(
      <LegendPanel legend={legend({ progress: 1 })} state="waiting" nextRetryAt={NOW + 42_000} now={NOW} />,
    );
    expect(screen.getByText("Retrying uncompleted contracts in 42 s")).toBeTruthy();
  });
});
