import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import Papa from "papaparse";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { HistoryParticipant } from "../../../../../components/workspace/history/history-participant.tsx";
import {
  ParticipantHistory,
  type ParticipantHistoryProps,
} from "../../../../../components/workspace/history/participant-history.tsx";
import { ParticipantPicker } from "../../../../../components/workspace/history/participant-picker.tsx";
import type { ParticipantPast } from "../../../../../lib/domain/history/history-retrieval.ts";
import { earlierPeriod, plansOnly, retrieval } from "../../../domain/history/history-fixtures.ts";
import { budget, pacePlan } from "../../../domain/plan/pace-fixtures.ts";
import { booking } from "../../../domain/record/record-fixtures.ts";
import { NOW } from "../../../test-clock.ts";
import { seriousFindings } from "../../accessible.ts";
import { ignore } from "../../view-fixtures.ts";

afterEach(cleanup);

const past = (retrievals: ParticipantPast["retrievals"], rest: Partial<ParticipantPast> = {}) => ({
  retrievals,
  unreadable: 0,
  goals: [],
  bookings: [],
  ...rest,
});
/** Consumables grew, Transport went; between the two, plans alone were retrieved. */
const THREE = [
  retrieval(9, [pacePlan([budget({ total: 120_000 }), budget({ category: "Home and Living" })])]),
  plansOnly(5, { batchId: "1700000000000-ab" }),
  retrieval(1, [pacePlan([budget({ notTold: ["spent"] }), budget({ category: "Transport" })])]),
];

function show(of: ParticipantPast | null, changes: Partial<ParticipantHistoryProps> = {}) {
  return render(
    <ParticipantHistory
      ndisNumber="430111222"
      name="Ann Lee"
      past={of}
      problem={null}
      listAddress="#history"
      onSave={ignore}
      onSaveBookings={ignore}
      {...changes}
    />,
  );
}
const headings = () =>
  Array.from(
    document.querySelectorAll(".pb-compared-part :is(h3, h4, h5)"),
    ({ textContent }) => textContent,
  );
const tableOf = (name: string) => screen.getByRole("table", { name }).textContent;
const chosenPair = () =>
  ["Before", "After"].map((label) => screen.getByLabelText<HTMLSelectElement>(label).value);

