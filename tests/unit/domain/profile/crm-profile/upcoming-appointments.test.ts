import { expect, test } from "vitest";
import type { Appointment } from "../../../../../lib/domain/profile/crm-profile/crm-profile.ts";
import {
  directionsAddress,
  durationOf,
  filterAppointments,
  statusesOf,
  upcomingAppointments,
} from "../../../../../lib/domain/profile/crm-profile/upcoming-appointments.ts";
import { appointment } from "./profile-fixtures.ts";

/** A Sunday: the week ends with it. */
const TODAY = "2026-11-22";

const on = (date: string, time: string | null = "09:30", changes: Partial<Appointment> = {}) =>
  appointment({ start: { date, time }, end: null, ...changes });

test("F167: what is still to come is listed by its start, today's from the morning on", () => {
  const late = on(TODAY, "22:30");
  const early = on(TODAY, "06:00");
  const allDay = on(TODAY, null);
  expect(upcomingAppointments([on("2026-11-23"), late, on("2026-11-21"), early, allDay], TODAY)).toEqual({
    appointments: [allDay, early, late, on("2026-11-23")],
    more: 0,
  });
});

test("F171: at most 1,000 are listed, and how many more there are is told", () => {
  const many = Array.from({ length: 1_003 }, () => on("2026-12-01"));
  const { appointments, more } = upcomingAppointments(many, TODAY);
  expect([appointments.length, more]).toEqual([1_000, 3]);
});

test("F170: the list is filtered by status and by time frame, both at once", () => {
  const rows = [
    on("2026-11-22", "09:00", { status: "Confirmed" }),
    on("2026-11-22", "10:00", { status: null }),
    on("2026-11-23", "11:00", { status: "Confirmed" }),
  ];
  const times = (status: string | null, frame: "today" | "all") =>
    filterAppointments(rows, { status, frame }, TODAY).map(({ start }) => start.time);
  expect(times(null, "all")).toEqual(["09:00", "10:00", "11:00"]);
  expect(times("Confirmed", "all")).toEqual(["09:00", "11:00"]);
  expect(times("Confirmed", "today")).toEqual(["09:00"]);
  expect(times("", "all")).toEqual(["10:00"]);
  expect(statusesOf(rows)).toEqual(["", "Confirmed"]);
});

test.each<[string, Partial<Appointment>, ReturnType<typeof durationOf>]>([
  ["from start to end", {}, { minutes: 90 }],
  [
    "past midnight",
    { start: { date: "2026-11-30", time: "22:30" }, end: { date: "2026-12-01", time: "01:00" } },
    { minutes: 150 },
  ],
  ["as the CRM tells it where there is no end", { end: null, minutes: 45 }, { minutes: 45 }],
  ["not told where there is neither", { end: null }, { minutes: null }],
  ["not told where only the days are", { end: { date: "2026-11-30", time: null } }, { minutes: null }],
  [
    "not told, with words, where the end is before the start",
    { end: { date: "2026-11-30", time: "09:00" } },
    { minutes: null, fault: "Its end is before its start. Check it in the CRM." },
  ],
])("F168: the duration is %s", (_what, changes, expected) => {
  expect(durationOf(appointment(changes))).toEqual(expected);
});

test("F169: directions lead to a map, with nothing but the address", () => {
  expect(directionsAddress("1/12 Acacia St, Elwood & more")).toBe(
    "https://www.google.com/maps/dir/?api=1&destination=1%2F12%20Acacia%20St%2C%20Elwood%20%26%20more",
  );
});
