import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ProblemError } from "../../../../lib/core/problem.ts";
import { CHANGE_KINDS } from "../../../../lib/domain/change/change-kinds.ts";
import type { RecordProgress } from "../../../../lib/domain/change/change.ts";
import type { Change } from "../../../../lib/domain/change/change.ts";
import { createChangeRunner } from "../../../../lib/services/changes/change-runner.ts";
import { LONGEST_SAVE_MS, resetFutureTimes } from "../../../../lib/services/changes/record-states.ts";
import type { Target, Targets } from "../../../../lib/services/changes/targets/target.ts";
import { listChangesByState } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { listSetAside } from "../../../../lib/storage/quarantine.ts";
import { change, growing } from "../../storage/change-fixtures.ts";
import { plainDatabase } from "../../storage/row-fixtures.ts";
import { NOW } from "../../test-clock.ts";
import { readStoredChange } from "./change-worker.ts";

let db: Database;
beforeEach(async () => {
  db = await plainDatabase();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await navigator.locks.request("planbridge-changes", { steal: true }, () => undefined);
});

/** A CRM that saves all that it gets. */
const saving: Target = {
  write: async (_change, _record, beforeSending) => {
    await beforeSending([]);
    return { saved: true };
  },
  find: () => Promise.resolve(undefined),
  readBack: () => Promise.resolve({ differences: [] }),
};

function createRunner(targets: (of: Change) => Target = () => saving, now = NOW) {
  const problems: unknown[] = [];
  const { pump } = createChangeRunner({
    db,
    targets: (of) => {
      const target = targets(of);
      return Promise.resolve(
        Object.fromEntries(Object.keys(CHANGE_KINDS).map((kind) => [kind, target])) as Targets,
      );
    },
    changed: () => undefined,
    halted: (problem) => problems.push(problem),
    now: () => now,
    sleep: () => Promise.resolve(),
  });
  return { pump, problems };
}

const ofClient = (id: string, number: number) =>
  change(id, {
    state: "applying",
    set: { client: { name: `Client ${number}`, path: `/Clients/Profile/${number}` } },
  });
const other = () => readStoredChange(db, "9-f");

async function expectOtherDone(problems: unknown[]): Promise<void> {
  expect(await other()).toMatchObject({ state: "done", progress: { [growing.id]: { state: "verified" } } });
  expect(problems.filter(Boolean)).toEqual([]);
}

/** Each way to a property of a change, those of its parts too. */
function pathsOf(value: unknown, way: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) => [[...way, name], ...pathsOf(held, [...way, name])]);
}

