import { formatTabAddress } from "../../../../../components/workspace/shell/tab-address.ts";
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import {
  ParticipantsView,
  type ParticipantsViewProps,
} from "../../../../../components/workspace/participants/participants-view.tsx";
import { participantRow } from "../../../../../lib/domain/overview/participant-row.ts";
import type { ParticipantOverview } from "../../../../../lib/domain/overview/participant-overview.ts";
import { overview } from "../../../domain/overview/overview-fixtures.ts";
import { PLAN, SITE } from "../../../domain/record/record-fixtures.ts";
import { NOW, TODAY } from "../../../test-clock.ts";
import { seriousFindings } from "../../accessible.ts";

afterEach(cleanup);

const told = (cents: number, notTold = 0) => ({ cents, notTold });
const row = (change: Partial<ParticipantOverview>) =>
  participantRow(overview(change), { now: NOW, today: TODAY });
const ann = row({
  client: {
    name: "Ann Example",
    path: "/c/1",
    contracts: [{ reference: "NDIS Plan 2026", path: "/s/1" }],
    sortName: "ann example",
  },
  plans: { retrievedAt: NOW, isPace: false, plans: [{ ...PLAN, endDate: "2026-12-10" }] },
  budgets: {
    retrievedAt: NOW,
    approved: told(400_000),
    spent: told(100_000),
    remaining: told(300_000, 1),
    planManaged: null,
    periodsOver: [],
  },
});
const nobody = row({ ndisNumber: "430000033" });

const base: ParticipantsViewProps = {
  rows: [ann, nobody],
  today: TODAY,
  onOpenRecord: vi.fn<ParticipantsViewProps["onOpenRecord"]>(),
  onNewBooking: vi.fn<ParticipantsViewProps["onNewBooking"]>(),
  onSave: vi.fn<ParticipantsViewProps["onSave"]>(),
};
const show = (change: Partial<ParticipantsViewProps> = {}) =>
  render(<ParticipantsView {...base} {...change} />);
const names = () =>
  Array.from(screen.getByRole("grid").querySelectorAll("tbody th"), (cell) => cell.textContent);
const search = (text: string) =>
  fireEvent.input(screen.getByLabelText("Name, NDIS number or contract"), { target: { value: text } });

test("a participant whom no page of the CRM names is listed by number, after all names", async () => {
  const { container } = show();
  expect(names()).toEqual(["Ann Example", "NDIS number 430000033"]);
  expect(container.textContent).toContain("not told");
  expect(await seriousFindings(container)).toEqual([]);
});

test.each([["ann"], ["430 000 025"], ["plan 2026"]])("a participant is found by %s", (words) => {
  show();
  search(words);
  expect(names()).toEqual(["Ann Example"]);
});

test.each([
  ["Plan", "non-pace", ["Ann Example"]],
  ["Plan", "unknown", ["NDIS number 430000033"]],
  ["Plan ends", "30", ["Ann Example"]],
  ["Retrieved", "never", ["NDIS number 430000033"]],
])("the filter %s narrows to %s", (label, option, expected) => {
  show();
  fireEvent.change(screen.getByLabelText(label), { target: { value: option } });
  expect(names()).toEqual(expected);
});

test("a choice of the CRM is offered only where there is more than one", () => {
  show();
  expect(screen.queryByLabelText("CRM")).toBeNull();
  cleanup();
  show({ rows: [ann, { ...nobody, site: "https://other.example.org" }] });
  fireEvent.change(screen.getByLabelText("CRM"), { target: { value: SITE } });
  expect(names()).toEqual(["Ann Example"]);
});

test("the details of a participant lead to the CRM's pages and to the other lists", () => {
  show();
  fireEvent.click(screen.getByText("Ann Example"));
  expect(screen.getByText("$3,000.00 and 1 amount that isn't told", { exact: false })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Open client in the CRM" }));
  fireEvent.click(screen.getByRole("button", { name: "Open NDIS Plan 2026" }));
  expect(vi.mocked(base.onOpenRecord).mock.calls).toEqual([
    [SITE, "/c/1"],
    [SITE, "/s/1"],
  ]);
  expect(screen.getByRole("link", { name: "History" }).getAttribute("href")).toBe(
    formatTabAddress("history", { ndis: "430000025" }),
  );
});

test("F75: the details of a participant outside PACE lead to a new service booking, and of nobody else", () => {
  show();
  fireEvent.click(screen.getByText("Ann Example"));
  fireEvent.click(screen.getByRole("button", { name: "Create service booking…" }));
  expect(base.onNewBooking).toHaveBeenCalledWith(SITE, "/c/1");
  cleanup();
  show({ rows: [row({ plans: { retrievedAt: NOW, isPace: true, plans: [{ ...PLAN, isPace: true }] } })] });
  fireEvent.click(screen.getByRole("grid").querySelector("tbody th") as HTMLElement);
  expect(screen.getByRole("link", { name: "History" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Create service booking…" })).toBeNull();
});

test("the file has amounts, days and codes as machines read them, and leaves out what isn't told", () => {
  show();
  fireEvent.click(screen.getByRole("button", { name: "Save as CSV" }));
  const [csv = ""] = vi.mocked(base.onSave).mock.calls.at(-1) ?? [];
  const [header = "", first = "", second = ""] = csv.replace("\uFEFF", "").split("\r\n");
  const cells = Object.fromEntries(header.split(",").map((name, at) => [name, first.split(",")[at]]));
  expect(cells).toMatchObject({
    Client: "Ann Example",
    "NDIS number": "430000025",
    "Plan kind": "non-pace",
    "Plan end": "2026-12-10",
    Remaining: "3000.00",
    "Remaining: amounts not told": "1",
    "Plan retrieved (UTC)": "2026-11-22T00:00:00Z",
  });
  expect(second).toBe(",https://crm.example.org,430000033,,unknown,,,,,,,,,,,,");
});

test("while the others are read, their number isn't told", () => {
  show({ reading: "Reading all participants…" });
  expect(screen.getByRole("status").textContent).toBe("Reading all participants…");
});
