import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { readClient } from "../../../../lib/crm/read/read-client.ts";
import { CRM, parse } from "../pages.ts";

const dl = (...pairs: [label: string, value: string][]): string =>
  `<dl>${pairs.map(([label, value]) => `<div><dt>${label}</dt><dd>${value}</dd></div>`).join("")}</dl>`;
const SURNAME: [string, string] = ["Surname", "Okafor"];
const BIRTH: [string, string] = ["Date of Birth", "04/05/1990"];
const NUMBER: [string, string] = ["NDIS Number", "430 000 017"];
const section = (heading: string, ...pairs: [string, string][]): string =>
  `<section><h2>${heading}</h2>${dl(...pairs)}</section>`;
const read = (html: string) =>
  readClient(
    parse(
      `<main><h1>Ngozi Okafor</h1>${html}<section><h2>Client Funding</h2><table><thead><tr><th>Reference</th><th>Status</th></tr></thead></table></section></main>`,
    ),
    `${CRM}/Clients/Profile/11`,
    careview,
  );
const WHOLE = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: "430 000 017" };

describe("F147: a participant's identity", () => {
  test.each<[string, string]>([
    ["in one section", section("Client Details", SURNAME, BIRTH, NUMBER)],
    ["in one section of an unknown name", section("Who", SURNAME, BIRTH, NUMBER)],
    [
      "in two of the record's own sections",
      section("Personal Details", SURNAME, BIRTH) + section("NDIS Details", NUMBER),
    ],
    ["in one section and under the page's heading", dl(SURNAME, BIRTH) + section("NDIS Details", NUMBER)],
    [
      "beside a nominee with the same labels",
      section("Nominee", ["Surname", "Eze"], ["Date of Birth", "01/02/1960"]) +
        section("Client Details", SURNAME, BIRTH, NUMBER),
    ],
    [
      "beside an unknown section with the same labels",
      section("Decisions", ["Surname", "Eze"], ["Date of Birth", "01/02/1960"]) +
        section("Client Details", SURNAME, BIRTH, NUMBER),
    ],
    [
      "with the same number written twice",
      section("Client Details", SURNAME, BIRTH, NUMBER, ["NDIS Number", "430000017"]),
    ],
    [
      "with the same birthday written twice",
      section("Client Details", SURNAME, BIRTH, NUMBER, ["Date of Birth", "4 May 1990 (36 yrs)"]),
    ],
  ])("is read %s", (_title, html) => {
    expect(read(html)).toMatchObject({ identity: WHOLE, problems: [] });
  });

  test.each<[string, string, Partial<typeof WHOLE>, [code: string, field: string][]]>([
    [
      "a nominee's surname isn't the client's",
      section("Nominee", ["Surname", "Eze"]) + section("Client Details", BIRTH, NUMBER),
      { dateOfBirth: WHOLE.dateOfBirth, ndisNumber: WHOLE.ndisNumber },
      [["crm-field-not-shown", "Surname"]],
    ],
    [
      "what stands in a section of an unknown name isn't the client's for certain",
      section("Decisions", ["Surname", "Eze"], ["Date of Birth", "01/02/1960"]) +
        section("Client Details", NUMBER),
      { ndisNumber: WHOLE.ndisNumber },
      [
        ["crm-field-ambiguous", "Surname"],
        ["crm-field-ambiguous", "Date of Birth"],
      ],
    ],
    [
      "two surnames in one section are chosen between by nobody",
      section("Client Details", SURNAME, ["Surname", "Eze"], BIRTH, NUMBER),
      { dateOfBirth: WHOLE.dateOfBirth, ndisNumber: WHOLE.ndisNumber },
      [["crm-field-ambiguous", "Surname"]],
    ],
    [
      "a birthday of an unknown century is quoted",
      section("Client Details", SURNAME, ["Date of Birth", "04/05/10"], NUMBER),
      { surname: WHOLE.surname, ndisNumber: WHOLE.ndisNumber },
      [["crm-date-unreadable", "Date of Birth"]],
    ],
    [
      "an empty birthday is the record's fault, and no doubt",
      section("Client Details", SURNAME, ["Date of Birth", "-"], NUMBER),
      { surname: WHOLE.surname, ndisNumber: WHOLE.ndisNumber },
      [],
    ],
  ])("F147: %s", (_title, html, identity, problems) => {
    const client = read(html);
    expect(client.identity).toEqual(identity);
    expect(client.problems.map(({ code, field }) => [code, field])).toEqual(problems);
    expect(client.doubts.map(({ label }) => label)).toEqual([
      ...problems.map(([, field]) => field),
      "NDIS PACE Participant",
      "API Access",
    ]);
  });

  test("F147: a date in an unknown form isn't said to be wrong in the CRM", () => {
    const remedy = (text: string) =>
      read(section("Client Details", SURNAME, ["Date of Birth", text], NUMBER)).problems[0]?.remedy;
    expect(remedy("31/04/1990")).toMatch(/^Correct Date of Birth in the CRM/);
    expect(remedy("1990, fourth of May")).toMatch(/tell whoever looks after Planbridge/);
  });

  test("F147: two values are told in a person's words", () => {
    const { problems } = read(
      section("Client Details", SURNAME, BIRTH, ["Date of Birth", "05/05/1990"], NUMBER),
    );
    expect(problems[0]?.what).toBe(
      "The client profile shows two different values for Date of Birth. Planbridge doesn't choose between them.",
    );
  });
});

test.each<[string, string, boolean | undefined]>([
  ["a word", "Yes", true],
  ["a tick", "✓", true],
  ["a picture of a tick", '<img src="t.png" alt="Yes">', true],
  ["a box that is ticked", '<input type="checkbox" checked disabled>', true],
  ["a box that isn't", '<input type="checkbox" disabled>', false],
  ["an icon without words", '<i class="fa fa-check"></i>', undefined],
  ["a word that says neither", "Pending", undefined],
  ["nothing", "", undefined],
])("F32: the PACE tick is read from %s, and is never taken for No", (_title, value, pace) => {
  const client = read(section("Client Details", SURNAME, BIRTH, NUMBER, ["NDIS PACE Participant", value]));
  expect(client.pace).toBe(pace);
  expect(client.doubts.some(({ label }) => label === "NDIS PACE Participant")).toBe(pace === undefined);
});
