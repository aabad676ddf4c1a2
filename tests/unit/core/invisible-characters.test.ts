import { describe, expect, test } from "vitest";
import { normaliseName } from "../../../lib/core/normalise-name.ts";
import {
  findUnusualCharacters,
  findUnusualInName,
  tidyName,
  tidyValue,
} from "../../../lib/core/look-alikes.ts";
import { isPlain, showInvisible, withoutInvisible } from "../../../lib/core/invisible-characters.ts";

const INVISIBLE: [string, string][] = [
  ["\u200B", "zero-width space"],
  ["\u200C", "zero-width non-joiner"],
  ["\u200D", "zero-width joiner"],
  ["\uFEFF", "byte order mark"],
  ["\u00AD", "soft hyphen"],
  ["\u200E", "left-to-right mark"],
  ["\u200F", "right-to-left mark"],
  ["\u061C", "Arabic letter mark"],
  ["\u202A", "left-to-right embedding"],
  ["\u202C", "end of a change of direction"],
  ["\u202E", "right-to-left override"],
  ["\u2066", "left-to-right isolate"],
  ["\u2069", "end of an isolate"],
  ["\u2060", "word joiner"],
  ["\u2028", "line separator"],
  ["\uFE0F", "variation selector"],
  ["\u{E0100}", "variation selector"],
  ["\u{E0041}", "tag character"],
  ["\u0000", "NUL"],
  ["\u007F", "delete"],
  ["\u001F", "control character U+001F"],
  ["\u2063", "U+2063"],
];

describe("characters that can't be seen", () => {
  test.each(INVISIBLE)(
    "the invisible character %j is named, removed from values and marked on screens",
    (character, name) => {
      const text = `430${character}111222`;
      expect(findUnusualCharacters(text)).toEqual([`an invisible character (${name})`]);
      expect(tidyValue(text)).toBe("430111222");
      expect(showInvisible(text)).toMatch(/^430\[U\+[0-9A-F]{4,6}\]111222$/);
      expect(isPlain(text)).toBe(false);
    },
  );

  test("findUnusualCharacters names each kind of character once", () => {
    expect(findUnusualCharacters("\u200E01\u200E/\u200E07\u200E/\u200E2026")).toEqual([
      "an invisible character (left-to-right mark)",
    ]);
    expect(findUnusualCharacters("\u202A430\u202C")).toHaveLength(2);
  });

  test.each([
    "\u{1F468}\u200D\u{1F469}",
    "Care \u2764\uFE0F",
    "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
  ])("tidyName keeps a joiner or variant that belongs to the name %j", (name) => {
    expect(findUnusualInName(name).invisible).toEqual([]);
    expect(tidyName(name)).toBe(name);
    expect(showInvisible(name)).toBe(name);
  });

  test("findUnusualInName reports a joiner between Latin letters", () => {
    expect(findUnusualInName("Ana\u200DSilva").invisible).toEqual(["\u200D"]);
    expect(tidyName("Ana\u200DSilva")).toBe("AnaSilva");
  });

  test("withoutInvisible turns a windows-1252 control code into its apostrophe", () => {
    expect(withoutInvisible("O\u0092Brien")).toBe("O'Brien");
  });

  test("withoutInvisible keeps tabs and line ends", () => {
    expect(withoutInvisible("Care\tCo\r\nPty")).toBe("Care\tCo\r\nPty");
    expect(findUnusualCharacters("Care\tCo\r\nPty")).toEqual([]);
  });
});

test.each([
  ["430\u00A0111\u00A0222", "430 111 222", "a non-breaking space"],
  ["01\u2011011\u20110107\u20111\u20111", "01-011-0107-1-1", "a non-breaking hyphen"],
  ["01\u2013011", "01-011", "an en dash"],
  ["\u22125.00", "-5.00", "a minus sign other than the keyboard's"],
  ["1\u2003000", "1 000", "an unusual space (U+2003)"],
  ["\u3000INV", " INV", "an ideographic space"],
  ["\uFF14\uFF13\uFF10", "430", "a full-width character (U+FF14)"],
  ["\u0664\u0663\u0660", "430", "a digit other than 0 to 9 (U+0664)"],
  ["\u096A\u0969\u0966", "430", "a digit other than 0 to 9 (U+096A)"],
  ["\u{1D7F5}", "9", "a full-width character (U+1D7F5)"],
  ["O\u2019Brien-1", "O'Brien-1", "a curly apostrophe"],
])("tidyValue turns %j into %j, and its first unusual character is %s", (text, tidy, name) => {
  expect(tidyValue(text)).toBe(tidy);
  expect(findUnusualCharacters(text)[0]).toBe(name);
});

test.each([
  "O'Brien",
  "O\u2019Brien",
  "O\u2018Brien",
  "O\u02BCBrien",
  "O`Brien",
  "O\u00B4Brien",
  " o'brien ",
])("normaliseName treats %j as O'Brien", (name) => {
  expect(normaliseName(name)).toBe("o'brien");
});

test.each([
  ["Smith\u2011Jones", "smith-jones"],
  ["Smith\u2013Jones", "smith-jones"],
  ["Care\u00A0 Co", "care co"],
  ["Care\u200B Co\uFEFF", "care co"],
  ["Jose\u0301", "jos\u00E9"],
  ["JOS\u00C9", "jos\u00E9"],
])("normaliseName turns %j into %j", (name, plain) => {
  expect(normaliseName(name)).toBe(plain);
});

test("normaliseName keeps names with different letters different", () => {
  expect(normaliseName("Jose")).not.toBe(normaliseName("José"));
  expect(normaliseName("OBrien")).not.toBe(normaliseName("O'Brien"));
});

test("tidyName keeps a name's apostrophe and dash and only normalises its spaces", () => {
  expect(tidyName("O\u2019Brien \u2013 Care\u00A0Co")).toBe("O\u2019Brien \u2013 Care Co");
  expect(findUnusualInName("O\u2019Brien \u2013 Care\u00A0Co")).toEqual({
    invisible: [],
    spaces: ["a non-breaking space"],
  });
});
