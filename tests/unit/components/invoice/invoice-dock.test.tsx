import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { currentOffers } from "../../../../components/palette/offers.ts";
import { type Cause, placesOf } from "../../../../components/invoice/finding-cause.tsx";
import {
  InvoiceDock,
  type InvoiceDockProps,
  SpokenCounts,
} from "../../../../components/invoice/invoice-dock.tsx";
import type { Finding } from "../../../../lib/domain/invoice/model/finding.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

const finding = (lineId: string): Finding => ({
  code: "line-total-off",
  severity: "block",
  what: "It differs.",
  remedy: "",
  field: "lineTotal",
  lineId,
  source: "Planbridge",
});
const totals: Cause = {
  code: "line-total-off",
  severity: "block",
  label: "Line total differs",
  findings: [finding("2"), finding("5")],
  fixable: 2,
  lines: null,
};
const funds: Cause = {
  ...totals,
  code: "funds-exceeded",
  label: "Not enough funds",
  findings: Array.from({ length: 43 }, (_, at) => finding(String(at + 5))),
  fixable: 0,
  lines: ["3", "9"],
};
const days: Cause = { ...totals, code: "day", severity: "warn", label: "Other day", fixable: 0 };

const propsOf = (changes: Partial<InvoiceDockProps>): InvoiceDockProps => ({
  isFloating: true,
  causes: [funds, totals, days],
  stopped: null,
  remaining: null,
  fixing: null,
  undo: null,
  unfixed: null,
  onNext: ignore,
  onCause: ignore,
  onFixAll: ignore,
  onUndo: ignore,
  ...changes,
});
const show = (changes: Partial<InvoiceDockProps> = {}) => render(<InvoiceDock {...propsOf(changes)} />);
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

