import { expect, test } from "vitest";
import { digestOf, hasNew, inFrontFirst, participantKey } from "../../../../lib/domain/overview/digest.ts";
import type { Notice } from "../../../../lib/domain/overview/notice.ts";
import { NOW } from "../../test-clock.ts";
import { SITE } from "../record/record-fixtures.ts";

function notice(id: number, ndisNumber: string, isNew: boolean, site = SITE): Notice {
  const at = NOW - id;
  return {
    id: `${at}-a`,
    site,
    ndisNumber,
    at,
    kind: "plan-new",
    what: `News ${id}`,
    ...(isNew ? { unseenSince: at } : {}),
  };
}

test("digestOf groups notices by participant, those with something unseen first, with the names that are known", () => {
  const notices = [
    notice(1, "1", false),
    notice(2, "2", true),
    notice(3, "1", false),
    notice(4, "2", false),
    notice(5, "3", true),
  ];
  const { participants } = digestOf(
    notices,
    new Map([[participantKey({ site: SITE, ndisNumber: "2" }), "Ann"]]),
  );
  expect(
    participants.map(({ name, ndisNumber, notices: of }) => [name, ndisNumber, of.map(({ what }) => what)]),
  ).toEqual([
    ["Ann", "2", ["News 2", "News 4"]],
    [null, "3", ["News 5"]],
    [null, "1", ["News 1", "News 3"]],
  ]);
  expect(participants.map(hasNew)).toEqual([true, true, false]);
});

test("one number in two CRMs is two participants, and the one in front stands first", () => {
  const other = "https://other.example.org";
  const { participants } = digestOf([notice(1, "1", true), notice(2, "1", true, other)], new Map());
  expect(participants.map(({ site }) => site)).toEqual([SITE, other]);
  expect(inFrontFirst(participants, { site: other, ndisNumber: "1" }).map(({ site }) => site)).toEqual([
    other,
    SITE,
  ]);
  expect(inFrontFirst(participants, undefined)).toEqual(participants);
});
