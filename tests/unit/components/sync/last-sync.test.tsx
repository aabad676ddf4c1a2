import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { LastSync } from "../../../../components/sync/last-sync.tsx";
import { batch, legend, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

test("what the sync before came to stays, with the way to its results", () => {
  const onResults = vi.fn<() => void>();
  const reasons = [
    { key: "a", label: "No plan at the NDIA", outcome: "failed" as const, results: 3, clients: 3 },
  ];
  const view = batch({ state: "finished", legend: legend({ progress: 1 }), reasons });
  render(<LastSync view={view} now={NOW} onResults={onResults} />);
  expect(screen.getByText(/3 failed/).textContent).toContain("Last sync, started 3 min ago.");
  expect(screen.getByText("No plan at the NDIA")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Open results" }));
  expect(onResults).toHaveBeenCalledOnce();
});
