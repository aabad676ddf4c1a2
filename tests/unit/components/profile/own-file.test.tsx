import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { OwnFile, type OwnFileProps } from "../../../../components/profile/own-csv/own-file.tsx";
import { listCsv } from "../../../../components/workspace/list/list-csv.ts";
import { connectionViews } from "../../../../lib/domain/profile/connections/connection-views.ts";
import {
  CONNECTION_CSV,
  GOAL_CSV,
  RESOURCE_CSV,
} from "../../../../lib/domain/profile/own-csv/own-csv-lists.ts";
import { goalViews } from "../../../../lib/domain/profile/own-goals/goal-views.ts";
import { useViews } from "../../../../lib/domain/profile/resources/resource-views.ts";
import { LUCA, LUCA_PROFILE, ownState } from "../../domain/profile/own-fixtures.ts";
import { TODAY } from "../../test-clock.ts";
import { seriousFindings } from "../accessible.ts";

afterEach(cleanup);

function show(rest: Partial<OwnFileProps> = {}) {
  const props: OwnFileProps = {
    kind: "goals",
    rows: 1,
    state: { phase: "none" },
    problem: null,
    onSave: vi.fn<() => void>(),
    onFile: vi.fn<OwnFileProps["onFile"]>(),
    onImport: vi.fn<() => void>(),
    onCancel: vi.fn<() => void>(),
    ...rest,
  };
  return { props, ...render(<OwnFile {...props} />) };
}

const READ = {
  name: "goals.csv",
  stored: 2,
  leftOut: [{ line: 4, what: "It has no NDIS number." }],
} as const;

test("a file's rows are told by line before anything is stored, and stored at a press", async () => {
  const { props, container } = show({ state: { phase: "preview", ...READ } });
  expect(screen.getByText("Line 4: It has no NDIS number.")).toBeTruthy();
  expect(container.textContent).toContain("goals.csv: 2 rows can be stored.");
  expect(await seriousFindings(container)).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Import 2 rows" }));
  expect(props.onImport).toHaveBeenCalledOnce();
});

test("a file without a row that can be stored offers no import", () => {
  show({ state: { phase: "preview", ...READ, stored: 0 } });
  expect(screen.queryByRole("button", { name: /^Import/ })).toBeNull();
});

test("after an import it says how many rows are stored", () => {
  const { container } = show({ state: { phase: "done", ...READ } });
  expect(container.textContent).toContain("goals.csv: 2 rows stored.");
  expect(screen.getByRole("button", { name: "Close" })).toBeTruthy();
});

test("without rows nothing is saved", () => {
  const { props } = show({ rows: 0 });
  fireEvent.click(screen.getByText("Save goals as CSV"));
  expect(props.onSave).not.toHaveBeenCalled();
});

test("each kind is saved under the names by which an import finds its columns", () => {
  const state = ownState();
  const participant = { ...LUCA, name: "Luca Milne" };
  const rowsOf = <View,>(views: readonly View[]) => views.map((view) => ({ participant, view }));
  const connections = listCsv([{ csv: CONNECTION_CSV }], rowsOf(connectionViews(state, LUCA_PROFILE)));
  expect(connections).toContain(
    "NDIS number,Participant,Contact,Contact's NDIS number,Phone,Email,Address,Type,Status,Primary contact,Next of kin,Statement recipient,Invoice recipient",
  );
  expect(connections).toContain(
    '430000017,Luca Milne,Andrew Milne,,0400 000 001,andrew@example.org,"1 Ormond Rd, Elwood VIC 3184",Parent,Current,Yes,,,',
  );
  expect(listCsv([{ csv: RESOURCE_CSV }], rowsOf(useViews(state, LUCA, TODAY)))).toContain(
    "430000017,Luca Milne,Worker,Ana Silva,2026-07-01,2026-12-31,Cook dinner twice a week",
  );
  expect(listCsv([{ csv: GOAL_CSV }], rowsOf(goalViews(state, LUCA)))).toContain(
    "430000017,Luca Milne,Cook dinner twice a week,Live independently,2026-07-01,,In Progress,,",
  );
});
