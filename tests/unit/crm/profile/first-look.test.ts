import { expect, test } from "vitest";
import { FIRST_LOOK } from "../../../../lib/crm/profile/pages/first-look.ts";
import { careviewLandmarks } from "../../../../lib/crm/profile/pages/index.ts";

test("the first look finds every heading by which a page is recognised", () => {
  const headings = Object.values(careviewLandmarks).flatMap((landmarks) =>
    "headings" in landmarks ? (landmarks.headings ?? []) : [],
  );
  expect(headings.length).toBeGreaterThan(10);
  expect(headings.filter((heading) => !FIRST_LOOK.test(heading.toUpperCase()))).toEqual([]);
});

test.each(["Create New Client", "Invoice Entry", "Service Providers", "Client Details", "Service Regions"])(
  "the first look passes over the heading %s",
  (heading) => {
    expect(FIRST_LOOK.test(heading)).toBe(false);
  },
);
