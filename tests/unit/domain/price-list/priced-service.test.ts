import { expect, test } from "vitest";
import { servicesOf } from "../../../../lib/domain/price-list/priced-service.ts";

test("servicesOf takes each item on the first and last day of its service, once, and nothing without either", () => {
  const lines = [
    { item: "a", from: "2026-11-01", to: "2026-11-01" },
    { item: "a", from: "2026-11-01" },
    { item: "b", from: "2026-11-01", to: "2026-12-31" },
    { item: "c" },
    { from: "2026-11-01" },
  ];
  expect(servicesOf(lines)).toEqual([
    { item: "a", day: "2026-11-01" },
    { item: "b", day: "2026-11-01" },
    { item: "b", day: "2026-12-31" },
  ]);
});
