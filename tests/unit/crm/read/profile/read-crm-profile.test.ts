import { describe, expect, test } from "vitest";
import { readHtml, readHtmlBriefly } from "../../../../../lib/crm/read/read-page.ts";
import { careview } from "../../../../../lib/crm/profile/careview.ts";
import { CRM, htmlOf } from "../../pages.ts";

type Change = readonly [from: string, to: string];

const PAGE = `${CRM}/Clients/Profile/11`;

function profileOf(...changes: Change[]) {
  const page = readHtml(htmlOf("whole-client", ...changes), PAGE, careview);
  if (page.page !== "client-profile" || !page.client.profile) throw new Error("the profile wasn't read");
  return page.client.profile;
}

const FIRST = {
  path: "/Appointments/Details/501",
  start: { date: "2026-11-30", time: "09:30" },
  end: { date: "2026-11-30", time: "11:00" },
  minutes: null,
  status: "Scheduled",
  isRecurring: true,
  resources: ["Deepa Tran", "Anh Kelleher"],
  services: ["Personal Care"],
  address: "12 Acacia Street, Elwood, VIC 3184",
};
const SECOND = {
  path: "/Appointments/Details/502",
  start: { date: "2026-11-30", time: "22:30" },
  end: null,
  minutes: null,
  status: "Confirmed",
  isRecurring: false,
  resources: [],
  services: ["Community Access"],
  address: "",
};

describe("what a client's page says of the person", () => {
  test("F159: name, contact, address, demographics and communication preferences are read", () => {
    const { name, dateOfBirth, details, unread } = profileOf();
    expect({ name, dateOfBirth }).toEqual({ name: "Ngozi Okafor", dateOfBirth: "1990-05-04" });
    expect(details).toEqual({
      title: "Ms",
      firstName: "Ngozi",
      surname: "Okafor",
      gender: "Female",
      phone: "0491 570 006",
      mobile: "0491 570 156",
      email: "ngozi@example.test",
      additionalEmails: "",
      address: "12 Acacia Street",
      suburb: "Elwood",
      state: "VIC",
      postcode: "3184",
      language: "Igbo",
      interpreter: "Yes",
      statementOptOut: "No",
      postalStatement: "Yes",
      status: "Active",
    });
    expect(unread).toEqual({});
  });

  test("F159: a field that the page doesn't show isn't told, and one that is empty is", () => {
    const { details } = profileOf(
      ["<div><dt>Mobile</dt><dd>0491 570 156</dd></div>", ""],
      ["<div><dt>Phone</dt><dd>0491 570 006</dd></div>", "<div><dt>Phone</dt><dd>-</dd></div>"],
    );
    expect(details).not.toHaveProperty("mobile");
    expect(details.phone).toBe("");
  });

  test("F159: what a section of somebody else shows isn't the client's", () => {
    const nominee =
      "<section><h2>Nominee</h2><dl><div><dt>Mobile</dt><dd>0491 571 491</dd></div></dl></section>";
    const { details } = profileOf(
      ["<div><dt>Mobile</dt><dd>0491 570 156</dd></div>", ""],
      ["<div><dt>Status</dt><dd>Active</dd></div>", ""],
      ["<section>\n        <h2>Relationships</h2>", `${nominee}<section>\n        <h2>Relationships</h2>`],
    );
    expect(details).not.toHaveProperty("mobile");
    expect(details).not.toHaveProperty("status");
  });

  test("F159: a page that is read for its contracts alone has no profile", () => {
    const page = readHtmlBriefly(htmlOf("whole-client"), PAGE, careview);
    expect(page.page === "client-profile" && page.client.profile).toBeUndefined();
  });
});

describe("the service agreements of a client's page", () => {
  test("F162: each with what is approved, used, left and its end; what can't be read isn't told", () => {
    expect(profileOf().agreements).toEqual([
      {
        reference: "NDIS-0042",
        path: "/ServiceContracts/Details/42",
        status: "Active",
        endDate: "2027-01-11",
        approved: 25_610_66,
        utilised: 665_59,
        remaining: 24_945_07,
      },
      {
        reference: "NDIS-0017",
        path: "/ServiceContracts/Details/17",
        status: "Inactive",
        endDate: "2026-01-11",
        approved: 18_000_00,
        utilised: null,
        remaining: null,
      },
    ]);
  });

  test("F162: a table without totals tells none of them", () => {
    const [first] =
      profileOf(["<th>Total Funding</th>", "<th>Other</th>"], ["<th>Total Remaining</th>", "<th>Else</th>"])
        .agreements ?? [];
    expect(first).toMatchObject({ approved: null, remaining: null, utilised: 665_59 });
  });
});

describe("the relationships and providers of a client's page", () => {
  test("F159: both are read with what the page tells of them", () => {
    const { relationships, providers } = profileOf();
    expect(relationships).toEqual([
      { name: "Ade Okafor", type: "Parent", phone: "0491 571 266", email: "ade@example.test" },
    ]);
    expect(providers).toEqual([
      { name: "Priya St Clair", service: "Physiotherapy", phone: "", startDate: "2026-03-08", endDate: null },
    ]);
  });

  test("F159: a page without these tables doesn't tell of them", () => {
    const { relationships, providers } = profileOf(
      ["<h2>Relationships</h2>", "<h2>Other</h2>"],
      ["<h2>Individual Providers</h2>", "<h2>Else</h2>"],
    );
    expect({ relationships, providers }).toEqual({ relationships: null, providers: null });
  });
});

