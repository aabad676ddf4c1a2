import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { HolidayList, type HolidayListProps } from "../../../../components/options/holiday-list.tsx";
import type { HolidaySettings } from "../../../../lib/messaging/views.ts";
import { seriousFindings } from "../accessible.ts";
import { forgetDrafts, keptText, reopen } from "../drafts.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(forgetDrafts);

const none: HolidaySettings = { extra: [], removed: [], homeStateFixed: false };
const edited: HolidaySettings = {
  extra: [
    { date: "2026-08-12", name: "Ekka", state: "QLD", fixed: false },
    { date: "2026-09-22", name: "Day of Mourning", fixed: false },
    { date: "2026-07-10", name: "Show day", state: "QLD", fixed: true },
    { date: "2023-08-16", name: "Ekka", state: "QLD", fixed: false },
  ],
  removed: [
    { date: "2026-10-05", state: "QLD", fixed: false },
    { date: "2026-05-04", fixed: true },
    { date: "2026-01-26", state: "NSW", fixed: false },
  ],
  homeState: "QLD",
  homeStateFixed: false,
};

function list(settings: HolidaySettings, changes: Partial<HolidayListProps> = {}) {
  const callbacks = { onAdd: ignore, onRemove: ignore, onKeep: ignore, onHome: ignore };
  return <HolidayList settings={settings} today="2026-11-22" {...callbacks} {...changes} />;
}
const rows = () =>
  within(screen.getByRole("table"))
    .getAllByRole("row")
    .slice(1)
    .map((row) => Array.from(row.children, ({ textContent }) => textContent?.trim()));
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const fill = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const choose = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("HolidayList", () => {
  it("HolidayList lists a state's holidays of this year, marks evening-only ones, and switches state", () => {
    render(list(none));
    expect(screen.getByRole("table").getAttribute("aria-label")).toBe("Public holidays in NSW, 2026");
    expect(rows()[0]).toEqual(["01/01/2026 Thu", "New Year's Day", "Remove"]);
    expect(rows()).toHaveLength(13);
    choose("State", "SA");
    choose("Year", "2027");
    expect(rows()).toContainEqual(["31/12/2027 Fri", "New Year's Eve evening only", "Remove"]);
  });

  it("AddHoliday restores a holiday that was being entered, with the state that it was for", async () => {
    await reopen(list(none));
    choose("State", "TAS");
    fill("Date", "2026-10-22");
    choose("State", "QLD");
    await reopen(list(none));
    expect(field("Date").value).toBe("22/10/2026");
    expect(field("State").value).toBe("QLD");
    expect(screen.getByText(/Restored what you had entered/)).toBeTruthy();
    press("Clear it");
    expect(field("Date").value).toBe("");
    expect(await keptText()).toBe("{}");
  });

  it("HolidayList shows added and removed holidays, and policy settings without a button", () => {
    render(list(edited));
    expect(rows()).toEqual(
      expect.arrayContaining([
        ["12/08/2026 Wed", "Ekka added", "Remove"],
        ["22/09/2026 Tue", "Day of Mourning added for all states", "Remove"],
        ["10/07/2026 Fri", "Show day added", "Set by your organisation"],
        ["05/10/2026 Mon", "King's Birthday removed", "Restore"],
        ["04/05/2026 Mon", "Labour Day removed", "Set by your organisation"],
        ["26/01/2026 Mon", "Australia Day", "Remove"],
      ]),
    );
    expect(Array.from(document.querySelectorAll("s"), ({ textContent }) => textContent)).toEqual([
      "Labour Day",
      "King's Birthday",
    ]);
  });

  it("HolidayList shows a year with only added holidays, and says when a year has none", () => {
    render(list(edited));
    choose("Year", "2023");
    expect(rows()).toEqual([["16/08/2023 Wed", "Ekka added", "Remove"]]);
    choose("State", "WA");
    expect(screen.getByText("No public holidays are listed for 2023.")).toBeTruthy();
  });

  it("HolidayList marks later years as calculated and not yet gazetted, and dates that may change", () => {
    render(list({ ...none, homeState: "VIC" }));
    choose("Year", "2029");
    expect(rows()).toEqual(
      expect.arrayContaining([
        ["25/04/2029 Wed", "Anzac Day calculated, not yet gazetted", "Remove"],
        [
          "28/09/2029 Fri",
          "Friday before the AFL Grand Final calculated, not yet gazetted; declared each year, so the date may change",
          "Remove",
        ],
      ]),
    );
    choose("Year", "2027");
    expect(rows()).toContainEqual(["25/04/2027 Sun", "Anzac Day", "Remove"]);
    expect(screen.getByText(/^The list for 2024 to 2027 is computed/).textContent).toContain(
      "Later years are calculated by the same rules and not yet gazetted",
    );
  });

  it.each([
    ["2026-11-22", "2029"],
    ["2030-01-01", "2033"],
  ])("HolidayList offers on %s the years that plans may run in, up to %s", (today, last) => {
    render(list(none, { today }));
    const years = Array.from(field("Year").querySelectorAll("option"), ({ value }) => value);
    expect([years[0], years.at(-1)]).toEqual(["2024", last]);
  });

  it("HolidayList removes and restores a listed holiday, and deletes an added one in its own scope", () => {
    const onKeep = vi.fn<HolidayListProps["onKeep"]>();
    const onRemove = vi.fn<HolidayListProps["onRemove"]>();
    render(list(edited, { onKeep, onRemove }));
    press("Remove Australia Day, 26/01/2026");
    press("Restore King's Birthday, 05/10/2026");
    expect(onKeep.mock.calls).toEqual([
      [{ date: "2026-01-26", state: "QLD", kept: false }],
      [{ date: "2026-10-05", state: "QLD", kept: true }],
    ]);
    press("Remove Ekka, 12/08/2026");
    press("Remove Day of Mourning, 22/09/2026");
    expect(onRemove.mock.calls).toEqual([[{ date: "2026-08-12", state: "QLD" }], [{ date: "2026-09-22" }]]);
  });

  it("HolidayList sets or clears the default state, and starts with it", () => {
    const onHome = vi.fn<HolidayListProps["onHome"]>();
    const { rerender } = render(list(edited, { onHome }));
    expect(field("State").value).toBe("QLD");
    choose("Default state", "TAS");
    choose("Default state", "");
    expect(onHome.mock.calls).toEqual([["TAS"], [null]]);
    rerender(list({ ...edited, homeStateFixed: true }));
    expect(field("Default state").disabled).toBe(true);
    expect(field("Default state").getAttribute("aria-describedby")).toContain("pb-home-state-managed");
  });

  it("HolidayList has no serious accessibility finding", async () => {
    const { container } = render(list({ ...edited, homeStateFixed: true }));
    expect(await seriousFindings(container)).toEqual([]);
  });
});

