import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import {
  ForecastView,
  type ForecastViewProps,
} from "../../../../../components/workspace/forecast/forecast-view.tsx";
import type { ForecastRow } from "../../../../../lib/domain/overview/forecast-row.ts";
import { syncInfo } from "../../../../../lib/domain/record/sync-info.ts";
import { SITE } from "../../../domain/record/record-fixtures.ts";
import { NOW } from "../../../test-clock.ts";
import { seriousFindings } from "../../accessible.ts";

afterEach(cleanup);

function row(
  name: string,
  forecast: Partial<ForecastRow["forecast"]> = {},
  change: Partial<ForecastRow> = {},
): ForecastRow {
  return {
    id: name,
    site: SITE,
    ndisNumber: "430000025",
    client: { name, path: "/c/1", contracts: [] },
    category: "Consumables",
    management: "plan",
    approved: 500_000,
    remaining: 60_000,
    endDate: "2027-06-30",
    forecast: {
      isPrediction: true,
      weekly: { typical: 20_000, low: 15_000, high: 25_000, weeks: 6, oneOffs: [400_000] },
      safeUntil: "2026-12-12",
      safeUntilRange: { earliest: "2026-12-08", latest: "2026-12-19" },
      lasts: false,
      shortfall: { typical: 30_000, worst: 45_000, before: "2027-01-01" },
      ...forecast,
    },
    sync: syncInfo(null, NOW, NOW),
    ...change,
  };
}

const base: ForecastViewProps = {
  forecasts: {
    rows: [
      row("Lasts", { lasts: true, safeUntil: "2026-12-01", shortfall: null }),
      row("Late", { safeUntil: "2027-02-01" }),
      row("Soon"),
      row("Other", {}, { management: "agency" }),
    ],
    withoutForecast: 3,
  },
  problem: null,
  onOpenRecord: vi.fn<ForecastViewProps["onOpenRecord"]>(),
  onSave: vi.fn<ForecastViewProps["onSave"]>(),
};
const names = () =>
  Array.from(screen.getByRole("grid").querySelectorAll("tbody th"), (cell) => cell.textContent);

test("plan-managed budgets stand by the day on which their money runs out, those that last at the end", async () => {
  const { container } = render(<ForecastView {...base} />);
  expect(names()).toEqual(["Soon", "Late", "Lasts"]);
  expect(container.textContent).toContain("Too little is known of 3 budgets for a forecast");
  expect(await seriousFindings(container)).toEqual([]);
});

test("the details mark a forecast as a prediction and tell what it is made of", () => {
  render(<ForecastView {...base} />);
  fireEvent.click(screen.getByText("Soon"));
  const said = screen.getByRole("region", { name: "Soon: Consumables" }).textContent;
  expect(said).toContain("Prediction: the money lasts until 12/12/2026; the budget ends on 30/06/2027.");
  expect(said).toContain("from 08/12/2026 to 19/12/2026");
  expect(said).toContain("Before the release on 01/01/2027, $300.00 will be missing, and $450.00 at most.");
  expect(said).toContain("1 week far above the others was set aside.");
});

test("a filter narrows to budgets that run short before their next release", () => {
  render(<ForecastView {...base} />);
  fireEvent.change(screen.getByLabelText("Management"), { target: { value: "" } });
  expect(names()).toHaveLength(4);
  fireEvent.change(screen.getByLabelText("Money"), { target: { value: "lasts" } });
  expect(names()).toEqual(["Lasts"]);
});

test("without any forecast it is said what one takes", () => {
  render(<ForecastView {...base} forecasts={{ rows: [], withoutForecast: 0 }} />);
  expect(screen.getByText(/It takes four retrievals/)).toBeTruthy();
});
