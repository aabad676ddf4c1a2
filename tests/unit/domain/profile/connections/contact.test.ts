import { expect, test } from "vitest";
import { checkContact } from "../../../../../lib/domain/profile/connections/contact.ts";

const NOTHING = { name: "", phone: "", email: "", address: "" };

test("checkContact keeps what is typed without the blanks around it, and what isn't typed as not told", () => {
  expect(checkContact({ ...NOTHING, name: "  Andrew   Milne ", phone: " 0400 000 001" })).toEqual({
    value: { name: "Andrew Milne", phone: "0400 000 001", email: null, address: null },
  });
});

test.each([
  ["no name", { name: " " }, "Name", "name-missing"],
  ["a name that is too long", { name: "x".repeat(201) }, "Name", "name-too-long"],
  ["a phone number without digits", { name: "A", phone: "call me" }, "Phone", "phone-unreadable"],
  ["a phone number of five digits", { name: "A", phone: "12345" }, "Phone", "phone-unreadable"],
  ["an email without a host", { name: "A", email: "andrew" }, "Email", "email-unreadable"],
  ["an email with two signs", { name: "A", email: "a@b@c.org" }, "Email", "email-unreadable"],
  ["an email with a blank", { name: "A", email: "a b@example.org" }, "Email", "email-unreadable"],
])("checkContact refuses %s at its field", (_what, typed, field, code) => {
  expect(checkContact({ ...NOTHING, ...typed })).toMatchObject({ problem: { field, code } });
});

test.each(["13 12 34", "+61 400 000 001", "(03) 9000 0000"])(
  "checkContact takes the phone number %s",
  (phone) => {
    expect(checkContact({ ...NOTHING, name: "A", phone })).toMatchObject({ value: { phone } });
  },
);

test("checkContact names all fields that are wrong at once", () => {
  expect(checkContact({ ...NOTHING, phone: "x", email: "y" })).toMatchObject({
    problem: { field: "Name, Phone, Email" },
  });
});
