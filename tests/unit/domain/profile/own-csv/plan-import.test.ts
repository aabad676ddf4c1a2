import { expect, test } from "vitest";
import type { OwnCsvKind } from "../../../../../lib/domain/profile/own-csv/own-csv-columns.ts";
import { type OwnCsvRow, readOwnRows } from "../../../../../lib/domain/profile/own-csv/own-csv-rows.ts";
import { planImport } from "../../../../../lib/domain/profile/own-csv/plan-import.ts";
import type { OwnState } from "../../../../../lib/domain/profile/own-change.ts";
import { ANDREW, countingIds, LUCA, LUCA_PROFILE, MIA, MIA_PROFILE, ownState } from "../own-fixtures.ts";

const HEADERS: Record<OwnCsvKind, string> = {
  connections: "NDIS number,Contact,Contact's NDIS number,Phone,Type,Status,Primary contact",
  resources: "NDIS number,Kind,Resource,From,Until,For the goal",
  goals: "NDIS number,Goal name,Goal,Start,End,Stage,Archived",
};

function rowsOf(kind: OwnCsvKind, lines: readonly string[]): OwnCsvRow[] {
  const read = readOwnRows(
    kind,
    [HEADERS[kind], ...lines].map((line) => line.split(",")),
  );
  if ("problem" in read) throw new Error(read.problem.what);
  return read.rows;
}

const run = (kind: OwnCsvKind, lines: readonly string[], state: OwnState = ownState()) =>
  planImport(state, { site: LUCA.site, kind, rows: rowsOf(kind, lines) }, countingIds());

test("F172: planImport connects participants and contacts by name and number, on both profiles", () => {
  const { stored, leftOut, change } = run("connections", [
    `${MIA.ndisNumber},Andrew Milne,,,carer,,`,
    `${MIA.ndisNumber},Luca Milne,${LUCA.ndisNumber},,Sibling,Former,`,
    `430 000 025,Rosa Chen,,0400 000 002,Parent,Current,Yes`,
    `${MIA.ndisNumber},Rosa Chen,,0400 000 002,Plan nominee,,no`,
  ]);
  expect([stored, leftOut]).toEqual([4, []]);
  expect(change.put?.contacts?.map(({ name }) => name)).toEqual(["Rosa Chen"]);
  const rosa = `contact ${change.put?.contacts?.[0]?.id}`;
  expect(change.put?.connections?.map(({ profile, related, type }) => [profile, related, type])).toEqual([
    [MIA_PROFILE, ANDREW, "carer"],
    [ANDREW, MIA_PROFILE, "carer"],
    [MIA_PROFILE, LUCA_PROFILE, "sibling"],
    [LUCA_PROFILE, MIA_PROFILE, "sibling"],
    [MIA_PROFILE, rosa, "parent"],
    [rosa, MIA_PROFILE, "parent"],
    [MIA_PROFILE, rosa, "nominee"],
    [rosa, MIA_PROFILE, "nominee"],
  ]);
});

test("F176: planImport gives participants resources, and adds those that aren't stored once", () => {
  const { stored, leftOut, change } = run("resources", [
    `${LUCA.ndisNumber},worker,ana silva,01/01/2027,,cook dinner twice a week`,
    `${MIA.ndisNumber},Equipment,Hoist,2026-07-01,31/12/2026,`,
    `${LUCA.ndisNumber},Equipment,hoist,2026-07-01,,`,
  ]);
  expect([stored, leftOut]).toEqual([3, []]);
  expect(change.put?.resources?.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["equipment Hoist"]);
  expect(change.put?.resourceUses).toMatchObject([
    { ...LUCA, startDate: "2027-01-01", endDate: null, goalId: ownState().ownGoals[0]?.id },
    { ...MIA, startDate: "2026-07-01", endDate: "2026-12-31", goalId: null },
    { ...LUCA, resourceId: change.put?.resources?.[0]?.id },
  ]);
});

test("F177: planImport adds goals with their stage, and the organisation's goal once", () => {
  const { stored, leftOut, change } = run("goals", [
    `${MIA.ndisNumber},Swim,Be fit,01/02/2026,,in progress,`,
    `${MIA.ndisNumber},Run,be fit,,,,yes`,
  ]);
  expect([stored, leftOut]).toEqual([2, []]);
  expect(change.put?.organisationGoals?.map(({ text }) => text)).toEqual(["Be fit"]);
  expect(change.put?.ownGoals).toMatchObject([
    { name: "Swim", startDate: "2026-02-01", stage: "in-progress", isArchived: false },
    { name: "Run", startDate: null, stage: null, isArchived: true },
  ]);
});

