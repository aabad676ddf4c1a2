import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { currentOffers } from "../../../../components/palette/offers.ts";
import { SyncPanel, type SyncPanelProps } from "../../../../components/sync/sync-panel.tsx";
import { seriousFindings } from "../accessible.ts";
import { NOW, batch, datesDiffer, differing, ignore, legend, row } from "../view-fixtures.ts";

afterEach(cleanup);

function panel(changes: Partial<SyncPanelProps> = {}) {
  const callbacks = {
    onClose: ignore,
    onRetry: ignore,
    onStop: ignore,
    onContinue: ignore,
    onOpenOptions: ignore,
    onAddTicked: ignore,
    onFilter: ignore,
    onMore: ignore,
    onOpen: ignore,
    onResults: ignore,
  };
  return <SyncPanel view={batch()} filter="all" now={NOW} {...callbacks} {...changes} />;
}
const button = (name: string) => screen.queryByRole("button", { name });

describe("SyncPanel", () => {
  it("F12: SyncPanel has a name, shows the sync and says that it can be closed", () => {
    render(panel());
    expect(screen.getByRole("dialog", { name: "Sync Active Plans" })).toBeTruthy();
    expect(screen.getByRole<HTMLProgressElement>("progressbar").value).toBe(62);
    expect(screen.getByText("You can close this. The sync continues.")).toBeTruthy();
    expect(screen.getByText("Started 3 min ago")).toBeTruthy();
  });

  it("SyncPanel offers the palette to stop a sync that runs, and to retry one that has ended", () => {
    const [onStop, onRetry] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const { rerender } = render(panel({ onStop, onRetry }));
    const { stop } = currentOffers();
    if (stop) stop();
    expect(onStop).toHaveBeenCalledOnce();
    rerender(panel({ onStop, onRetry, view: batch({ state: "finished" }) }));
    expect(currentOffers().stop).toBe(false);
    const { "retry-sync": retry } = currentOffers();
    if (retry) retry();
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it("F12: SyncPanel shows Starting until the background has replied", () => {
    render(panel({ view: null }));
    expect(screen.getByText("Starting…")).toBeTruthy();
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  it("F12: SyncPanel takes the focus each time the person opens it, and not otherwise", () => {
    const { rerender } = render(panel());
    expect(document.activeElement).toBe(document.body);
    rerender(panel({ opened: 1 }));
    const heading = screen.getByRole("heading", { name: "Sync Active Plans" });
    expect(document.activeElement).toBe(heading);
    heading.blur();
    rerender(panel({ opened: 2 }));
    expect(document.activeElement).toBe(heading);
  });

  it("SyncPanel closes on its button and on Esc", () => {
    const onClose = vi.fn<SyncPanelProps["onClose"]>();
    render(panel({ onClose }));
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    fireEvent.keyDown(screen.getByRole("heading", { name: "Sync Active Plans" }), { key: "Escape" });
    expect(onClose).toHaveBeenCalledTimes(2);
  });

  it("SyncPanel offers Retry uncompleted only when some are uncompleted and not in progress", () => {
    const finished = { state: "finished", legend: legend({ progress: 1 }) } as const;
    const { rerender } = render(panel({ view: batch(finished) }));
    expect(button("Retry uncompleted")).toBeTruthy();
    rerender(panel({ view: batch({ ...finished, legend: legend({ progress: 1, uncompleted: 0 }) }) }));
    expect(button("Retry uncompleted")).toBeNull();
    rerender(panel({ view: batch({ state: "running" }) }));
    expect(button("Retry uncompleted")).toBeNull();
  });

  it("SyncPanel offers Stop sync until the sync is finished", () => {
    const { rerender } = render(panel());
    expect(button("Stop sync")).toBeTruthy();
    rerender(panel({ view: batch({ state: "finished" }) }));
    expect(button("Stop sync")).toBeNull();
  });

  it("SyncPanel says at once that it is stopping, and stops once", () => {
    const onStop = vi.fn<() => void>();
    render(panel({ onStop, isStopping: true }));
    fireEvent.click(screen.getByRole("button", { name: "Stopping…" }));
    expect(onStop).not.toHaveBeenCalled();
    expect(currentOffers().stop).toBe(false);
  });

  it("SyncPanel leads to the results desk, with the first reasons that need a person", () => {
    const onResults = vi.fn<() => void>();
    const reasons = [
      { key: "a", label: "Plan end date differs", outcome: "failed" as const, results: 4, clients: 4 },
    ];
    render(panel({ view: batch({ reasons }), onResults }));
    expect(screen.getByText("Plan end date differs")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Open results" }));
    expect(onResults).toHaveBeenCalledOnce();
  });

  it.each([
    ["one client's result in sight", 1, "all", true],
    ["many results folded, with the desk for all of them", 4, "all", false],
    ["the results of a count that was pressed", 4, "failed", true],
  ] as const)("SyncPanel shows %s", (_what, processed, filter, isOpen) => {
    render(panel({ view: batch({ legend: legend({ processed }) }), filter }));
    const folded = screen.getByRole("region", { name: "Results", hidden: true }).closest("details");
    expect(folded?.open ?? true).toBe(isOpen);
    expect(button("Open results")).toBeTruthy();
  });

  it("SyncPanel says how long a sync goes on that takes more than ten seconds", () => {
    const { container } = render(panel());
    expect(container.textContent).toContain("About 2 min left.");
  });

  it.each([
    ["crm-signed-out", undefined, "link", "Sign in to crm.example.org"],
    ["not-connected", "options", "button", "Open Options"],
    ["proda-busy", undefined, "button", "Continue"],
  ] as const)("SyncPanel, paused by %s, fills the button that helps", (code, at, role, name) => {
    const blocked = { code, what: "It waits.", remedy: "Help it.", ...(at ? { at } : {}) };
    render(panel({ view: batch({ state: "blocked", blocked, site: "https://crm.example.org" }) }));
    const filled = [...document.querySelectorAll(".pb-batch > .pb-note .pb-button-main")];
    expect(filled).toEqual([screen.getByRole(role, { name })]);
    expect(screen.getByRole("button", { name: "Continue" })).toBeTruthy();
  });

  it("SyncPanel shows what blocks the sync and the remedy, and continues on Continue", () => {
    const onContinue = vi.fn<SyncPanelProps["onContinue"]>();
    const blocked = {
      code: "device-expired",
      what: "This device has expired.",
      remedy: "Activate it again.",
    };
    render(panel({ view: batch({ state: "blocked", blocked }), onContinue }));
    expect(screen.getByRole("alert").textContent).toContain("This device has expired.Activate it again.");
    fireEvent.click(screen.getByRole("button", { name: "Continue" }));
    expect(onContinue).toHaveBeenCalledOnce();
    expect(button("Open Options")).toBeNull();
  });

  it("SyncPanel offers Options when the cause of the pause is fixed there", () => {
    const onOpenOptions = vi.fn<SyncPanelProps["onOpenOptions"]>();
    const blocked = {
      code: "not-connected",
      at: "options" as const,
      what: "Not connected.",
      remedy: "Connect.",
    };
    render(panel({ view: batch({ state: "blocked", blocked }), onOpenOptions }));
    fireEvent.click(screen.getByRole("button", { name: "Open Options" }));
    expect(onOpenOptions).toHaveBeenCalledOnce();
  });

  it.each([
    [4, "Add the 4 other ticked clients"],
    [1, "Add the other ticked client"],
  ])(
    "SyncPanel offers to add %i ticked clients that the running sync doesn't include",
    (notIncluded, name) => {
      const onAddTicked = vi.fn<NonNullable<SyncPanelProps["onAddTicked"]>>();
      render(panel({ notice: { notIncluded }, onAddTicked }));
      fireEvent.click(screen.getByRole("button", { name }));
      expect(onAddTicked).toHaveBeenCalledOnce();
    },
  );

  it("SyncPanel shows why nothing was started, without showing progress", () => {
    const message = { code: "nothing-ticked", what: "No client is ticked.", remedy: "Tick some." };
    render(panel({ view: null, message }));
    expect(screen.getByRole("alert").textContent).toContain("No client is ticked.");
    expect(screen.queryByText("Starting…")).toBeNull();
    expect(screen.queryByText(/the sync goes on/)).toBeNull();
  });

  it("SyncPanel accepts another title and extra content", () => {
    render(panel({ title: "Sync NDIS PACE", children: <p>Proposed changes</p> }));
    expect(screen.getByRole("dialog", { name: "Sync NDIS PACE" })).toBeTruthy();
    expect(screen.getByText("Proposed changes")).toBeTruthy();
  });

  it("SyncPanel summarises a finished sync in one sentence", () => {
    render(panel({ view: batch({ state: "finished", legend: legend({ progress: 1 }) }) }));
    const summary = "Finished: 31 contracts processed; 24 success, 3 failed, 2 uncompleted.";
    expect(screen.getByText(summary)).toBeTruthy();
  });

  it("SyncPanel has no serious accessibility finding", async () => {
    const results = [row(), row({ id: "2", outcome: "failed", compared: differing, problem: datesDiffer })];
    const { container } = render(
      panel({ view: batch({ results, resultsInAll: 9 }), notice: { notIncluded: 2 } }),
    );
    expect(await seriousFindings(container)).toEqual([]);
  });
});
