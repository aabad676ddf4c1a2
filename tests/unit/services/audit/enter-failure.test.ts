import { beforeEach, expect, test } from "vitest";
import { ProblemError } from "../../../../lib/core/problem.ts";
import { enterFailure } from "../../../../lib/services/audit/enter-failure.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";

const ASKED = { site: SITE, ndisNumber: "430000017", record: "/Clients/11", parts: ["plans"] } as const;
const REFUSED = {
  code: "no-authority",
  what: "Ann Example hasn't agreed.",
  remedy: "Ask.",
  said: "no consent",
};

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

test("what came is passed on, and nothing is entered", async () => {
  expect(await enterFailure(db, ASKED, Promise.resolve(5))).toBe(5);
  expect(await db.count("audit")).toBe(0);
});

test("what doesn't come is entered with its code alone, and thrown on", async () => {
  const error = new ProblemError("permanent", REFUSED);
  await expect(enterFailure(db, ASKED, Promise.reject(error))).rejects.toBe(error);
  const [entry] = await db.getAll("audit");
  expect(entry).toMatchObject({
    kind: "retrieval-failed",
    personal: {
      user: null,
      site: SITE,
      record: "/Clients/11",
      ndisNumber: "430000017",
      details: { problem: "no-authority", parts: ["plans"] },
    },
  });
  expect(JSON.stringify(entry)).not.toMatch(/agreed|no consent/);
});

test("an error of our own is no retrieval that failed", async () => {
  await expect(enterFailure(db, ASKED, Promise.reject(new TypeError("x")))).rejects.toThrow(TypeError);
  expect(await db.count("audit")).toBe(0);
});
