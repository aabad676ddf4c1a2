import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  CapturedCounts,
  type CapturedCountsProps,
  capturedText,
} from "../../../../components/invoice/captured-counts.tsx";
import { capturedTone } from "../../../../components/invoice/captured-tone.ts";
import type { CapturedVerdict } from "../../../../lib/domain/invoice/model/captured-verdict.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

const fine: CapturedVerdict = { path: "/3", lines: 1, blocks: 0, warnings: 0 };
const outside = { ...fine, path: "/1", blocks: 1, warnings: 1, first: "It is outside." };
const early = { ...fine, path: "/2", warnings: 1, first: "It isn't over yet." };
const gone = { ...fine, path: "/4", problem: { code: "x", what: "The page is gone.", remedy: "" } };

describe("CapturedCounts", () => {
  const show = (changes: Partial<CapturedCountsProps> = {}) =>
    render(
      <CapturedCounts
        invoices={5}
        verdicts={[outside, early, fine, gone]}
        unread={null}
        badTicked={0}
        goodUnticked={0}
        now={NOW}
        retrieving={null}
        onNext={ignore}
        onReason={ignore}
        onTickGood={ignore}
        onRetrieve={ignore}
        onUntick={ignore}
        {...changes}
      />,
    );

  it("F63: CapturedCounts counts invoices while the check is in progress", async () => {
    const { container } = show();
    expect(screen.getByText("2 invoices with errors")).toBeTruthy();
    expect(screen.getByText("1 invoice with warnings")).toBeTruthy();
    expect(screen.getByText("Checking 4 of 5…")).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("F63: CapturedCounts goes to the next problem when there is one", () => {
    const onNext = vi.fn<CapturedCountsProps["onNext"]>();
    show({ onNext });
    fireEvent.click(screen.getByRole("button", { name: "Next problem" }));
    expect(onNext).toHaveBeenCalledOnce();
    cleanup();
    show({ invoices: 1, verdicts: [fine] });
    expect(screen.getByText("1 invoice checked")).toBeTruthy();
    expect(screen.getByText("No problems found")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Next problem" })).toBeNull();
  });

  it.each([
    [0, [], "Not checked"],
    [1, [fine], "Partly checked"],
  ])(
    "F63: CapturedCounts doesn't call a list fine of which it reads %i rows, and not all",
    (invoices, verdicts, badge) => {
      const unread = { code: "x", what: "Rows can't be read.", remedy: "Check them." };
      const { container } = show({ invoices, verdicts, unread });
      expect(screen.getByText(badge)).toBeTruthy();
      expect(container.textContent).toContain("Rows can't be read.");
      expect(container.textContent).not.toMatch(/0 invoices|No problems found/);
    },
  );

  it("F63: CapturedCounts says of an empty list that there is nothing to check", () => {
    show({ invoices: 0, verdicts: [] });
    expect(screen.getByText("No invoices to check")).toBeTruthy();
    expect(screen.queryByText("No problems found")).toBeNull();
  });

  it("F63: CapturedCounts makes no claim about budgets when a plan is missing", () => {
    show({ invoices: 1, verdicts: [{ ...fine, planAt: null }] });
    expect(screen.queryByText("No problems found")).toBeNull();
    expect(screen.getByText("No problems found, but some plans and budgets weren't checked")).toBeTruthy();
  });

  it("F63: CapturedCounts counts ticked invoices with errors, and unticks them only on a click", () => {
    const onUntick = vi.fn<CapturedCountsProps["onUntick"]>();
    show({ badTicked: 2, onUntick });
    expect(screen.getByText(/^2 ticked invoices have errors\./)).toBeTruthy();
    expect(onUntick).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Untick them" }));
    expect(onUntick).toHaveBeenCalledOnce();
  });

  it("F63: CapturedCounts shows the age of plans, and retrieves missing plans", () => {
    const onRetrieve = vi.fn<CapturedCountsProps["onRetrieve"]>();
    const verdicts = [
      { ...fine, planAt: NOW - 120_000 },
      { ...fine, planAt: NOW },
      { ...fine, planAt: null },
      { ...early, planAt: null },
      outside,
    ];
    show({ verdicts, onRetrieve });
    expect(
      screen.getByText("Oldest plan retrieved 2 min ago. 2 invoices without a retrieved plan."),
    ).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Retrieve them" }));
    expect(onRetrieve).toHaveBeenCalledOnce();
    cleanup();
    show({ verdicts, onRetrieve, retrieving: { done: 1, total: 2 } });
    fireEvent.click(screen.getByRole("button", { name: "Retrieving 2 of 2…" }));
    expect(onRetrieve).toHaveBeenCalledOnce();
  });

  it.each([
    [outside, "block", "Error: It is outside. And 1 more."],
    [early, "warn", "Warning: It isn't over yet."],
    [fine, "fine", "OK: 1 line checked. No problems found."],
    [
      { ...fine, planAt: null },
      "fine",
      "OK: 1 line checked. No problems found. No plan was retrieved, so its dates and budgets weren't checked.",
    ],
    [gone, "block", "Error: The page is gone."],
    [
      { ...fine, planAt: null, planProblem: { code: "x", what: "The NDIA doesn't know them.", remedy: "" } },
      "fine",
      "OK: 1 line checked. No problems found. The plan wasn't retrieved: The NDIA doesn't know them.",
    ],
  ] as const)("F63: capturedText sums up an invoice by its highest severity: %j", (verdict, tone, words) => {
    expect([capturedTone(verdict), capturedText(verdict)]).toEqual([tone, words]);
  });
});
