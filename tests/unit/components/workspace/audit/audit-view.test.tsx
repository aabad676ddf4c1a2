import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import Papa from "papaparse";
import { afterEach, expect, test, vi } from "vitest";
import { AuditView, type AuditViewProps } from "../../../../../components/workspace/audit/audit-view.tsx";
import { redactEntry } from "../../../../../lib/domain/audit/seal-entry.ts";
import { trailOf } from "../../../domain/audit/trail-fixtures.ts";
import { seriousFindings } from "../../accessible.ts";
import { ignore } from "../../view-fixtures.ts";

afterEach(cleanup);

const TRAIL = trailOf(5).map((entry) => (entry.seq === 1 ? redactEntry(entry) : entry));

const base: AuditViewProps = {
  entries: TRAIL.toReversed(),
  isReading: false,
  unreadable: 0,
  readingProblem: null,
  check: null,
  problem: null,
  onCheck: ignore,
  onExport: ignore,
  onExportKey: ignore,
  onCopyAnchor: () => Promise.resolve(),
  onSave: ignore,
};
const show = (changes: Partial<AuditViewProps> = {}) => render(<AuditView {...base} {...changes} />);
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const numbers = () =>
  Array.from(screen.getByRole("grid").querySelectorAll("tbody th"), ({ textContent }) => textContent);

test("AuditView lists entries newest first, and has no serious accessibility finding", async () => {
  const { container } = show();
  expect(numbers()).toEqual(["5", "4", "3", "2", "1"]);
  press("Check and export…");
  press("Export key…");
  expect(await seriousFindings(container)).toEqual([]);
});

test("AuditView shows who it was, Not told for nobody, and that a personal part was removed", () => {
  show();
  const rows = Array.from(
    screen.getByRole("grid").querySelectorAll("tbody .pb-list-row"),
    (row) => row.textContent,
  );
  expect(rows[2]).toContain("Change accepted");
  expect(rows[2]).toContain("Kim Lee");
  expect(rows[0]).toContain("Not told");
  expect(rows[4]).toContain("Personal part removed");
});

test("AuditView finds an entry by a detail, and filters by what was done", () => {
  show();
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: "1,250.50" } });
  expect(numbers()).toEqual(["4"]);
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: "" } });
  fireEvent.change(screen.getByLabelText("What"), { target: { value: "accepted" } });
  expect(numbers()).toEqual(["3"]);
});

test("AuditView saves what it shows with codes and machine times, and nothing where it isn't told", () => {
  const onSave = vi.fn<(csv: string) => void>();
  show({ onSave });
  press("Save as CSV");
  const { data } = Papa.parse<Record<string, string>>(onSave.mock.calls[0]?.[0].slice(1) ?? "", {
    header: true,
  });
  expect(data[2]).toMatchObject({ "No.": "3", "What code": "accepted", By: "Kim Lee", "Change id": "1-a" });
  expect(data[0]?.["By"]).toBe("");
});

test("AuditView checks the trail against the anchor that is typed", () => {
  const onCheck = vi.fn<(anchor: string) => void>();
  show({ onCheck });
  press("Check and export…");
  fireEvent.input(screen.getByLabelText("Anchor kept elsewhere (optional)"), {
    target: { value: "5:0123456789abcdef" },
  });
  press("Check the trail");
  expect(onCheck).toHaveBeenCalledWith("5:0123456789abcdef");
});

test("AuditView tells of a whole trail OK, and of each fault of another which entries it is about", () => {
  const result = { entries: 5, unchecked: 0, withoutPersonal: 0, faults: [] };
  const { rerender } = show({ check: { phase: "checking", done: 2, total: 5 } });
  press("Check and export…");
  expect(screen.getByText(/Checked 2 of 5 entries/)).toBeDefined();
  rerender(<AuditView {...base} check={{ phase: "checked", result }} />);
  expect(screen.getByText(/OK: 5 entries checked/)).toBeDefined();
  const faults = [
    { kind: "missing" as const, seq: 3, to: 4 },
    { kind: "unreadable" as const, seq: null, line: 9 },
  ];
  rerender(<AuditView {...base} check={{ phase: "checked", result: { ...result, faults } }} />);
  expect(screen.getByText("Entries 3 to 4: missing.")).toBeDefined();
  expect(screen.getByText("Row 9: can't be read as an entry.")).toBeDefined();
});

test("AuditView exports the key only after its warning", () => {
  const onExportKey = vi.fn<() => void>();
  const onExport = vi.fn<(isRedacted: boolean) => void>();
  show({ onExportKey, onExport });
  press("Check and export…");
  press("Export without personal data");
  expect(onExport).toHaveBeenCalledWith(true);
  press("Export key…");
  expect(onExportKey).not.toHaveBeenCalled();
  expect(screen.getByText(/could also forge one/)).toBeDefined();
  press("Export key");
  expect(onExportKey).toHaveBeenCalledOnce();
  expect(screen.queryByText(/could also forge one/)).toBeNull();
});

test("AuditView says whether the anchor was copied", async () => {
  show();
  press("Copy anchor");
  await waitFor(() => expect(screen.getByText("Anchor copied.")).toBeDefined());
  cleanup();
  show({ onCopyAnchor: () => Promise.reject(new Error("no clipboard")) });
  press("Copy anchor");
  await waitFor(() => expect(screen.getByText("The anchor couldn't be copied.")).toBeDefined());
});
