import { describe, expect, test } from "vitest";
import { buildCrmProfileView } from "../../../../../lib/domain/profile/crm-profile/crm-profile-view.ts";
import { buildPack } from "../../../../../lib/domain/profile/handover/build-pack.ts";
import type { HandoverPack } from "../../../../../lib/domain/profile/handover/handover-pack.ts";
import type { PackData } from "../../../../../lib/domain/profile/handover/pack-data.ts";
import { redactPack, WITHHELD } from "../../../../../lib/domain/profile/handover/redact-pack.ts";
import { nonPaceView, paceView } from "../../../components/record/record-view-fixtures.ts";
import { NOW, TODAY } from "../../../test-clock.ts";

const NDIS_NUMBER = "430000017";
const NAME = "Zoë O’Connor-Lee";

const data = (changes: Partial<PackData> = {}): PackData => ({
  ndisNumber: NDIS_NUMBER,
  name: NAME,
  today: TODAY,
  now: NOW,
  record: paceView().record,
  profile: buildCrmProfileView(
    {
      site: "https://crm.example.org",
      ndisNumber: NDIS_NUMBER,
      read: {
        at: NOW,
        profile: {
          name: NAME,
          dateOfBirth: "1990-05-04",
          details: { phone: "0400 000 000", suburb: "Elwood", email: "zoe@example.org" },
          agreements: null,
          relationships: [{ name: "Ben Lee", type: "Brother", phone: "0400 000 001", email: null }],
          providers: null,
          schedules: null,
          appointments: null,
          unread: {},
        },
      },
    },
    { compared: [], today: TODAY },
  ),
  geography: {
    state: "found",
    postcode: "3184",
    suburb: "Elwood",
    mmm: 1,
    phn: "South Eastern Melbourne",
    lga: "Port Phillip",
  },
  packages: [],
  drifts: [],
  uncompared: 2,
  retrievals: [{ at: NOW, isPace: true, plans: [{ startDate: "2026-07-01", endDate: null }] }],
  log: [{ at: NOW, what: "Change accepted", by: "pat", details: `client ${NAME}; ndis ${NDIS_NUMBER}` }],
  own: [
    { title: "Connections", columns: [{ header: "Contact", isPersonal: true }], rows: [["Ben Lee"], [""]] },
  ],
  ...changes,
});
const when = (at: number) => `at ${at}`;
const titles = ({ sections }: HandoverPack) => sections.map(({ title }) => title);
const table = ({ sections }: HandoverPack, title: string) =>
  sections.flatMap(({ tables }) => tables).find((each) => each.title === title);

describe("a handover pack", () => {
  test("has who it is, every plan with its budgets and periods, differences, history and log", () => {
    const pack = buildPack(data(), when);
    expect(pack.title).toBe(NAME);
    expect(titles(pack)).toEqual([
      "Participant",
      expect.stringMatching(/^PACE plan, /),
      "Differences",
      "Care package",
      "Entered by people",
      "History",
      "Log",
    ]);
    expect(table(pack, "Budgets")?.rows.length).toBeGreaterThan(0);
    expect(table(pack, "Funding periods")?.rows[0]).toContain("$400.00");
    expect(table(pack, "At a glance")?.rows).toContainEqual(["Date of birth", "04/05/1990"]);
    expect(table(pack, "Log")?.rows).toEqual([
      [`at ${NOW}`, "Change accepted", "pat", `client ${NAME}; ndis ${NDIS_NUMBER}`],
    ]);
  });

  test("says what isn't known in place of leaving it out", () => {
    const lines = buildPack(
      data({
        retrievals: [],
        log: [],
        profile: buildCrmProfileView(undefined, { compared: [], today: TODAY }),
      }),
      when,
    ).sections.flatMap((section) => section.lines);
    expect(lines).toContain("No page of the CRM was read for this profile.");
    expect(lines).toContain("2 contracts were never compared with the NDIA.");
    expect(lines).toContain("Nothing was retrieved from the NDIA yet.");
    expect(lines).toContain("Nothing is entered of this participant.");
  });

  test("has service bookings of plans outside PACE", () => {
    expect(
      table(buildPack(data({ record: nonPaceView().record }), when), "Service bookings")?.rows.length,
    ).toBeGreaterThan(0);
  });
});

describe("a redacted pack", () => {
  const whole = buildPack(data(), when);
  const known = [NAME, NDIS_NUMBER];

  test("tells neither name, number, contacts nor what was written about people", () => {
    const text = JSON.stringify(redactPack(whole, known));
    for (const told of ["Zoë", "Connor", "Ben Lee", NDIS_NUMBER, "0400", "example.org", "1990", 'pat"'])
      expect(text).not.toContain(told);
    expect(text).toContain("Port Phillip");
    expect(table(redactPack(whole, known), "Funding periods")).toEqual(table(whole, "Funding periods"));
  });

  test("withholds a name or a number wherever it stands, written apart or in other case", () => {
    const pack: HandoverPack = {
      ...whole,
      sections: [
        {
          title: "Differences",
          lines: [`The plan of ZOË O’CONNOR-LEE, NDIS 430 000 017, differs. Leeds isn't a name.`],
          tables: [],
        },
      ],
    };
    expect(redactPack(pack, known).sections[0]?.lines).toEqual([
      `The plan of ${WITHHELD}, NDIS ${WITHHELD}, differs. Leeds isn't a name.`,
    ]);
  });

  test("leaves empty cells empty", () => {
    expect(table(redactPack(whole, known), "Connections")?.rows).toEqual([[WITHHELD], [""]]);
  });
});
