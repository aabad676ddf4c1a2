import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { PopupBatch } from "../../../../components/popup/batch-list.tsx";
import { PopupApp, type PopupAppProps } from "../../../../components/popup/popup-app.tsx";
import { seriousFindings } from "../accessible.ts";
import { contractCheck } from "../page-health/check-fixtures.ts";
import { NOW, batch, connection, ignore, legend, notConnected, site } from "../view-fixtures.ts";

afterEach(cleanup);

function popup(changes: Partial<PopupAppProps> = {}) {
  const props: PopupAppProps = {
    batches: [],
    connection: connection(),
    sites: [site()],
    now: NOW,
    onOptions: ignore,
    onSetUp: ignore,
    onAllow: ignore,
    onOpenCrm: ignore,
  };
  return <PopupApp {...props} {...changes} />;
}
function shown(view: Parameters<typeof batch>[0] = {}): PopupBatch {
  return {
    view: batch(view),
    filter: "all",
    onRetry: ignore,
    onStop: ignore,
    onContinue: ignore,
    onOpenOptions: ignore,
    onFilter: ignore,
    onMore: ignore,
    onOpen: ignore,
    onResults: ignore,
  };
}
const steps = () => screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);
const level = () => screen.getByText(/^Device expire/).getAttribute("data-level");

