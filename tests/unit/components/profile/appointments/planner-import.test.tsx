import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import {
  PlannerImport,
  type PlannerImportProps,
} from "../../../../../components/profile/appointments/planner-import.tsx";
import { seriousFindings } from "../../accessible.ts";
import { ignore } from "../../view-fixtures.ts";

afterEach(cleanup);

const PREVIEW = {
  phase: "preview",
  fileName: "planner.csv",
  kind: "appointment",
  count: 12,
  leftOut: [{ row: 3, what: "It has no start." }],
  others: 2,
} as const;

function draw(changes: Partial<PlannerImportProps> = {}) {
  return render(
    <PlannerImport
      importing={{ phase: "none" }}
      problem={null}
      isImported={false}
      onFile={ignore}
      onImport={ignore}
      onCancel={ignore}
      onRemove={ignore}
      {...changes}
    />,
  );
}

test("F167: a file is shown with the rows that can't be taken before it is imported", async () => {
  const onImport = vi.fn<() => void>();
  const { container } = draw({ importing: PREVIEW, onImport });
  expect(container.textContent).toContain("12 appointments, and 2 rows of other participants");
  expect(container.textContent).toContain("Row 3: It has no start.");
  fireEvent.click(screen.getByRole("button", { name: "Import 12 appointments" }));
  expect(onImport).toHaveBeenCalledOnce();
  expect(await seriousFindings(container)).toEqual([]);
});

test("F167: what was imported is removed only once that is confirmed", () => {
  const onRemove = vi.fn<() => void>();
  draw({ isImported: true, onRemove });
  fireEvent.click(screen.getByRole("button", { name: "Remove what was imported" }));
  fireEvent.click(screen.getByRole("button", { name: "Keep them" }));
  expect(onRemove).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Remove what was imported" }));
  fireEvent.click(screen.getByRole("button", { name: "Remove" }));
  expect(onRemove).toHaveBeenCalledOnce();
});
