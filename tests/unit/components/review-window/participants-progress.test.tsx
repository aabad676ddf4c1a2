import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { ParticipantsProgress } from "../../../../components/review-window/participants-progress.tsx";
import type { SyncSummary } from "../../../../lib/domain/record/participant-record.ts";
import type { BatchView } from "../../../../lib/messaging/views.ts";
import { seriousFindings } from "../accessible.ts";
import { batch, ignore, legend, NOW, row } from "../view-fixtures.ts";

afterEach(cleanup);

const SUMMARY: SyncSummary = {
  at: NOW,
  isPace: false,
  parts: [
    { part: "plans", result: "retrieved", count: 1, added: 1, removed: 0, changed: 0, unread: [] },
    { part: "budgets", result: "not-asked", unread: [], problem: { code: "y", what: "Off.", remedy: "On." } },
    {
      part: "goals",
      result: "failed",
      unread: [],
      problem: { code: "x", what: "No goals.", remedy: "Wait." },
    },
  ],
  conditions: [{ code: "consent", what: "The participant consents.", state: "unknown", remedy: "Ask." }],
};

function show(view: Partial<BatchView>) {
  const callbacks = {
    onRetry: ignore,
    onStop: ignore,
    onContinue: ignore,
    onOpenOptions: ignore,
    onFilter: ignore,
    onMore: ignore,
    onOpen: ignore,
    onResults: ignore,
  };
  const whole = batch({ kind: "participants", ...view });
  return render(<ParticipantsProgress view={whole} filter="all" now={NOW} onClose={ignore} {...callbacks} />);
}
const ofAda = (change: object = {}) => {
  const { contractReference: _none, ...rest } = row({ clientName: "Ada Nguyen", isParticipant: true });
  return { ...rest, ...change };
};
const details = () => screen.getByText("What came of it").closest("details");

describe("ParticipantsProgress", () => {
  it("F152: ParticipantsProgress tells of one client at once what came, what changed and what couldn't be had", async () => {
    const { container } = show({
      state: "finished",
      legend: legend({
        totalClients: 1,
        progress: 1,
        processed: 1,
        success: 0,
        failed: 1,
        uncompleted: 0,
        notActive: 0,
      }),
      results: [ofAda({ outcome: "failed", summary: SUMMARY })],
    });
    expect(details()?.open).toBe(true);
    expect(screen.getByText("1 plan: 1 new.")).toBeTruthy();
    expect(screen.getByText("No goals.")).toBeTruthy();
    expect(container.textContent).toContain("Not known. The participant consents. Ask.");
    expect(container.textContent).toContain(
      "Finished: 1 client processed; 0 success, 1 failed, 0 uncompleted.",
    );
    expect(container.textContent).not.toContain("contract");
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("F152: of several clients each summary is folded under its client", () => {
    show({ results: [ofAda({ summary: SUMMARY })] });
    expect(details()?.open).toBe(false);
  });

  it("ParticipantsProgress tells how long it goes on where that is worth telling", () => {
    // 62 % in three minutes.
    const { container } = show({});
    expect(container.textContent).toContain("About 2 min left.");
    expect(container.textContent).toContain("You can close this window.");
    cleanup();
    expect(show({ legend: legend({ progress: 0.99 }) }).container.textContent).not.toContain(" left.");
    cleanup();
    expect(show({ state: "finished" }).container.textContent).not.toContain(" left.");
  });
});
