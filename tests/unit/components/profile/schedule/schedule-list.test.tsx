import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { ScheduleList } from "../../../../../components/profile/schedule/schedule-list.tsx";
import { activeSchedules } from "../../../../../lib/domain/profile/crm-profile/active-schedules.ts";
import type { Schedule } from "../../../../../lib/domain/profile/crm-profile/crm-profile.ts";
import { schedule } from "../../../domain/profile/crm-profile/profile-fixtures.ts";
import { NOW, TODAY } from "../../../test-clock.ts";
import { seriousFindings } from "../../accessible.ts";
import { ignore } from "../../view-fixtures.ts";

afterEach(cleanup);

function draw(schedules: Schedule[] | null, onOpen: (path: string) => void = ignore) {
  const source = { from: "crm", at: NOW } as const;
  const view = schedules && { ...activeSchedules(schedules, TODAY), source };
  return render(<ScheduleList schedules={view} now={NOW} onOpen={onOpen} />);
}

test("F164: each schedule has its id, days, frequency, interval, services, next appointment and type", async () => {
  const onOpen = vi.fn<(path: string) => void>();
  const { container } = draw([schedule()], onOpen);
  const told = Array.from(container.querySelectorAll("dt"), ({ textContent, nextElementSibling }) => [
    textContent,
    nextElementSibling?.textContent,
  ]);
  expect(container.querySelector("li strong")?.textContent).toBe("RS-00010");
  expect(told).toEqual([
    ["Start", "27/03/2026"],
    ["End", "No end"],
    ["Frequency", "Weekly"],
    ["Interval", "2"],
    ["Services", "Personal Care"],
    ["Next appointment", "30/11/2026 09:30 open the appointment in the CRM"],
    ["Type", "Standard"],
  ]);
  fireEvent.click(screen.getByRole("button", { name: /30\/11\/2026/ }));
  expect(onOpen).toHaveBeenCalledExactlyOnceWith("/Appointments/Details/501");
  expect(await seriousFindings(container)).toEqual([]);
});

test("F164: what a schedule doesn't tell is shown as not told", () => {
  const { container } = draw([
    schedule({
      startDate: null,
      endDate: null,
      frequency: null,
      services: null,
      next: null,
      isEvaluated: null,
    }),
  ]);
  expect(container.textContent?.match(/Not told/g)).toHaveLength(5);
  expect(container.textContent).toContain("Of 1 schedule here the CRM doesn't tell everything");
});

test("F166: words stand where no schedule is in force, and the list can be scrolled by keys where there are some", () => {
  expect(draw([schedule({ isEvaluated: false })]).container.textContent).toContain(
    "No schedule is in force.",
  );
  cleanup();
  draw([schedule()]);
  expect(screen.getByRole("region", { name: "Schedules in force" }).tabIndex).toBe(0);
});

test("F165: a schedule that ends before it starts is told with both days", () => {
  const { container } = draw([schedule({ id: "RS-9", startDate: "2026-12-01", endDate: "2026-11-30" })]);
  expect(container.textContent).toContain(
    "Schedule RS-9 ends on 30/11/2026, before it starts on 01/12/2026. It isn't listed.",
  );
});

test("F164: a page without the table doesn't tell of schedules", () => {
  expect(draw(null).container.textContent).toBe("Not told: the CRM's page has no table of schedules.");
});
