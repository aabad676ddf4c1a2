import { describe, expect, test } from "vitest";
import { verifiedIdentity, normaliseNdisNumber } from "../../../../lib/domain/plan/identity.ts";

const TODAY = "2026-11-22";
const whole = { surname: "O'Brien-Tran", dateOfBirth: "1991-02-28", ndisNumber: "430000017" };

describe("what the CRM holds, before the NDIA is asked", () => {
  test("F147: verifiedIdentity accepts last name, date of birth and NDIS number together", () => {
    expect(verifiedIdentity(whole, TODAY)).toEqual(whole);
  });

  test.each([
    ["no surname", { surname: "" }, "surname-missing", "Surname"],
    ["a surname of spaces", { surname: "   " }, "surname-missing", "Surname"],
    ["no NDIS number", { ndisNumber: "" }, "ndis-number-missing", "NDIS Number"],
    ["an NDIS number of spaces", { ndisNumber: "  " }, "ndis-number-missing", "NDIS Number"],
    ["no date of birth", { dateOfBirth: "" }, "date-of-birth-missing", "Date of Birth"],
  ])(
    "F147: verifiedIdentity with %s names the field and where to fill it in",
    (_what, change, code, field) => {
      const problem = verifiedIdentity({ ...whole, ...change }, TODAY);
      expect(problem).toMatchObject({ code, field });
      expect(problem).toHaveProperty("what", expect.stringContaining(field));
      expect(problem).toHaveProperty("remedy", expect.stringContaining(field));
    },
  );

  test.each(["surname", "ndisNumber", "dateOfBirth"] as const)(
    "F147: a profile that lacks %s altogether isn't asked with",
    (name) => {
      const { [name]: _absent, ...rest } = whole;
      expect(verifiedIdentity(rest, TODAY)).toHaveProperty("field");
    },
  );

  test.each([
    ["eight digits", "43000001"],
    ["ten digits", "4300000170"],
    ["a letter", "43000001O"],
    ["a dot", "430.000.017"],
  ])("F147: verifiedIdentity names an NDIS number with %s as the problem", (_what, ndisNumber) => {
    const problem = verifiedIdentity({ ...whole, ndisNumber }, TODAY);
    expect(problem).toMatchObject({ code: "ndis-number-shape", field: "NDIS Number" });
    expect(problem).toHaveProperty("what", expect.stringContaining(ndisNumber));
  });

  test("verifiedIdentity accepts an NDIS number that doesn't begin with 43", () => {
    expect(verifiedIdentity({ ...whole, ndisNumber: "600138083" }, TODAY)).toMatchObject({
      ndisNumber: "600138083",
    });
  });

  test.each([
    ["2026-11-22", true],
    ["2026-11-23", false],
    ["2062-02-28", false],
  ])("verifiedIdentity of a birth date %s on 22/11/2026: accepted is %s", (dateOfBirth, accepted) => {
    const checked = verifiedIdentity({ ...whole, dateOfBirth }, TODAY);
    expect("code" in checked ? checked.code : "accepted").toBe(
      accepted ? "accepted" : "date-of-birth-future",
    );
  });

  test("verifiedIdentity keeps a surname's hyphens, apostrophes and inner spaces and trims it", () => {
    expect(verifiedIdentity({ ...whole, surname: " Van der Berg-O'Neill " }, TODAY)).toMatchObject({
      surname: "Van der Berg-O'Neill",
    });
  });
});

describe("a surname that a word processor or a phone wrote", () => {
  test.each([
    ["a curly apostrophe", "O\u2019Brien", "O'Brien"],
    ["an opening apostrophe", "O\u2018Brien", "O'Brien"],
    ["a modifier letter", "O\u02BCBrien", "O'Brien"],
    ["a backtick", "O`Brien", "O'Brien"],
    ["an acute accent", "O\u00B4Brien", "O'Brien"],
    ["a non-breaking hyphen", "Smith\u2011Jones", "Smith-Jones"],
    ["an en dash", "Smith\u2013Jones", "Smith-Jones"],
    ["a non-breaking space", "Van\u00A0der Berg", "Van der Berg"],
    ["two spaces", "Van\u00A0 der Berg", "Van der Berg"],
    ["a zero-width space", "Silva\u200B", "Silva"],
    ["directional marks", "\u202ASilva\u202C", "Silva"],
    ["a byte order mark", "\uFEFFSilva", "Silva"],
    ["an accent of its own", "Garci\u0301a", "Garc\u00EDa"],
    ["a leading apostrophe", "'t Hart", "'t Hart"],
    [
      "another alphabet throughout",
      "\u0418\u0432\u0430\u043D\u043E\u0432",
      "\u0418\u0432\u0430\u043D\u043E\u0432",
    ],
  ])("F147: verifiedIdentity uses the plain form of a surname with %s", (_what, surname, asked) => {
    expect(verifiedIdentity({ ...whole, surname }, TODAY)).toEqual({ ...whole, surname: asked });
  });

  test.each([
    ["a Cyrillic letter", "Silv\u0430", "U+0430"],
    ["a Greek capital", "\u039FBrien", "U+039F"],
    ["a control code", "O\u0007Brien", "U+0007"],
    ["a lost letter", "Garc\uFFFDa", "\uFFFD"],
  ])(
    "F147: verifiedIdentity names the letter of a surname with %s and doesn't ask the NDIA",
    (_what, surname, named) => {
      const problem = verifiedIdentity({ ...whole, surname }, TODAY);
      expect(problem).toMatchObject({ code: "surname-odd-letter", field: "Surname" });
      expect(problem).toHaveProperty("what", expect.stringContaining(named));
    },
  );
});

test.each([
  ["430\u200B000\u200B017", "430000017"],
  ["\u202A430000017\u202C", "430000017"],
  ["430\u2011000\u2011017", "430000017"],
  ["\uFF14\uFF13\uFF10\uFF10\uFF10\uFF10\uFF10\uFF11\uFF17", "430000017"],
  ["430 000 017", "430000017"],
  ["430-000-017", "430000017"],
  [" 430\u00a0000\u00a0017 ", "430000017"],
  ["430000017", "430000017"],
])("normaliseNdisNumber reads %j as %s", (written, number) => {
  expect(normaliseNdisNumber(written)).toBe(number);
});