test.each<[string, OwnCsvKind, string, string]>([
  ["no number", "goals", ",Swim,Be fit,,,,", "It has no NDIS number."],
  [
    "a number that nobody has",
    "goals",
    "430000099,Swim,Be fit,,,,",
    "Nobody with this NDIS number is known. Open their page in the CRM first.",
  ],
  [
    "an unknown type",
    "connections",
    `${MIA.ndisNumber},A,,,Cousin,,`,
    "“Cousin” isn't one of your connection types. Add it first.",
  ],
  ["no contact", "connections", `${MIA.ndisNumber},,,,Friend,,`, "Enter the contact's name."],
  [
    "oneself",
    "connections",
    `${MIA.ndisNumber},,${MIA.ndisNumber},,Friend,,`,
    "Nobody can be connected to themselves.",
  ],
  [
    "an unknown contact's number",
    "connections",
    `${MIA.ndisNumber},,430000099,,Friend,,`,
    "Nobody with the contact's NDIS number is known. Open their page in the CRM first.",
  ],
  [
    "a connection that is stored",
    "connections",
    `${LUCA.ndisNumber},Andrew Milne,,,Parent,,`,
    "They are already connected by this type.",
  ],
  [
    "a status of another word",
    "connections",
    `${MIA.ndisNumber},A,,,Friend,Past,`,
    "“Past” in Status isn't one of Current, Former.",
  ],
  [
    "neither yes nor no",
    "connections",
    `${MIA.ndisNumber},A,,,Friend,,maybe`,
    "“maybe” in Primary contact is neither Yes nor No.",
  ],
  [
    "a second primary contact",
    "connections",
    `${LUCA.ndisNumber},B,,,Friend,,yes`,
    "There is a primary contact already.",
  ],
  [
    "no kind",
    "resources",
    `${MIA.ndisNumber},,Hoist,2026-07-01,,`,
    "It doesn't say which kind: Worker, Equipment, Place.",
  ],
  [
    "a kind of another word",
    "resources",
    `${MIA.ndisNumber},Car,Hoist,2026-07-01,,`,
    "“Car” in Kind isn't one of Worker, Equipment, Place.",
  ],
  [
    "a month of 13",
    "resources",
    `${MIA.ndisNumber},Place,Pool,01/13/2026,,`,
    "“01/13/2026” in From isn't a day. Write it as 28/11/2026.",
  ],
  [
    "an end that is no day",
    "resources",
    `${MIA.ndisNumber},Place,Pool,01/12/2026,soon,`,
    "“soon” in Until isn't a day. Write it as 28/11/2026.",
  ],
  ["no first day", "resources", `${MIA.ndisNumber},Place,Pool,,,`, "Enter the first day."],
  ["no resource's name", "resources", `${MIA.ndisNumber},Place,,2026-07-01,,`, "Enter the resource's name."],
  [
    "an unknown goal",
    "resources",
    `${MIA.ndisNumber},Place,Pool,01/12/2026,,Cook dinner twice a week`,
    "The participant has no goal “Cook dinner twice a week” that isn't archived.",
  ],
  [
    "a goal that is stored",
    "goals",
    `${LUCA.ndisNumber},Cook dinner twice a week,x,01/07/2026,,,`,
    "The participant has a goal of this name from the same day already.",
  ],
  [
    "a stage of another word",
    "goals",
    `${MIA.ndisNumber},Swim,Be fit,,,Done,`,
    "“Done” in Stage isn't one of Definition, In Progress, Partially Achieved, Fully Achieved, Not Achieved.",
  ],
  [
    "an end before the start",
    "goals",
    `${MIA.ndisNumber},Swim,Be fit,2026-02-01,2026-01-01,,`,
    "The goal's end is before its start.",
  ],
])("planImport leaves a row with %s out by its line, and stores the others", (_what, kind, line, what) => {
  const good: Record<OwnCsvKind, string> = {
    connections: `${MIA.ndisNumber},Other,,,Friend,,`,
    resources: `${MIA.ndisNumber},Worker,Other,2026-07-01,,`,
    goals: `${MIA.ndisNumber},Other,Other,,,,`,
  };
  const { stored, leftOut } = run(kind, [line, good[kind]]);
  expect([stored, leftOut]).toEqual([1, [{ line: 2, what }]]);
});

test("planImport asks which contact of a name is meant where there are several", () => {
  const state = ownState();
  const [andrew] = state.contacts;
  if (!andrew) throw new Error("the fixtures have one");
  const both = { ...state, contacts: [andrew, { ...andrew, id: "other", phone: "0400 000 009" }] };
  expect(run("connections", [`${MIA.ndisNumber},Andrew Milne,,,Friend,,`], both).leftOut).toEqual([
    {
      line: 2,
      what: "Several contacts have this name. Tell the phone number or email of the one you mean.",
    },
  ]);
  expect(run("connections", [`${MIA.ndisNumber},Andrew Milne,,0400 000 009,Friend,,`], both).stored).toBe(1);
});

test("planImport leaves out a row that a row before it has stored", () => {
  const line = `${MIA.ndisNumber},Rosa,,,Parent,,`;
  expect(run("connections", [line, line])).toMatchObject({
    stored: 1,
    leftOut: [{ line: 3, what: "They are already connected by this type." }],
  });
});

test("readOwnRows passes over empty lines, and keeps the lines of the others", () => {
  expect(rowsOf("goals", ["1,a,b", ",,", "2,c,d"]).map(({ line }) => line)).toEqual([2, 4]);
});

test.each<[string, string[][], string]>([
  ["an empty file", [], "profile-file-columns"],
  ["a file of another kind", [["NDIS number", "Kind"]], "profile-file-columns"],
  ["a header alone", [["Goal", "goal NAME", "NDIS Number "]], "profile-file-empty"],
  [
    "too many rows",
    [["NDIS number", "Goal name", "Goal"], ...Array.from({ length: 2_001 }, () => ["1", "a", "b"])],
    "profile-file-too-many",
  ],
])("readOwnRows refuses %s", (_what, lines, code) => {
  expect(readOwnRows("goals", lines)).toMatchObject({ problem: { code } });
});
