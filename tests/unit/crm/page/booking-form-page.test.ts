import { describe, expect, test } from "vitest";
import { bookingFormPage } from "../../../../lib/crm/page/booking-form-page.ts";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { type LinkChoice, linkFields } from "../../../../lib/domain/booking/contract/link-choice.ts";
import { CRM, open } from "../pages.ts";

const CHOICE: LinkChoice = {
  bookingId: "50081234",
  type: "standard",
  startDate: "2026-07-01",
  endDate: "2027-06-30",
  amount: null,
  status: { state: "success", words: "Success", detail: "" },
};

function form(...changes: [string, string][]) {
  const doc = open("edit-budget", ...changes);
  return { doc, page: bookingFormPage(doc, `${CRM}/PlanBudgets/Edit/13`, careview) };
}
const valueOf = (doc: Document, id: string) =>
  (doc.getElementById(id) as HTMLInputElement | HTMLSelectElement | null)?.value;

describe("bookingFormPage", () => {
  test("F27: a form with the tick asks for a booking, and one of a PACE plan doesn't", () => {
    expect(form().page.asksForBooking()).toBe(true);
    expect(form(["Requires PRODA Service Booking", "Something else"]).page.asksForBooking()).toBe(false);
  });

  test("F27: a chosen booking fills in the tick, the style and the days", () => {
    const { doc, page } = form();
    expect(page.compare(linkFields(CHOICE)).map(({ before }) => before)).toEqual([
      false,
      "Plan Management",
      "2026-07-31",
      "2029-07-30",
    ]);
    expect(page.fill(linkFields(CHOICE))).toEqual([]);
    expect([valueOf(doc, "ManagementStyle"), valueOf(doc, "StartDate"), valueOf(doc, "EndDate")]).toEqual([
      "Agency",
      "01/07/2026",
      "30/06/2027",
    ]);
    expect((doc.getElementById("RequiresServiceBooking") as HTMLInputElement).checked).toBe(true);
  });

  test("F27: held fields keep their value and are sent all the same, until they are let go", () => {
    const { doc, page } = form();
    const release = page.hold(["planCategory", "startDate"]);
    const category = doc.getElementById("PlanCategory") as HTMLSelectElement;
    const enabled = () => Array.from(category.options).filter(({ disabled }) => !disabled).length;
    expect([category.disabled, enabled()]).toEqual([false, 1]);
    expect((doc.getElementById("StartDate") as HTMLInputElement).readOnly).toBe(true);
    release();
    expect(enabled()).toBe(category.options.length);
    expect((doc.getElementById("StartDate") as HTMLInputElement).readOnly).toBe(false);
  });

  test("F27: what the form lacks is named", () => {
    expect(form(["Management Style", "Something else"]).page.fill(linkFields(CHOICE))).toEqual([
      "Management Style",
    ]);
  });
});
