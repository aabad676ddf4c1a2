import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import {
  CapturedDock,
  type CapturedDockProps,
  errorsOf,
} from "../../../../components/invoice/captured-dock.tsx";
import type { CapturedVerdict } from "../../../../lib/domain/invoice/model/captured-verdict.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

const fine: CapturedVerdict = { path: "/1", lines: 1, blocks: 0, warnings: 0 };
const abn = { ...fine, path: "/2", blocks: 1, reasons: ["ABN not valid"] };
const both = { ...fine, path: "/3", blocks: 2, reasons: ["ABN not valid", "Duplicate line"] };
const early = { ...fine, path: "/4", warnings: 1, reasons: ["Service in the future"] };
const gone = { ...fine, path: "/5", problem: { code: "x", what: "The page is gone.", remedy: "" } };

const show = (changes: Partial<CapturedDockProps> = {}) =>
  render(
    <CapturedDock
      verdicts={[fine, abn, both, early, gone]}
      badTicked={0}
      goodUnticked={2}
      onNext={ignore}
      onReason={ignore}
      onUntick={ignore}
      onTickGood={ignore}
      {...changes}
    />,
  );
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("F63: CapturedDock counts invoices by the kind of their errors, the most first", async () => {
  const { container } = show();
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "2 ABN not valid",
    "1 Duplicate line",
    "1 Couldn't be checked",
  ]);
  expect(await seriousFindings(container)).toEqual([]);
});

it("F63: CapturedDock goes to the next invoice with an error of a kind", () => {
  const onReason = vi.fn<CapturedDockProps["onReason"]>();
  show({ onReason });
  press("2 ABN not valid");
  expect(onReason).toHaveBeenCalledExactlyOnceWith("ABN not valid");
});

it("F63: CapturedDock ticks the invoices without errors and unticks those with errors", () => {
  const [onTickGood, onUntick] = [vi.fn<() => void>(), vi.fn<() => void>()];
  show({ onTickGood, onUntick, badTicked: 2 });
  press("Tick 2 without errors");
  press("Untick them");
  expect([onTickGood, onUntick].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
});

it("errorsOf has the kinds of errors, and none of warnings alone", () => {
  expect([fine, abn, early, gone].map(errorsOf)).toEqual([
    [],
    ["ABN not valid"],
    [],
    ["Couldn't be checked"],
  ]);
});