describe("the recurring schedules of a client's page", () => {
  test("F164: each is read with its next appointment and its link", () => {
    const [first, second] = profileOf().schedules ?? [];
    expect(first).toEqual({
      id: "RS-00010",
      startDate: "2026-03-27",
      endDate: "none",
      frequency: "Weekly",
      interval: "2",
      services: ["Personal Care", "Transport"],
      next: { at: { date: "2026-11-30", time: "09:30" }, path: "/Appointments/Details/501" },
      type: "Standard",
      isEvaluated: true,
      masterType: "Appointment",
      masterStatus: "Scheduled",
    });
    expect(second).toMatchObject({
      startDate: "2026-01-02",
      endDate: "2025-12-23",
      next: null,
      isEvaluated: false,
      masterType: "",
    });
  });

  test("F164: columns that an organisation has hidden aren't told", () => {
    const [first] =
      profileOf(
        ["<th>End Date</th><th>Frequency</th>", "<th>A</th><th>B</th>"],
        ["<th>Under Evaluation</th>", "<th>C</th>"],
        ["<th>Master Status</th>", "<th>D</th>"],
      ).schedules ?? [];
    expect(first).toMatchObject({ endDate: null, frequency: null, isEvaluated: null, masterStatus: null });
  });
});

describe("the appointments of a client's page", () => {
  test("F168: each is read with the times as they are written, and one without an end has none", () => {
    expect(profileOf().appointments).toEqual([FIRST, SECOND]);
  });

  test("F168: the order of the columns doesn't matter, nor what they are called", () => {
    const { appointments } = profileOf(
      [
        "<th>Scheduled Start</th><th>Scheduled End</th><th>Status</th>",
        "<th>Appointment Status</th><th>End</th><th>Start</th>",
      ],
      [
        '<td><a href="/Appointments/Details/501">30/11/2026 09:30</a></td><td>30/11/2026 11:00</td><td>Scheduled</td><td>Yes',
        '<td>Scheduled</td><td>30/11/2026 11:00</td><td><a href="/Appointments/Details/501">30/11/2026 09:30</a></td><td>Yes',
      ],
      [
        '<td><a href="/Appointments/Details/502">30/11/2026 22:30</a></td><td></td><td>Confirmed</td>',
        '<td>Confirmed</td><td></td><td><a href="/Appointments/Details/502">30/11/2026 22:30</a></td>',
      ],
    );
    expect(appointments).toEqual([FIRST, SECOND]);
  });

  test("F168: an empty table is the CRM's word that there are none", () => {
    const html = htmlOf("whole-client");
    const rows = html.slice(html.lastIndexOf("<tbody>"), html.lastIndexOf("</tbody>"));
    const { appointments } = profileOf([rows, '<tbody><tr><td colspan="7">No records to display.</td></tr>']);
    expect(appointments).toEqual([]);
  });

  test("F168: a page without the table doesn't tell of them", () => {
    expect(profileOf(["<h2>Upcoming Appointments</h2>", "<h2>Other</h2>"]).appointments).toBeNull();
  });

  test("F168: a table without the start tells of none, and says why", () => {
    const { appointments, unread } = profileOf(["<th>Scheduled Start</th>", "<th>Other</th>"]);
    expect(appointments).toBeNull();
    expect(unread.appointments).toBe("No column of the CRM's table is headed Scheduled Start.");
  });

  test("F168: a row whose start can't be read is left out and counted", () => {
    const { appointments, unread } = profileOf([
      ">30/11/2026 09:30</a></td><td>30/11/2026 11:00",
      ">soon</a></td><td>",
    ]);
    expect(appointments).toEqual([SECOND]);
    expect(unread.appointments).toBe("1 of 2 rows of the CRM's table can't be read and are left out.");
  });

  test("F168: a row with fewer cells than the others tells what its own cells tell", () => {
    const { appointments } = profileOf([
      "<td>Confirmed</td><td>No</td><td></td><td>Community Access</td><td></td></tr>",
      "<td>Confirmed</td></tr>",
    ]);
    expect(appointments?.[1]).toMatchObject({ start: SECOND.start, status: "Confirmed", address: "" });
  });

  test.each([
    ["30/11/2026 9:30 PM", { date: "2026-11-30", time: "21:30" }],
    ["Mon 30/11/2026 09:30", { date: "2026-11-30", time: "09:30" }],
    ["2026-11-30T09:30:00", { date: "2026-11-30", time: "09:30" }],
    ["30 Nov 2026 09:30", { date: "2026-11-30", time: "09:30" }],
    ["30/11/2026", { date: "2026-11-30", time: null }],
    ["30/11/2026 09:30 +10:00", { date: "2026-11-30", time: "09:30" }],
  ])("F168: a start that is written “%s” is kept as it is written", (text, start) => {
    expect(profileOf([">30/11/2026 22:30<", `>${text}<`]).appointments?.[1]?.start).toEqual(start);
  });

  test.each(["2026-11-30T09:30:00Z", "31/02/2026 09:30", "30/11/2026 25:70"])(
    "F168: a start that is written “%s” isn't guessed",
    (text) => {
      expect(profileOf([">30/11/2026 22:30<", `>${text}<`]).appointments).toHaveLength(1);
    },
  );

  test("F168: a link that could do anything but open the appointment isn't kept", () => {
    const { appointments } = profileOf([
      'href="/Appointments/Details/502"',
      'href="/Appointments/Delete/502"',
    ]);
    expect(appointments?.[1]?.path).toBeNull();
  });

  test("F168: minutes that the page tells by itself are kept", () => {
    const { appointments } = profileOf(
      ["<th>Scheduled End</th>", "<th>Duration (min)</th>"],
      ["<td>30/11/2026 11:00</td>", "<td>90</td>"],
    );
    expect(appointments?.map(({ end, minutes }) => [end, minutes])).toEqual([
      [null, 90],
      [null, null],
    ]);
  });
});
