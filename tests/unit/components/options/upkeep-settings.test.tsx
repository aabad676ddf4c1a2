import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { UpkeepSettings, type UpkeepSettingsProps } from "../../../../components/options/upkeep-settings.tsx";
import type { Upkeep } from "../../../../lib/domain/overview/upkeep.ts";
import { NOW } from "../../test-clock.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

const UPKEEP: Upkeep = { allowance: 200, callsToday: 12, callsInWindow: 340, windowLimit: 1100, waiting: 0 };
const PROBLEM = { code: "not-connected", what: "Planbridge isn't connected.", remedy: "Connect it." };

function settings(upkeep: Partial<Upkeep> = {}, change: Partial<UpkeepSettingsProps> = {}) {
  return (
    <UpkeepSettings
      upkeep={{ ...UPKEEP, ...upkeep }}
      problem={null}
      now={NOW}
      onAllowance={ignore}
      {...change}
    />
  );
}
const figures = () =>
  [...document.querySelectorAll("dl > div")].map((row) => [
    row.querySelector("dt")?.textContent,
    row.querySelector("dd")?.textContent,
  ]);
const field = () => screen.getByLabelText<HTMLInputElement>("Calls to the NDIA a day");
const save = () => screen.getByRole<HTMLButtonElement>("button", { name: "Save" });

test("UpkeepSettings shows the calls of today and of 30 days, who waits, and the last time", async () => {
  const { container, rerender } = render(settings());
  expect(figures()).toEqual([
    ["Calls today", "12 of 200"],
    ["Calls in the last 30 days", "340 of 1,100 1.1 for each participant at most"],
    ["Due and waiting", "Nobody"],
    ["Last time", "Not yet"],
  ]);
  expect(await seriousFindings(container)).toEqual([]);
  rerender(
    settings({ waiting: 3, lastRun: { at: NOW - 120_000, retrieved: 1, failed: 2, problem: PROBLEM } }),
  );
  expect(figures().slice(2)).toEqual([
    ["Due and waiting", "3 participants"],
    ["Last time", "2 min ago: 1 participant retrieved, 2 failed"],
  ]);
  expect(screen.getByText(PROBLEM.what)).toBeTruthy();
});

test("UpkeepSettings saves a whole number from 0 to 2,000 and refuses anything else at the field", () => {
  const onAllowance = vi.fn<UpkeepSettingsProps["onAllowance"]>();
  const { rerender } = render(settings({}, { onAllowance }));
  expect(save().disabled).toBe(true);
  for (const wrong of ["2001", "-1", "1.5", "many", ""]) {
    fireEvent.input(field(), { target: { value: wrong } });
    fireEvent.click(save());
    expect(field().getAttribute("aria-invalid")).toBe("true");
  }
  expect(screen.getByText("Enter a whole number from 0 to 2,000.")).toBeTruthy();
  expect(onAllowance).not.toHaveBeenCalled();
  fireEvent.input(field(), { target: { value: " 0 " } });
  fireEvent.click(save());
  expect(onAllowance).toHaveBeenCalledExactlyOnceWith(0);
  rerender(settings({ allowance: 0 }, { onAllowance }));
  expect(field().value).toBe("0");
  expect(screen.getByText("Switched off. Enter a number to switch it on.")).toBeTruthy();
});

test("UpkeepSettings says why it can't show anything", () => {
  render(settings({}, { upkeep: undefined, problem: PROBLEM }));
  expect(screen.getByRole("alert").textContent).toContain(PROBLEM.what);
  expect(screen.queryByText("Loading…")).toBeNull();
});
