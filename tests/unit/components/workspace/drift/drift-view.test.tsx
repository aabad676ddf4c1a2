import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DriftView, type DriftViewProps } from "../../../../../components/workspace/drift/drift-view.tsx";
import type { Drift } from "../../../../../lib/domain/overview/drift.ts";
import { SITE } from "../../../domain/record/record-fixtures.ts";
import { NOW } from "../../../test-clock.ts";
import { seriousFindings } from "../../accessible.ts";

afterEach(cleanup);

const drift = (name: string, change: Partial<Drift> = {}): Drift => ({
  kind: "end-differs",
  site: SITE,
  ndisNumber: "430000025",
  client: { name, path: `/c/${name}` },
  contract: { reference: `SC ${name}`, path: `/s/${name}` },
  values: { type: "date", crm: "2026-12-01", ndia: "2027-06-30" },
  cents: 100_000,
  days: 9,
  canPropose: true,
  asOf: NOW,
  ...change,
});
const total = drift("Cy", {
  kind: "total-above",
  values: { type: "money", crm: 500_000, ndia: 400_000 },
  days: 0,
});
const byHand = drift("Di", { kind: "newer-plan", values: null, cents: null, canPropose: false });

let onReview: ReturnType<typeof vi.fn<DriftViewProps["onReview"]>>;
let base: DriftViewProps;
beforeEach(() => {
  onReview = vi.fn<DriftViewProps["onReview"]>();
  base = {
    findings: { drifts: [drift("Ann"), drift("Bo"), total, byHand], uncompared: 2 },
    problem: null,
    now: NOW,
    review: null,
    onReview,
    onOpenReview: vi.fn<() => void>(),
    onStop: vi.fn<() => void>(),
    onOpenRecord: vi.fn<DriftViewProps["onOpenRecord"]>(),
    onSave: vi.fn<DriftViewProps["onSave"]>(),
  };
});
const show = (change: Partial<DriftViewProps> = {}) => render(<DriftView {...base} {...change} />);
const names = () =>
  Array.from(screen.getByRole("grid").querySelectorAll("tbody th"), (cell) => cell.textContent);
const group = (name: RegExp) => screen.getByRole("button", { name });
const reviewed = () => onReview.mock.calls.at(-1)?.[0].map(({ client }) => client.name);

test("each kind of difference is a group with its money and its days, the first to affect claims in front", async () => {
  const { container } = show();
  const groups = Array.from(container.querySelectorAll(".pb-group"), ({ textContent }) => textContent);
  expect(groups).toEqual([
    "Total above plan1 difference, 1 client$1,000.00Affects claims: now",
    "Plan end differs2 differences, 2 clients$2,000.00Affects claims: in 9 days",
    "Newer plan at the NDIA1 difference, 1 clientMoney not toldAffects claims: in 9 days",
  ]);
  expect(container.textContent).toContain("2 service contracts never compared with the NDIA");
  expect(await seriousFindings(container)).toEqual([]);
});

test("a press on a group narrows the list to it and offers its changes; a second press shows all again", () => {
  show();
  expect(screen.queryByRole("button", { name: /^Review changes/ })).toBeNull();
  fireEvent.click(group(/Plan end differs/));
  expect(names()).toEqual(["Ann", "Bo"]);
  fireEvent.click(screen.getByRole("button", { name: "Review changes for 2 clients…" }));
  expect(reviewed()).toEqual(["Ann", "Bo"]);
  fireEvent.click(group(/Plan end differs/));
  expect(names()).toHaveLength(4);
});

test("ticked differences alone are reviewed", () => {
  show();
  fireEvent.click(screen.getByRole("checkbox", { name: /Bo/ }));
  fireEvent.click(screen.getByRole("button", { name: "Review changes for 1 client…" }));
  expect(reviewed()).toEqual(["Bo"]);
});

test("one difference is reviewed from its details", () => {
  show();
  fireEvent.click(screen.getByText("Cy"));
  fireEvent.click(screen.getByRole("button", { name: "Review change…" }));
  expect(reviewed()).toEqual(["Cy"]);
});

test("a difference that Planbridge can't write has no review, and says what to do", () => {
  show();
  fireEvent.click(screen.getByText("Di"));
  expect(screen.queryByRole("button", { name: "Review change…" })).toBeNull();
  expect(screen.getByText(/correct it there/)).toBeTruthy();
  fireEvent.click(group(/Newer plan/));
  expect(screen.queryByRole("button", { name: /^Review changes/ })).toBeNull();
});

test("while changes are prepared their count and a way to stop stand there, and a second press starts nothing", () => {
  const { rerender } = show();
  fireEvent.click(group(/Plan end differs/));
  const state = { processed: 3, total: 5, toReview: 0, failed: 0, saving: 0, verified: 0 };
  rerender(<DriftView {...base} review={{ ...state, state: "preparing" }} />);
  expect(screen.getByText("Preparing changes: 3 of 5 clients…")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: /^Review changes/ }));
  expect(onReview).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(base.onStop).toHaveBeenCalledOnce();
  rerender(<DriftView {...base} review={{ ...state, toReview: 4, failed: 1, state: "ready" }} />);
  expect(screen.getByText("4 changes to review, 1 contract without one.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Open review" }));
  expect(base.onOpenReview).toHaveBeenCalledOnce();
});

test("a group that is settled altogether leaves the others in sight", () => {
  const { rerender } = show();
  fireEvent.click(group(/Plan end differs/));
  rerender(<DriftView {...base} findings={{ drifts: [total, byHand], uncompared: 0 }} />);
  expect(names()).toEqual(["Cy", "Di"]);
});
