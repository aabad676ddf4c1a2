import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { changedBesides, sentFields } from "../../../../lib/crm/write/sent-fields.ts";
import type { FormField } from "../../../../lib/crm/read/form/read-form.ts";

const text = (label: string, value: string): FormField => ({ label, name: label, kind: "text", value });
const select = (label: string, value: string): FormField => ({
  label,
  name: label,
  kind: "select",
  value,
  options: [
    { label: "Plan Management", value: "1" },
    { label: "Self Managed", value: "2" },
  ],
});
const tick = (label: string, ticked: boolean): FormField => ({
  label,
  name: label,
  kind: "tick",
  value: "true",
  ticked,
});

describe("what was sent in a form, field by field", () => {
  test("a choice by its words, a tick as Yes or No, text without the spaces round it", () => {
    const fields = [text("Reference", ""), select("Style", "1"), tick("Excluded", false), text("Notes", "x")];
    const sends = [
      ["Reference", " Plan A "],
      ["Style", "2"],
      ["Excluded", "true"],
    ] as const;
    expect(sentFields({ fields }, sends)).toEqual([
      { label: "Reference", value: "Plan A" },
      { label: "Style", value: "Self Managed" },
      { label: "Excluded", value: "Yes" },
      { label: "Notes", value: "" },
    ]);
  });
});

describe("a field that went along with a change and isn't held as it was sent", () => {
  test.each<[string, string, FormField]>([
    ["emptied", "Plan A", text("Reference", "")],
    ["another text", "Plan A", text("Reference", "Plan B")],
    ["another choice", "Plan Management", select("Reference", "2")],
    ["a tick that is gone", "Yes", tick("Reference", false)],
    ["another day", "01/07/2026", text("Reference", "2026-07-02")],
    ["another amount", "10.50", text("Reference", "10.05")],
  ])("is named: %s", (_title, value, field) => {
    expect(changedBesides({ fields: [field] }, [{ label: "Reference", value }], [], careview)).toMatchObject({
      code: "crm-other-field-changed",
      field: "Reference",
    });
  });

  test.each<[string, string, FormField]>([
    ["the same text", "Plan A", text("Reference", "Plan  A ")],
    ["the same day in another form", "01/07/2026", text("Reference", "2026-07-01")],
    ["the same day in words", "01/07/2026", text("Reference", "1 Jul 2026 12:00 AM")],
    ["the same amount in another form", "10.5", text("Reference", "$10.50")],
    ["the same choice", "Self Managed", select("Reference", "2")],
    ["a value of the CRM where nothing was sent", "", text("Reference", "SC-7")],
    ["a field that the form doesn't have", "Plan A", text("Other", "")],
  ])("is nothing where it agrees or can't be told: %s", (_title, value, field) => {
    expect(
      changedBesides({ fields: [field] }, [{ label: "Reference", value }], [], careview),
    ).toBeUndefined();
  });

  test("fields that are compared by themselves are left to that", () => {
    const form = { fields: [text("Budget Amount", "1.00")] };
    expect(
      changedBesides(form, [{ label: "Budget Amount", value: "2.00" }], ["Budget Amount"], careview),
    ).toBeUndefined();
  });
});
