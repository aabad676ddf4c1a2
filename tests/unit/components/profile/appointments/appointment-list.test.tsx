import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  AppointmentList,
  type AppointmentListProps,
} from "../../../../../components/profile/appointments/appointment-list.tsx";
import type { Appointment } from "../../../../../lib/domain/profile/crm-profile/crm-profile.ts";
import { appointment } from "../../../domain/profile/crm-profile/profile-fixtures.ts";
import { NOW, TODAY } from "../../../test-clock.ts";
import { seriousFindings } from "../../accessible.ts";
import { ignore } from "../../view-fixtures.ts";

afterEach(cleanup);

const dayAfter = (days: number) => Temporal.PlainDate.from(TODAY).add({ days }).toString();
const at = (days: number, changes: Partial<Appointment> = {}) => {
  const date = dayAfter(days);
  return appointment({
    path: `/Appointments/Details/${days}`,
    start: { date, time: "09:30" },
    end: { date, time: "11:00" },
    ...changes,
  });
};

function draw(appointments: Appointment[] | null, changes: Partial<AppointmentListProps> = {}) {
  return render(
    <AppointmentList
      appointments={appointments && { appointments, more: 0, source: { from: "crm", at: NOW } }}
      today={TODAY}
      now={NOW}
      onOpen={ignore}
      onDirections={ignore}
      {...changes}
    />,
  );
}
const rows = () => screen.queryAllByRole("listitem");
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

describe("AppointmentList", () => {
  test("F167: ten are drawn at a time, and the others by page", async () => {
    const { container } = draw(Array.from({ length: 23 }, (_, days) => at(days)));
    expect(rows()).toHaveLength(10);
    expect(container.textContent).toContain("23 appointments to come, 1 to 10 shown");
    press("Earlier");
    expect(container.textContent).toContain("Page 1 of 3");
    press("Later");
    press("Later");
    expect(rows()).toHaveLength(3);
    expect(container.textContent).toContain("21 to 23 shown");
    expect(screen.getByRole("button", { name: "Later" }).getAttribute("aria-disabled")).toBe("true");
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("F168: a row has its start with a recurring mark and its link, its status and its minutes", () => {
    const onOpen = vi.fn<(path: string) => void>();
    draw([at(1), at(2, { isRecurring: null, path: null, status: null, end: null })], { onOpen });
    const [first, second] = rows();
    expect(first?.textContent).toMatch(/\d\d\/\d\d\/\d{4} 09:30.*Recurring.*Scheduled.*90 min/);
    press(/open the appointment/);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith("/Appointments/Details/1");
    expect(second?.textContent).not.toContain("Recurring");
    expect(second?.textContent).toContain("Not told");
    expect(second?.textContent).toContain("Duration not told");
  });

  test("F169: an opened row has resources, services, address and the way there, at a press alone", async () => {
    const onDirections = vi.fn<(address: string) => void>();
    const { container } = draw([at(1)], { onDirections });
    expect(container.textContent).not.toContain("Deepa Tran");
    press(/^Details/);
    const [row] = rows();
    for (const text of ["Deepa Tran", "Personal Care", "12 Acacia Street", "sends this address to Google"])
      expect(row?.textContent).toContain(text);
    expect(onDirections).not.toHaveBeenCalled();
    press("Directions");
    expect(onDirections).toHaveBeenCalledExactlyOnceWith("12 Acacia Street, Elwood, VIC 3184");
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("F169: an appointment without an end says so, and one that ends before it starts too", () => {
    draw([at(1, { end: null }), at(2, { end: { date: TODAY, time: "08:00" } })]);
    for (const button of screen.getAllByRole("button", { name: /^Details/ })) fireEvent.click(button);
    const [first, second] = rows();
    expect(first?.textContent).toContain("The CRM doesn't tell when it ends.");
    expect(second?.textContent).toContain("Its end is before its start.");
  });

  test("F170: status and time frame filter the list from its first page on, and say which days they mean", () => {
    const { container } = draw([
      at(0),
      at(1, { status: "Confirmed" }),
      ...Array.from({ length: 12 }, (_, days) => at(40 + days, { status: "Confirmed" })),
    ]);
    press("Later");
    choose("Status", "Confirmed");
    expect(container.textContent).toContain("13 of 14 appointments to come, 1 to 10 shown");
    choose("Time frame", "tomorrow");
    expect(rows()).toHaveLength(1);
    const [year, month, day] = dayAfter(1).split("-");
    expect(container.textContent).toContain(`Appointments on ${day}/${month}/${year}.`);
    choose("Status", "Scheduled");
    expect(container.textContent).toContain("No appointment to come fits these filters.");
    const frames = within(screen.getByLabelText("Time frame")).getAllByRole("option");
    expect(frames.map(({ textContent }) => textContent)).toEqual([
      "Today",
      "Tomorrow",
      "This week",
      "Next week",
      "Next two weeks",
      "This month",
      "All",
    ]);
  });

  test("F171: where there are more than are listed, the list says how many", () => {
    const { container } = draw(null, {
      appointments: {
        appointments: Array.from({ length: 1_000 }, () => at(1)),
        more: 250,
        source: { from: "crm", at: NOW },
      },
    });
    expect(rows()).toHaveLength(10);
    expect(container.textContent).toContain("The first 1,000 are listed. There are 250 more in the CRM.");
  });

  test.each<[string, Appointment[] | null, string | undefined, string]>([
    ["isn't told", null, undefined, "Not told: the CRM's page has no table of appointments."],
    ["can't be read", null, "No column is headed Scheduled Start.", "No column is headed Scheduled Start."],
    ["is empty", [], undefined, "No appointment is to come."],
  ])("F167: a list that %s says so", (_what, appointments, unread, words) => {
    expect(draw(appointments, { unread }).container.textContent).toContain(words);
  });

  test("F167: a list of a file says so", () => {
    const source = { from: "file", at: NOW } as const;
    const { container } = draw(null, { appointments: { appointments: [at(1)], more: 0, source } });
    expect(container.textContent).toContain("From the file that was imported just now.");
  });
});