describe("a damaged change that is being applied", () => {
  const whole = ofClient("1-a", 1);
  // Without these the database itself doesn't offer it as one that is being applied.
  const ways = pathsOf(whole).filter((way) => !["id", "state"].includes(way.join(".")));

  test.each([["missing"], [null], [Number.NaN], ["text"], [-5], [true], [[]], [{}], [new Date(0)]])(
    "a change with any property as %j never stops another client's change",
    async (value) => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...ways), async (way) => {
          db = await plainDatabase();
          const damaged = structuredClone(whole) as unknown as Record<string, unknown>;
          const part = way.slice(0, -1).reduce((at, name) => at[name] as Record<string, unknown>, damaged);
          if (value === "missing") delete part[way.at(-1) ?? ""];
          else part[way.at(-1) ?? ""] = value;
          await db.put("changes", damaged as never);
          await db.put("changes", ofClient("9-f", 2));
          const { pump, problems } = createRunner();
          await pump();
          await expectOtherDone(problems);
          // It was carried out, waits for a person with a problem, or was set aside as it was.
          const stored = await db.get("changes", "1-a");
          const isOpen = stored?.state === "applying" && !stored.blocked;
          const listed = await listSetAside(db, { scan: true });
          expect(isOpen ? listed.map(({ store }) => store) : ["changes"]).toEqual(["changes"]);
          expect(isOpen ? stored : damaged).toEqual(damaged);
        }),
        { numRuns: 30 },
      );
    },
    30_000,
  );

  test.each<[string, () => Target]>([
    [
      "an error while a target is chosen",
      () => {
        throw new TypeError("Ngozi Okafor");
      },
    ],
    ["no target for its kind of record", () => undefined as unknown as Target],
    [
      "an error while a form is made",
      () => ({
        ...saving,
        write: () => {
          throw new RangeError("x");
        },
      }),
    ],
    [
      "an error after the form was sent",
      () => ({
        ...saving,
        write: async (_change, _record, beforeSending) => {
          await beforeSending([]);
          throw new TypeError("x");
        },
      }),
    ],
    [
      "an error while it is read back",
      () => ({ ...saving, readBack: () => Promise.reject(new TypeError("x")) }),
    ],
  ])("%s blocks that change with a problem, and another client's change is done", async (_title, faulty) => {
    await db.put("changes", whole);
    await db.put("changes", ofClient("9-f", 2));
    const { pump, problems } = createRunner(({ id }) => (id === "1-a" ? faulty() : saving));
    await pump();
    await expectOtherDone(problems);
    const blocked = await readStoredChange(db, "1-a");
    expect(blocked).toMatchObject({ state: "applying", blocked: { code: "planbridge-change-fault" } });
    expect(JSON.stringify(blocked.blocked)).not.toContain("Ngozi");
  });

  test("a change that is damaged while it is worked on is left as it is, and another client's is done", async () => {
    await db.put("changes", whole);
    await db.put("changes", ofClient("9-f", 2));
    const damaged = { ...whole, progress: "gone" };
    const { pump, problems } = createRunner(({ id }) => ({
      ...saving,
      write: async (...args) => {
        if (id === "1-a") await db.put("changes", damaged as never);
        return saving.write(...args);
      },
    }));
    await pump();
    await expectOtherDone(problems);
    expect(await db.get("changes", "1-a")).toEqual(damaged);
  });

  test("what the database throws about itself stops all changes with its own problem", async () => {
    await db.put("changes", whole);
    await db.put("changes", ofClient("9-f", 2));
    const { pump, problems } = createRunner(() => ({
      ...saving,
      write: () => Promise.reject(new DOMException("", "InvalidStateError")),
    }));
    await pump();
    expect(problems.at(-1)).toMatchObject({ code: "database-closed" });
    expect((await listChangesByState(db, "applying")).map(({ blocked }) => blocked)).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe("a clock that was set back", () => {
  const YEAR = 365 * 24 * 3_600_000;
  const unknown: RecordProgress = {
    state: "unknown",
    sent: 1,
    sentAt: NOW + YEAR,
    readBackAt: NOW + YEAR + 4000,
    looks: 2,
  };

  test("a change whose retry was planned before it is continued now", async () => {
    await db.put("changes", { ...ofClient("9-f", 2), retryAt: NOW + YEAR });
    const { pump } = createRunner();
    await pump();
    expect(await other()).toMatchObject({ state: "done" });
  });

  test("a record whose outcome is unknown is looked for from the beginning, and isn't given up earlier", () => {
    const before = change("1-a", {
      state: "applying",
      retryAt: NOW + YEAR,
      progress: { [growing.id]: unknown },
    });
    const reset = resetFutureTimes(before, NOW);
    expect(reset).not.toHaveProperty("retryAt");
    expect(reset.progress[growing.id]).toEqual({
      state: "unknown",
      sent: 1,
      looks: 0,
      sentAt: NOW,
      readBackAt: NOW + 4000,
    });
  });

  test("times within the longest wait stay as they are", () => {
    const sound = change("1-a", {
      state: "applying",
      retryAt: NOW + LONGEST_SAVE_MS,
      progress: { [growing.id]: { ...unknown, sentAt: NOW - 5, readBackAt: NOW + 5 } },
    });
    expect(resetFutureTimes(sound, NOW)).toBe(sound);
  });

  test("a transient error is still retried later by itself", async () => {
    await db.put("changes", ofClient("9-f", 2));
    const problem = { code: "busy", what: "x", remedy: "x" };
    const { pump } = createRunner(() => ({
      ...saving,
      write: () => Promise.reject(new ProblemError("transient", problem)),
    }));
    await pump();
    expect(await other()).toMatchObject({ state: "applying", attempts: 1, retryAt: NOW + 5000 });
  });

  test.each([
    ["a server asked for as much", 0, "applying"],
    ["it was planned by a clock that was set back since", 1, "done"],
  ])("a retry half an hour ahead is waited for if %s (case %#)", async (_title, ahead, state) => {
    const planned = { retryAt: NOW + 1_800_000, retrySince: NOW + ahead };
    await db.put("changes", { ...ofClient("9-f", 2), ...planned });
    const { pump } = createRunner();
    await pump();
    expect(await other()).toMatchObject({ state });
  });
});