describe("InvoiceDock", () => {
  it("F63: InvoiceDock counts by severity and by kind, and names the lines that a kind comes from", async () => {
    const { container } = show();
    expect(screen.getByText("45 errors")).toBeTruthy();
    expect(screen.getByText("2 warnings")).toBeTruthy();
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "Error: 43 Not enough fundsfrom 2 lines: 3, 9",
      "Error: 2 Line total differsFix all 2",
      "Warning: 2 Other day",
    ]);
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("F63: InvoiceDock names at the window's foot three kinds, and how many more there are", () => {
    show({ causes: [funds, totals, days, { ...days, code: "a" }, { ...days, code: "b" }] });
    expect(screen.getAllByRole("listitem").at(-1)?.textContent).toBe("and 2 more kinds");
    expect(screen.getAllByRole("listitem")).toHaveLength(4);
  });

  it("F63: InvoiceDock names in the panel only kinds that one press puts right and that the list doesn't name", () => {
    show({ isFloating: false, causes: [{ ...funds, fixable: 3 }, totals, days, { ...days, fixable: 1 }] });
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "Error: 2 Line total differsFix all 2",
    ]);
    cleanup();
    show({ isFloating: false, onFixAll: undefined });
    expect(screen.queryByRole("list")).toBeNull();
  });

  it("F63: InvoiceDock fixes all of a kind at one press, and only once while that takes", () => {
    const onFixAll = vi.fn<NonNullable<InvoiceDockProps["onFixAll"]>>();
    show({ onFixAll });
    press("Fix all 2: Line total differs");
    expect(onFixAll).toHaveBeenCalledExactlyOnceWith(totals);
    cleanup();
    show({ onFixAll, fixing: { done: 1, total: 2 } });
    expect(screen.getByText("Fixing 2 of 2…")).toBeTruthy();
    press("Fix all 2: Line total differs");
    expect(onFixAll).toHaveBeenCalledOnce();
  });

  it("F63: InvoiceDock takes back what a press has fixed, and says what that means after Save", () => {
    const onUndo = vi.fn<() => void>();
    const changes = ["Line 3. The line total was “1404.60” and is “140.46” now."];
    const undo = { label: "Line total differs", count: 9, split: 0, since: "press", changes } as const;
    show({ causes: [], undo, onUndo });
    expect(screen.getByText(/9 fields changed\./)).toBeTruthy();
    press("Undo");
    expect(onUndo).toHaveBeenCalledOnce();
    cleanup();
    show({ causes: [], undo: { ...undo, since: "save" } });
    expect(
      screen.getByText(/You saved since, so Undo changes this page only: save again after it\./),
    ).toBeTruthy();
    cleanup();
    show({ causes: [], undo: { ...undo, since: "earlier-page" } });
    expect(screen.getByText(/9 fields changed before this page was loaded\. Undo changes/)).toBeTruthy();
    expect(screen.getByText("What was changed")).toBeTruthy();
    expect(screen.getByText(/was “1404\.60” and is/)).toBeTruthy();
  });

  it("F63: InvoiceDock says that lines which were split stay, and how to put them back", () => {
    const changes = ["Line 3 was 25/06/2026 to 05/07/2026."];
    show({ causes: [], undo: { label: "Spans periods", count: 0, split: 2, since: "press", changes } });
    expect(screen.getByText(/2 lines split\. Lines that were split stay/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
    expect(screen.getByText(/^Line 3 was 25/)).toBeTruthy();
  });

  it("F63: InvoiceDock goes to the next problem, and to the next of a kind", () => {
    const [onNext, onCause] = [vi.fn<() => void>(), vi.fn<InvoiceDockProps["onCause"]>()];
    show({ onNext, onCause });
    press("Next problem");
    press(/43 Not enough funds/);
    expect(onNext).toHaveBeenCalledOnce();
    expect(onCause).toHaveBeenCalledExactlyOnceWith(funds);
    const { next } = currentOffers();
    if (next) next();
    expect(onNext).toHaveBeenCalledTimes(2);
  });

  it.each<[InvoiceDockProps["stopped"], string | undefined]>([
    ["problems", "Not saved: 45 errors to fix first. Nothing you typed was changed."],
    ["unread", "Not saved: there were errors before the page changed, and Planbridge can't read it now."],
    ["fixing", "Not saved yet: a line was still being changed. Press Save again."],
    [null, undefined],
  ])("F63: InvoiceDock announces why Save was stopped: %s", (stopped, words) => {
    show({ stopped });
    expect(screen.queryByRole("alert")?.textContent).toBe(words);
  });

  it("F63: InvoiceDock shows the category that the invoice overdraws the most", () => {
    const balance = { before: 0, drawn: 0, stated: null, coreFlexible: false, periods: [] };
    const dates = { startDate: "2026-01-01", endDate: "2026-12-31" };
    show({
      remaining: {
        categories: [
          { ...balance, ...dates, category: "Transport", after: -100 },
          { ...balance, ...dates, category: "Consumables", after: -2345 },
          { ...balance, ...dates, category: "Unknown", after: null },
        ],
        uncounted: [],
      },
    });
    expect(screen.getByText(/Consumables after this/).textContent).toBe("Consumables after this: -$23.45");
  });
});

describe("placesOf", () => {
  it("leads to the lines that a kind comes from, else to its findings", () => {
    expect(placesOf(funds)).toEqual([
      { lineId: "3", field: "lineTotal" },
      { lineId: "9", field: "lineTotal" },
    ]);
    expect(placesOf(totals)).toEqual(totals.findings);
  });
});

describe("SpokenCounts", () => {
  it("F63: SpokenCounts speaks a change of the counts, but not at once", async () => {
    const { rerender } = render(<SpokenCounts causes={[totals]} />);
    rerender(<SpokenCounts causes={[totals, days]} />);
    expect(screen.getByRole("status").textContent).toBe("2 errors");
    expect(await screen.findByText("2 errors, 2 warnings", undefined, PATIENT)).toBeTruthy();
    rerender(<SpokenCounts causes={[]} />);
    expect(await screen.findByText("No problems left", undefined, PATIENT)).toBeTruthy();
  });

  it("F63: SpokenCounts says nothing of an invoice that has no findings", () => {
    render(<SpokenCounts causes={[]} />);
    expect(screen.getByRole("status").textContent).toBe("");
  });
});

const PATIENT = { timeout: 10_000 };
