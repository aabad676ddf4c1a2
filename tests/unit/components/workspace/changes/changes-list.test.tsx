import { formatTabAddress } from "../../../../../components/workspace/shell/tab-address.ts";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import Papa from "papaparse";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ChangeDetail } from "../../../../../components/workspace/changes/change-detail.tsx";
import {
  ChangesList,
  type ChangesListProps,
} from "../../../../../components/workspace/changes/changes-list.tsx";
import type { ChangeEntry } from "../../../../../lib/domain/change/change-log.ts";
import { seriousFindings } from "../../accessible.ts";
import { change as changeView, update } from "../../change-view-fixtures.ts";
import { ignore, NOW } from "../../view-fixtures.ts";

afterEach(cleanup);

const HOUR = 3_600_000;
const SITE = "https://crm.example.org";

function entry(id: string, rest: Partial<ChangeEntry> = {}): ChangeEntry {
  return {
    id,
    site: SITE,
    purpose: "sync-plan-and-budgets",
    client: { name: `Client ${id}`, path: `/Clients/Profile/${id}` },
    contract: { reference: `SC-${id}`, path: `/ServiceContracts/Details/${id}` },
    ndisNumber: "430111000",
    snapshotId: "s-1",
    outcome: "verified",
    proposedAt: NOW - 3 * HOUR,
    acceptedAt: NOW - 2 * HOUR,
    settledAt: NOW - HOUR,
    user: "Sam Reid",
    device: "DESK-1",
    retrievedAt: NOW - 4 * HOUR,
    records: { written: 2, verified: 2, problems: 0, pending: 0 },
    moved: 25_050,
    needsPerson: false,
    ...rest,
  };
}
const unaccepted = { acceptedAt: null, settledAt: null, user: null, device: null };

const entries: ChangeEntry[] = [
  entry("1", { acceptedAt: NOW - 20 * 24 * HOUR }),
  entry("2", { outcome: "stopped", needsPerson: true, user: null }),
  entry("3", { ...unaccepted, outcome: "not-accepted", contract: null }),
  entry("4", { ...unaccepted, outcome: "replaced" }),
  entry("5", { outcome: "paused", site: "https://other.example.org", ndisNumber: "430999888" }),
];