describe("PopupApp", () => {
  it("PopupApp shows a new user the first steps and where to do them", () => {
    const onOptions = vi.fn<PopupAppProps["onOptions"]>();
    const onAllow = vi.fn<PopupAppProps["onAllow"]>();
    const onSetUp = vi.fn<PopupAppProps["onSetUp"]>();
    const sites = [site({ allowed: false })];
    render(popup({ connection: notConnected, sites, onOptions, onSetUp, onAllow }));
    expect(steps()).toEqual(["Connect to PRODA", "Allow your CRM", "Start a sync"]);
    fireEvent.click(screen.getByRole("button", { name: "Set up this computer" }));
    expect(onSetUp).toHaveBeenCalledOnce();
    fireEvent.click(screen.getByRole("button", { name: "Enter the details" }));
    expect(onOptions).toHaveBeenCalledExactlyOnceWith("connection");
    fireEvent.click(screen.getByRole("button", { name: "Allow app.careview.io" }));
    expect(onAllow).toHaveBeenCalledExactlyOnceWith("https://app.careview.io");
    expect(
      screen.getByText("On CRM > Clients tick clients and choose Action > Sync Active Plans."),
    ).toBeTruthy();
  });

  it("PopupApp tells what stops all work, and once only where the latest sync waits for it", () => {
    const problem = { code: "database-closed", what: "Data is closed.", remedy: "Try again." };
    const storedData = { problem, setAside: [] };
    const { rerender } = render(popup({ storedData }));
    expect(screen.getByText("Data is closed.")).toBeTruthy();
    rerender(popup({ storedData, batches: [shown({ blocked: problem, state: "blocked" })] }));
    expect(screen.getAllByText(/Data is closed\./)).toHaveLength(1);
  });

  it("PopupApp says of how many participants something is new, with the way to the side panel", () => {
    const onSidePanel = vi.fn<() => void>();
    const { rerender } = render(popup({ onSidePanel }));
    expect(screen.getByRole("button", { name: "Open side panel" })).toBeTruthy();
    rerender(popup({ onSidePanel, news: 3 }));
    fireEvent.click(screen.getByRole("button", { name: "Open side panel: new about 3 participants" }));
    expect(onSidePanel).toHaveBeenCalledOnce();
  });

  it("PopupApp shows the newest batch of each kind: one that runs is never pushed out, one that is over is folded", () => {
    const batches = [
      shown({ kind: "participants" }),
      shown({ kind: "pace-proposals" }),
      shown({ kind: "active-plans", state: "finished" }),
    ];
    render(popup({ batches }));
    const titles = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
    expect(titles).toEqual([
      "Today",
      "Latest sync Synchronise Participant Information, started 3 min ago",
      "Sync PACE plan and budgets started 3 min ago",
    ]);
    const folded = screen.getByText("Sync Active Plans, started 3 min ago").closest("details");
    expect([folded?.open, folded?.querySelector(".pb-legend") !== null]).toEqual([false, true]);
  });

  it("PopupApp says first what needs the person today, and leads to where it is done", () => {
    const onSetUp = vi.fn<PopupAppProps["onSetUp"]>();
    const { rerender } = render(popup({ connection: notConnected, batches: [shown()], onSetUp }));
    const first = () => screen.getAllByRole("heading", { level: 2 })[0]?.parentElement?.textContent;
    expect(first()).toMatch(/^TodayThis computer isn't connected to PRODA\. Set it up\./);
    fireEvent.click(screen.getByRole("button", { name: "Set up this computer" }));
    expect(onSetUp).toHaveBeenCalledOnce();
    rerender(popup({ batches: [shown({ legend: legend({ failed: 0 }) })] }));
    expect(first()).toBe("TodayNothing needs you.");
  });

  it("PopupApp counts what was set aside and leads to its details", () => {
    const onOptions = vi.fn<PopupAppProps["onOptions"]>();
    const row = { store: "changes" as const, key: "5-a1", path: "attempts" };
    render(popup({ storedData: { setAside: [row] }, onOptions }));
    expect(screen.getByText(/1 stored record can't be read and was set aside\./)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Show details" }));
    expect(onOptions).toHaveBeenCalledExactlyOnceWith("keeps");
  });

  it("PopupApp ticks each first step from the actual state", () => {
    const { rerender } = render(popup({ connection: notConnected }));
    expect(steps()).toEqual(["Connect to PRODA", "Allow your CRMDone", "Start a sync"]);
    rerender(popup({ connection: connection({ missingOrigins: ["https://api.ndis.gov.au"] }) }));
    expect(steps()[0]).toBe("Connect to PRODA");
    rerender(popup());
    expect(steps()).toEqual(["Connect to PRODADone", "Allow your CRMDone", "Start a sync"]);
    expect(screen.getByRole("button", { name: "Open app.careview.io" })).toBeTruthy();
  });

  it("PopupApp counts down to the device expiry, more urgently from 30 and from 7 days", () => {
    const { rerender } = render(popup());
    expect(screen.getByText("Device expires in 178 days (19/05/2027)")).toBeTruthy();
    expect(level()).toBe("fine");
    rerender(popup({ connection: connection({ deviceDaysLeft: 30 }) }));
    expect(level()).toBe("soon");
    rerender(popup({ connection: connection({ deviceDaysLeft: 7 }) }));
    expect(level()).toBe("urgent");
  });

  it("F15: PopupApp shows the latest sync with its legend and actions", () => {
    const onRetry = vi.fn<PopupBatch["onRetry"]>();
    render(
      popup({ batches: [{ ...shown({ state: "finished", legend: legend({ progress: 1 }) }), onRetry }] }),
    );
    expect(screen.getByRole("heading", { name: /^Latest/ }).textContent).toBe(
      "Latest sync started 3 min ago",
    );
    expect(screen.getByRole("button", { name: "24 Success" })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Retry uncompleted" }));
    expect(onRetry).toHaveBeenCalledOnce();
    expect(screen.queryByText("Get started")).toBeNull();
  });

  it("PopupApp says how this page is read, and leads to Options for the rest", () => {
    const onOptions = vi.fn<PopupAppProps["onOptions"]>();
    render(popup({ pageCheck: contractCheck, onOptions }));
    expect(screen.getByRole("heading", { name: "This page" })).toBeTruthy();
    expect(screen.getByText(/^NDIS Plan End Date: two different values/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Page check" }));
    expect(onOptions).toHaveBeenCalledExactlyOnceWith("page-check");
  });

  it("PopupApp says nothing of PRODA or of a CRM's page in practice", () => {
    render(popup({ batches: [shown()], pageCheck: contractCheck, isPractice: true }));
    expect(screen.queryByText("Connected to PRODA")).toBeNull();
    expect(screen.queryByRole("heading", { name: "This page" })).toBeNull();
    expect(screen.getByRole("heading", { name: /^Latest/ })).toBeTruthy();
  });

  it("PopupApp shows Loading until it knows whether there was a sync", () => {
    render(popup({ batches: undefined }));
    expect(screen.getByText("Loading…")).toBeTruthy();
    expect(screen.queryByText("Get started")).toBeNull();
  });

  it.each([
    ["with a sync", { batches: [shown(), shown({ kind: "participants", state: "finished" })] }],
    ["with this page", { pageCheck: contractCheck }],
    ["for a new user", { connection: notConnected, sites: [site({ allowed: false })] }],
  ])("PopupApp has no serious accessibility finding %s", async (_case, changes) => {
    const { container } = render(popup(changes));
    expect(await seriousFindings(container)).toEqual([]);
  });
});