describe("AddHoliday", () => {
  const add = (date: string, name: string) => {
    fill("Date", date);
    fill("Name", name);
    press("Add holiday");
  };

  it("AddHoliday adds for the selected state or for all states, and shows that year", () => {
    const onAdd = vi.fn<HolidayListProps["onAdd"]>();
    render(list(none, { onAdd }));
    choose("State", "QLD");
    add("2026-08-12", " Ekka ");
    choose("For", "all");
    add("2031-09-22", "Day of Mourning");
    expect(onAdd.mock.calls).toEqual([
      [{ date: "2026-08-12", name: "Ekka", state: "QLD" }],
      [{ date: "2031-09-22", name: "Day of Mourning" }],
    ]);
    expect(field("Year").value).toBe("2031");
  });

  it("AddHoliday clears the form only once the holiday is in the list", () => {
    const { rerender } = render(list(none));
    add("2026-08-12", "Ekka");
    expect(field("Name").value).toBe("Ekka");
    rerender(list({ ...none, extra: [{ date: "2026-08-12", name: "Ekka", state: "NSW", fixed: false }] }));
    expect([field("Date").value, field("Name").value]).toEqual(["", ""]);
  });

  it.each([
    ["", "Ekka", "Date", "This isn't a date. Enter one such as 05/10/2026."],
    ["2026-08-12", " ", "Name", "The holiday has no name yet. Enter its name."],
    [
      "2026-10-05",
      "x",
      "Date",
      "05/10/2026 is already a public holiday in NSW (Labour Day). There is nothing to add.",
    ],
  ])("AddHoliday rejects %j named %j at the field %s, which takes the focus", (date, name, label, words) => {
    const onAdd = vi.fn<HolidayListProps["onAdd"]>();
    render(list(none, { onAdd }));
    add(date, name);
    expect(onAdd).not.toHaveBeenCalled();
    expect(field(label).getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(field(label));
    expect(screen.getByText(words)).toBeTruthy();
  });

  it("AddHoliday reports a wrong date and a wrong name together", () => {
    const onAdd = vi.fn<HolidayListProps["onAdd"]>();
    render(list(none, { onAdd }));
    add("", " ");
    expect(onAdd).not.toHaveBeenCalled();
    for (const name of ["Date", "Name"]) expect(field(name).getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(field("Date"));
    expect(screen.getByRole("alert").textContent).toContain("2 fields to correct. Nothing was saved.");
    fireEvent.click(screen.getByRole("link", { name: "The holiday has no name yet." }));
    expect(document.activeElement).toBe(field("Name"));
  });

  it("AddHoliday shows a refusal at its field or below the form", () => {
    const what = "It can't be kept.";
    const { rerender } = render(list(none, { problem: { code: "x", what, remedy: "", field: "Date" } }));
    expect(field("Date").getAttribute("aria-invalid")).toBe("true");
    rerender(list(none, { problem: { code: "x", what, remedy: "" } }));
    expect(screen.getByRole("alert").textContent).toContain(what);
  });
});