const base: ChangesListProps = {
  entries,
  isReading: false,
  unreadable: 0,
  problem: null,
  now: NOW,
  detail: ({ id }) => `All about ${id}`,
  onSave: ignore,
};
const show = (changes: Partial<ChangesListProps> = {}) => render(<ChangesList {...base} {...changes} />);
const names = () =>
  Array.from(screen.getByRole("grid").querySelectorAll("tbody th"), ({ textContent }) => textContent);
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe("the list of changes", () => {
  test("ChangesList begins with the accepted ones, newest first, and has no serious accessibility finding", async () => {
    const { container } = show();
    expect(names()).toEqual(["Client 2", "Client 5", "Client 1"]);
    expect(screen.getByRole("status").textContent).toBe("3 of 5 changes");
    expect(await seriousFindings(container)).toEqual([]);
  });

  test.each([
    ["State", "", ["Client 2", "Client 5", "Client 3", "Client 4", "Client 1"]],
    ["State", "attention", ["Client 2", "Client 5"]],
    ["State", "replaced", ["Client 4"]],
    ["State", "not-accepted", ["Client 3"]],
    ["State", "verified", ["Client 1"]],
    ["Period", "7", ["Client 2", "Client 5"]],
    ["Period", "30", ["Client 2", "Client 5", "Client 1"]],
    ["CRM", "https://other.example.org", ["Client 5"]],
  ])("ChangesList filtered by %s “%s” shows %j", (label, value, expected) => {
    show();
    choose(label, value);
    expect(names()).toEqual(expected);
  });

  test("ChangesList has no filter by CRM where there is one alone", () => {
    show({ entries: entries.slice(0, 4) });
    expect(screen.queryByLabelText("CRM")).toBeNull();
  });

  test.each([
    ["430 999 888", ["Client 5"]],
    ["sc-1", ["Client 1"]],
    ["sam reid", ["Client 5", "Client 1"]],
    ["client 2", ["Client 2"]],
  ])("ChangesList searched for “%s” shows %j", (query, expected) => {
    show({ query });
    expect(names()).toEqual(expected);
  });

  test("ChangesList says that nothing was accepted by a name that isn't told, and never guesses one", () => {
    show();
    const [, stopped] = screen.getAllByRole("row");
    expect(stopped?.textContent).toContain("Not told");
    choose("State", "replaced");
    expect(screen.getAllByRole("row")[1]?.textContent).not.toContain("Not told");
  });

  test("ChangesList says how many changes can't be read, and that older ones are on their way", () => {
    const { container } = show({ unreadable: 2, isReading: true });
    expect(container.textContent).toContain("2 stored changes can't be read and aren't listed.");
    expect(container.textContent).toContain("Reading older changes…");
  });

  test("ChangesList without any change says what to do", () => {
    const { container } = show({ entries: [] });
    expect(container.textContent).toContain("Nobody has proposed a change yet.");
  });

  test("ChangesList saves words with their codes and machine dates beside them", () => {
    const onSave = vi.fn<ChangesListProps["onSave"]>();
    show({ onSave, query: "client 2" });
    fireEvent.click(screen.getByRole("button", { name: "Save as CSV" }));
    const { data } = Papa.parse<Record<string, string>>(
      (onSave.mock.lastCall?.[0] ?? "").replace("\uFEFF", ""),
      {
        header: true,
        skipEmptyLines: true,
      },
    );
    expect(data).toHaveLength(1);
    const [cells] = data;
    expect(cells).toMatchObject({
      Client: "Client 2",
      "NDIS number": "430111000",
      "Accepted (ISO)": "2026-11-22T01:15:00Z",
      Outcome: "Stopped",
      "Outcome code": "stopped",
      "Amount moved": "250.50",
      "Accepted by": "",
      "Change code": "sync-plan-and-budgets",
      "Client page": "/Clients/Profile/2",
    });
  });
});

describe("the details of a change", () => {
  test("ChangeDetail shows each record with what became of it, and leads to the CRM", async () => {
    const records = [
      update({ title: "Transport", id: "a" }),
      update({ title: "Consumables", id: "b" }),
      update({ title: "Already the same", id: "c", group: "same" }),
    ].map((record, at) => ({
      ...record,
      progress: { state: at === 0 ? ("verified" as const) : ("differs" as const), sent: 1 },
    }));
    const onOpenRecord = vi.fn<(site: string, path: string) => void>();
    const { container } = render(
      <ChangeDetail
        entry={entry("2", { user: null })}
        view={changeView({ state: "done", records })}
        onOpenRecord={onOpenRecord}
        onReview={ignore}
      />,
    );
    fireEvent.click(screen.getByRole("button", { name: "Open contract in the CRM" }));
    fireEvent.click(screen.getByRole("button", { name: "Open client in the CRM" }));
    expect(onOpenRecord.mock.calls).toEqual([
      [SITE, "/ServiceContracts/Details/2"],
      [SITE, "/Clients/Profile/2"],
    ]);
    const history = screen.getByRole<HTMLAnchorElement>("link");
    expect(history.hash).toBe(formatTabAddress("history", { ndis: "430111000" }));
    expect(container.textContent).toContain("Accepted byNot told");
    expect(container.querySelector('[data-state="verified"]')?.textContent).toBe("Verified");
    expect(screen.queryByText("Already the same")).toBeNull();
    expect(screen.queryByRole("button", { name: "Open review…" })).toBeNull();
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("ChangeDetail leads to the review of what needs a person, and to no contract that isn't there", () => {
    const onReview = vi.fn<(of: ChangeEntry) => void>();
    const stopped = entry("2", { outcome: "stopped", needsPerson: true, contract: null });
    render(<ChangeDetail entry={stopped} view={undefined} onOpenRecord={ignore} onReview={onReview} />);
    expect(screen.queryByRole("button", { name: "Open contract in the CRM" })).toBeNull();
    expect(screen.getByText("Loading the records…")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Open review…" }));
    expect(onReview).toHaveBeenCalledExactlyOnceWith(stopped);
  });
});
