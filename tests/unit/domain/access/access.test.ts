import { describe, expect, test } from "vitest";
import {
  type Access,
  acceptProblem,
  FULL_ACCESS,
  limitText,
  missingRight,
  type Right,
  type Role,
  ROLES,
} from "../../../../lib/domain/access/access.ts";

const RIGHTS: readonly Right[] = ["propose", "accept"];
const of = (role: Role, acceptUpTo: Access["acceptUpTo"] = null): Access => ({ role, acceptUpTo });

describe("missingRight", () => {
  test.each<[Role, Right, string | null]>([
    ["read-only", "propose", "role-read-only"],
    ["read-only", "accept", "role-read-only"],
    ["may-propose", "propose", null],
    ["may-propose", "accept", "role-may-propose"],
    ["may-accept", "propose", null],
    ["may-accept", "accept", null],
  ])("missingRight, for %s and the right to %s, is %s", (role, right, code) => {
    expect(missingRight(of(role), right)?.code ?? null).toBe(code);
  });

  test("each role may do at least what the role before it may", () => {
    const allowed = ROLES.map((role) => RIGHTS.filter((right) => !missingRight(of(role), right)).length);
    expect(allowed).toEqual([0, 1, 2]);
  });

  test("without a policy everything may be done, whatever it comes to", () => {
    for (const right of RIGHTS) expect(missingRight(FULL_ACCESS, right)).toBeNull();
    expect(acceptProblem(FULL_ACCESS, 100_000_000_000)).toBeNull();
  });
});

describe("acceptProblem", () => {
  test.each<[Access, number, string | null]>([
    [of("may-accept", 500_000), 499_999, null],
    [of("may-accept", 500_000), 500_000, null],
    [of("may-accept", 500_000), 500_001, "above-accept-limit"],
    [of("may-accept", 0), 0, null],
    [of("may-accept", 0), 1, "above-accept-limit"],
    [of("may-propose", 500_000), 0, "role-may-propose"],
    [of("read-only"), 0, "role-read-only"],
  ])("acceptProblem, for %j and %i cents, is %s", (access, moved, code) => {
    expect(acceptProblem(access, moved)?.code ?? null).toBe(code);
  });

  test("a refusal above the limit names the amount, the limit and who can do it", () => {
    expect(acceptProblem(of("may-accept", 500_000), 1_234_567)).toEqual({
      code: "above-accept-limit",
      what: "This moves $12,345.67. On this computer you may accept up to $5,000.00 at once.",
      remedy: expect.stringContaining("a colleague with a higher limit"),
    });
  });

  test("a limit of nothing is said in words", () => {
    expect(limitText(0)).toBe("only changes that move no money");
  });
});
