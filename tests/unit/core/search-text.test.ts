import fc from "fast-check";
import { expect, test } from "vitest";
import { foldForSearch, hasTerms, searchTerms } from "../../../lib/core/search-text.ts";

const finds = (query: string, text: string) => hasTerms(foldForSearch(text), searchTerms(query));

test.each([
  ["zoe", "Zoë O’Brien"],
  ["o'brien zoë", "Zoë O’Brien"],
  ["O’BRIEN", "zoe o'brien"],
  ["nguyen", "Nguyễn Thị  Hoa"],
  ["430 111 222", "Ann Lee 430111222"],
  ["430111222", "Ann Lee 430111222"],
  ["ann 4301", "Ann Lee 430111222"],
  ["", "Ann Lee"],
  ["  ", "Ann Lee"],
])("the search for “%s” finds %s", (query, text) => {
  expect(finds(query, text)).toBe(true);
});

test.each([
  ["ann bob", "Ann Lee"],
  ["430 111 223", "430111222"],
  ["lee, ann", "Ann Lee"],
])("the search for “%s” doesn't find %s", (query, text) => {
  expect(finds(query, text)).toBe(false);
});

test("every name finds itself", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }).filter((text) => !/\p{Nd}/u.test(text)),
      (text) => {
        expect(finds(text, text)).toBe(true);
      },
    ),
  );
});
