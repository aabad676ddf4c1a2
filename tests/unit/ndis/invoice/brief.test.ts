import { expect, test } from "vitest";
import { briefly } from "../../../../lib/ndis/invoice/brief.ts";
import { INVOICE_RULES, LINE_RULES } from "../../../../lib/ndis/invoice/rules.ts";

const MARKED = [...INVOICE_RULES, ...LINE_RULES].filter(({ severity }) => severity !== "note");

test.each(MARKED.map(({ code }) => code))("F63: %s fits under its field", (code) => {
  const words = briefly({ code, what: "" });
  expect(words).not.toBe("");
  expect(words.length).toBeLessThanOrEqual(28);
});

test("F63: what has no few words says the whole sentence", () => {
  expect(briefly({ code: "new-one", what: "It is wrong." })).toBe("It is wrong.");
});