describe("the history of a participant", () => {
  test("ParticipantHistory compares the two newest retrievals that have budgets", async () => {
    const { container } = show(past(THREE));
    expect(chosenPair()).toEqual(["s-1", "s-9"]);
    expect(headings()).toEqual([
      "PACE plan Changed",
      "Consumables (Plan Management) Changed",
      "Home and Living (Plan Management) New",
      "Transport (Plan Management) Gone",
    ]);
    expect(tableOf("Consumables (Plan Management)")).toContain("Total approved$1,000.00$1,200.00+$200.00");
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("ParticipantHistory shows what is the same, and what isn't told by its words and never as 0, when asked to", () => {
    show(past(THREE));
    expect(tableOf("Consumables (Plan Management)")).not.toContain("Total spent");
    fireEvent.click(screen.getByLabelText("Show what is the same too"));
    expect(tableOf("Consumables (Plan Management)")).toContain("Total spentNot told$0.00");
    expect(tableOf("Consumables (Plan Management)")).toContain("End date30/06/202730/06/2027");
  });

  test("ParticipantHistory compares any two that are chosen, in the list or by its details", () => {
    show(past(THREE));
    fireEvent.change(screen.getByLabelText("After"), { target: { value: "s-5" } });
    expect(document.body.textContent).toContain("After: Its budgets weren't asked for.");
    expect(document.body.textContent).toContain("Nothing differs in what both of them tell.");
    const grid = screen.getByRole("grid");
    fireEvent.click(within(grid).getAllByRole("row")[1] as HTMLElement);
    fireEvent.click(screen.getByRole("button", { name: "Compare as before" }));
    expect(chosenPair()).toEqual(["s-9", "s-5"]);
    expect(document.body.textContent).toContain("The first one is the newer of the two");
    fireEvent.change(screen.getByLabelText("After"), { target: { value: "s-9" } });
    expect(document.body.textContent).toContain("This is the same retrieval twice.");
  });

  test("ParticipantHistory lists when, why, for which CRM and what each retrieval contains", () => {
    show(past([...THREE, retrieval(0, undefined, { site: null })]));
    const rows = within(screen.getByRole("grid"))
      .getAllByRole("row")
      .map(({ textContent }) => textContent);
    expect(rows[1]).toContain("1 plan, 2 budgets");
    expect(rows[2]).toContain("1 plan, budgets not retrieved");
    expect(rows[2]).toContain("Sync of the client list");
    expect(rows[3]).toContain("crm.example.org");
    expect(rows[4]).toMatch(/Not told$/);
  });

  test("ParticipantHistory shows an earlier period that the NDIA no longer returns, since when, with its budgets", () => {
    show(past([retrieval(9), retrieval(1, [pacePlan([budget()]), earlierPeriod])]));
    const section = screen.getByRole("region", { name: "No longer returned by the NDIA" });
    expect(section.textContent).toContain(
      "From 01/07/2025 to 30/06/2026. No longer returned since 09/08/2026; returned last on 01/08/2026.",
    );
    expect(section.textContent).toContain("Total spent$790.00Total remaining");
  });

  test("ParticipantHistory shows the goals beside the copy that they replaced", () => {
    const goal = (text: string) => ({ term: "not-told" as const, text, steps: [], created: null });
    const goals = {
      planReference: null,
      retrievedAt: THREE[0]?.retrievedAt ?? 0,
      goals: [goal("Walk")],
      unread: [],
      before: { retrievedAt: 1, goals: [goal("Swim")] },
    };
    show(past(THREE, { goals: [{ site: "https://crm.example.org", goals }] }));
    const section = screen.getByRole("region", { name: "Goals" });
    expect(section.textContent).toContain("Walk New");
    expect(section.textContent).toContain("Swim Gone");
  });

  test.each([
    [past([]), "Nothing was retrieved of this participant yet"],
    [past([retrieval(1)]), "There is one retrieval, so there is nothing to compare it with yet."],
    [past([retrieval(2), retrieval(1)]), "Nothing differs between the two."],
    [past(THREE, { unreadable: 2 }), "2 stored retrievals can't be read and aren't listed."],
    [null, "Loading…"],
  ])("ParticipantHistory says what there is: %#", async (of, words) => {
    const { container } = show(of);
    expect(container.textContent).toContain(words);
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("ParticipantHistory saves the differences with machine dates and codes beside the words", () => {
    const onSave = vi.fn<ParticipantHistoryProps["onSave"]>();
    const after = retrieval(9, [pacePlan([budget({ total: 120_000 })], { endDate: "2028-06-30" })]);
    show(past([after, retrieval(1)]), { onSave });
    fireEvent.click(screen.getByRole("button", { name: "Save as CSV" }));
    const csv = (onSave.mock.lastCall?.[0] ?? "").replace("\uFEFF", "");
    const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    expect(data).toHaveLength(3);
    expect(data[0]).toMatchObject({
      Plan: "PACE plan",
      Budget: "",
      What: "Plan end date",
      After: "30/06/2028",
      "After (machine)": "2028-06-30",
      State: "Changed",
      "State code": "changed",
    });
    expect(data[1]).toMatchObject({
      Budget: "Consumables (Plan Management)",
      What: "Total approved",
      Before: "$1,000.00",
      "Before (machine)": "1000.00",
      Difference: "200.00",
    });
  });
});

describe("the choice of a participant", () => {
  const SITE = "https://crm.example.org";
  const participants: HistoryParticipant[] = [
    {
      ndisNumber: "430000001",
      crms: [{ site: SITE, name: "Zoë Lee" }],
      isPace: true,
      lastRetrievedAt: 5,
    },
    { ndisNumber: "430000002", crms: [], isPace: false, lastRetrievedAt: 9 },
    {
      ndisNumber: "430000003",
      crms: [{ site: SITE, name: null }],
      isPace: null,
      lastRetrievedAt: null,
    },
  ];
  const PICKER = {
    tab: "history",
    title: "History",
    empty: "Nothing was retrieved yet.",
    hint: "Press a name.",
  };
  const pick = (changes: Partial<Parameters<typeof ParticipantPicker>[0]> = {}) =>
    render(
      <ParticipantPicker
        {...PICKER}
        participants={participants}
        problem={null}
        isHidden={false}
        onOpen={ignore}
        onSave={ignore}
        {...changes}
      />,
    );
  const rows = () =>
    within(screen.getByRole("grid"))
      .getAllByRole("rowheader")
      .map(({ textContent }) => textContent);

  test("ParticipantPicker lists the newest first, and who has no name yet by their number", async () => {
    const { container } = pick();
    expect(rows()).toEqual(["Name not read yet", "Zoë Lee", "Name not read yet"]);
    expect(container.textContent).toContain("Never");
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("ParticipantPicker leads to the tab that it is for", () => {
    pick({ tab: "profile", query: "zoe" });
    expect(screen.getByRole<HTMLAnchorElement>("link", { hidden: true }).hash).toMatch(/^#profile\?ndis=~/);
  });

  test("ParticipantPicker finds a participant by name or number, and opens one with Enter", () => {
    const onOpen = vi.fn<(of: HistoryParticipant) => void>();
    pick({ onOpen, query: "zoe" });
    expect(rows()).toEqual(["Zoë Lee"]);
    fireEvent.input(screen.getByLabelText("Name or NDIS number"), { target: { value: "430 000 002" } });
    fireEvent.click(screen.getByRole("rowheader"));
    fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(participants[1]);
  });

  test("ParticipantPicker says what to do where nothing was retrieved, and is out of the way behind a participant", () => {
    const { container, rerender } = pick({ participants: [] });
    expect(container.textContent).toContain("Nothing was retrieved yet.");
    rerender(
      <ParticipantPicker
        {...PICKER}
        participants={participants}
        problem={null}
        isHidden
        onOpen={ignore}
        onSave={ignore}
      />,
    );
    expect(container.querySelector("main")?.hidden).toBe(true);
  });
});

describe("the service bookings of a participant", () => {
  const SITE = "https://crm.example.org";
  const bookings: ParticipantPast["bookings"] = [
    { site: SITE, booking: booking({ id: "1", status: "APRO", statusWord: "Awaiting Provider Approval" }) },
    {
      site: SITE,
      booking: booking({ id: "2", status: null, statusWord: "On hold", lines: null, endDate: null }),
    },
    { site: SITE, booking: booking({ id: "3" }), goneSince: NOW },
  ];

  test("F72: ParticipantHistory saves bookings with the status by its code, and what isn't told is empty and never 0", async () => {
    const onSaveBookings = vi.fn<(csv: string) => void>();
    const { container } = show(past(THREE, { bookings }), { onSaveBookings });
    expect(await seriousFindings(container)).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Save service bookings as CSV" }));
    const { data } = Papa.parse<Record<string, string>>(onSaveBookings.mock.calls[0]?.[0].slice(1) ?? "", {
      header: true,
      skipEmptyLines: true,
    });
    const columns = ["Service booking", "Status code", "End date (ISO)", "Allocated"];
    expect(data.map((row) => columns.map((column) => row[column]))).toEqual([
      ["1", "APRO", "2027-06-30", "1000.00"],
      ["2", "", "", ""],
      ["3", "APPR", "2027-06-30", "1000.00"],
    ]);
    expect(data.map((row) => row["Status"])).toContain("On hold");
    expect(data.map((row) => row["Not listed since (ISO)"])).toContain("2026-11-22T00:00:00Z");
  });

  test("F71: ParticipantHistory lists a booking that isn't listed any more, with the day", () => {
    show(past(THREE, { bookings }));
    expect(screen.getByText("Approved, not listed any more since 22/11/2026")).toBeTruthy();
  });

  test("ParticipantHistory has no list of bookings where none are kept", () => {
    show(past(THREE));
    expect(screen.queryByRole("region", { name: "Service bookings" })).toBeNull();
  });
});
