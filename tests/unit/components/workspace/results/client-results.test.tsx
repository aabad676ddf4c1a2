import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { ClientResultList } from "../../../../../components/workspace/results/client-results.tsx";
import { datesDiffer, row } from "../../view-fixtures.ts";

afterEach(cleanup);

test("a client's results over time name the sync and the reason of each", () => {
  const batch = { id: "1-a", kind: "active-plans" as const, startedAt: 0 };
  render(
    <ClientResultList
      results={[
        { batch, rows: [row()] },
        { batch: { ...batch, id: "0-a" }, rows: [row({ outcome: "failed", problem: datesDiffer })] },
      ]}
    />,
  );
  const [first, second] = screen.getAllByRole("listitem");
  expect(first?.textContent).toContain("Sync Active PlansSC-10023: Plan dates agree");
  expect(second?.textContent).toContain("SC-10023: Plan end date differs");
});

test("a client's results say that they are read until they are there", () => {
  render(<ClientResultList results={null} />);
  expect(screen.getByText("Loading…")).toBeTruthy();
});
