import { expect, test } from "vitest";
import { browserOf, formatDiagnostic } from "../../../../lib/domain/page-health/diagnostic.ts";

const SOURCE = {
  version: "Planbridge 1.2.3",
  browser: "Chrome 144",
  profile: { id: "careview", checked: "2026-11-22" },
};

test("formatDiagnostic lists each item with its state, and how often each markup occurs", () => {
  const text = formatDiagnostic(
    [
      {
        page: "service-contract",
        title: "Service contract",
        items: [
          { what: "Reference", state: "read" },
          { what: "Plan Budget table", state: "unreadable", words: "only 10 of 24 rows can be read" },
        ],
        known: [],
        markup: [
          ["tables", 3],
          ["Select2", 1],
        ],
      },
    ],
    SOURCE,
  );
  expect(text.split("\n")).toEqual([
    "Planbridge page check",
    "Planbridge 1.2.3 in Chrome 144",
    "Profile careview, checked 22/11/2026",
    "",
    "Page: Service contract (service-contract)",
    "- Reference: Read",
    "- Plan Budget table: Can't be read: only 10 of 24 rows can be read",
    "Markup: tables 3, Select2 1",
  ]);
});

test("formatDiagnostic of an unknown page says which known headings it has", () => {
  const known = [{ title: "Client list", headings: ["Client List"], isHeadingShown: true }];
  const text = formatDiagnostic([{ page: null, title: "", items: [], known, markup: [] }], SOURCE);
  expect(text.split("\n").slice(4)).toEqual([
    "Page: not recognised",
    "- Client list: heading found",
    "Markup: none",
  ]);
});

test.each([
  ["Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/144.0.0.0 Safari/537.36", "Chrome 144"],
  ["Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/144.0.0.0 Safari/537.36 Edg/144.0.1.2", "Edge 144"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140"],
  ["something else", "another browser"],
])("browserOf reads %s as %s", (userAgent, name) => {
  expect(browserOf(userAgent)).toBe(name);
});
