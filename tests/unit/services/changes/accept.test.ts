import { beforeEach, describe, expect, test } from "vitest";
import {
  addChange,
  listChangesByState,
  updateChangeRequest,
} from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import type { Change } from "../../../../lib/domain/change/change.ts";
import { saveConnection } from "../../../../lib/storage/settings/settings.ts";
import { acceptAll, acceptChange, canBeAcceptedTogether } from "../../../../lib/services/changes/accept.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { adjustment, budget, contract, proposal } from "./proposal-fixtures.ts";

const NOW = 1_000_000 + 60_000;
const FOUR_HOURS = 4 * 3_600_000;

let db: Database;

beforeEach(async () => {
  db = await freshDatabase();
});

async function add(change: Change): Promise<Change> {
  await addChange(db, change);
  return change;
}

/** Two budgets, $200.00 up and $10.00 down. */
const moved = "210";
const yes = (id: string, rest: { leftOut?: string[]; typed?: string; user?: string } = {}, now = NOW) =>
  acceptChange(db, id, { leftOut: [], typed: moved, ...rest }, now);
const refusal = (code: string) => ({ kind: "permanent", problem: { code } });
const stateOf = async (id: string) => (await db.get("changes", id))?.state;

describe("accepting one change", () => {
  test("F60: acceptChange stores who accepted, on which device and when", async () => {
    await add(proposal("1-a"));
    await saveConnection(db, {
      environment: "test",
      deviceHost: "https://device.example.org",
      tokenHost: "https://token.example.org",
      ndiaHost: "https://ndia.example.org",
      tokenAudience: "https://token.example.org",
      serviceAudience: "https://service.example.org/",
      clientId: "client-1",
      apiKey: "key-1",
      orgId: "4400112233",
      deviceName: "front-desk",
    });
    expect(await yes("1-a", { user: "Pat Manager" })).toMatchObject({
      state: "applying",
      acceptedAt: NOW,
      acceptedBy: { user: "Pat Manager", device: "front-desk" },
    });
    expect(await stateOf("1-a")).toBe("applying");
  });

  test.each(["210", "210.00", "$210", "$210.00", " 210 ", "$ 210.00"])(
    "F60: acceptChange accepts the moved amount typed as “%s”",
    async (typed) => {
      await add(proposal("1-a"));
      expect((await yes("1-a", { typed })).state).toBe("applying");
    },
  );

  test.each(["", "yes", "200", "2100", "-210", "210.0", "210,00", "190"])(
    "F60: acceptChange rejects the typed amount “%s” and accepts nothing",
    async (typed) => {
      await add(proposal("1-a"));
      await expect(yes("1-a", { typed })).rejects.toMatchObject(refusal("amount-not-typed"));
      expect(await stateOf("1-a")).toBe("proposed");
    },
  );

  test("F60: acceptChange expects the amount of the ticked records only", async () => {
    await add(proposal("1-a"));
    await expect(yes("1-a", { leftOut: ["plan-budget/Transport"] })).rejects.toMatchObject(
      refusal("amount-not-typed"),
    );
    expect((await yes("1-a", { leftOut: ["plan-budget/Transport"], typed: "200" })).state).toBe("applying");
  });

  test("F60: acceptChange needs no typed amount for a change of dates alone", async () => {
    const fields = [
      {
        field: "endDate",
        label: "End Date",
        kind: "date",
        before: "2027-01-11",
        after: "2028-01-11",
      } as const,
    ];
    await add(proposal("1-a", { records: [budget("Consumables", { fields })] }));
    expect((await yes("1-a", { typed: "" })).state).toBe("applying");
  });

  test("F60: acceptChange called twice starts the change once", async () => {
    await add(proposal("1-a"));
    const first = await yes("1-a", { user: "Pat Manager" });
    await updateChangeRequest(db, "1-a", (change) => ({ ...change, attempts: 3 }));
    const second = await yes("1-a", { user: "Somebody Else" }, NOW + 5);
    expect(second).toEqual({ ...first, attempts: 3 });
  });

  test("F60: acceptChange called twice at the same moment keeps the choices of one call only", async () => {
    await add(proposal("1-a"));
    const [one, two] = await Promise.all([
      yes("1-a"),
      yes("1-a", { leftOut: ["plan-budget/Transport"], typed: "200" }),
    ]);
    expect(one).toEqual(two);
    expect(Object.values(one.progress).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
  });

  test.each(["superseded", "done"] as const)(
    "acceptChange doesn't start a change that is already %s",
    async (state) => {
      await add(proposal("1-a", {}, { state }));
      expect((await yes("1-a")).state).toBe(state);
      expect(await listChangesByState(db, "applying")).toEqual([]);
    },
  );

  test("acceptChange reports a change that was deleted", async () => {
    await expect(yes("1-a")).rejects.toMatchObject(refusal("record-gone"));
  });

  const create = [contract(), budget("Consumables", { action: "create" }), adjustment("Consumables")];
  test.each<[string, Parameters<typeof proposal>[1], string[], string]>([
    [
      "F37: with no budget ticked",
      { purpose: "create-contract", records: create },
      ["plan-budget/Consumables"],
      "nothing-ticked",
    ],
    ["F59: with nothing to write", { records: [] }, [], "nothing-to-change"],
    [
      "F59: with everything unticked",
      {},
      ["plan-budget/Consumables", "plan-budget/Transport"],
      "nothing-to-change",
    ],
    [
      "with something in its way",
      { refusals: [{ code: "contract-exists", what: "x", remedy: "x" }] },
      [],
      "contract-exists",
    ],
  ])("%s, a change can't be accepted", async (_title, set, leftOut, code) => {
    await add(proposal("1-a", set));
    await expect(yes("1-a", { leftOut, typed: "0" })).rejects.toMatchObject(refusal(code));
    expect(await stateOf("1-a")).toBe("proposed");
  });

  test("acceptChange takes a retrieval of four hours ago and rejects one that is a moment older", async () => {
    const { set } = await add(proposal("1-a"));
    await expect(yes("1-a", {}, set.retrievedAt + FOUR_HOURS + 1)).rejects.toMatchObject(
      refusal("retrieval-too-old"),
    );
    expect((await yes("1-a", {}, set.retrievedAt + FOUR_HOURS)).state).toBe("applying");
  });

  test("acceptChange rejects a change while another of the same client is under way", async () => {
    await add(proposal("1-a", {}, { state: "applying" }));
    await add(proposal("2-b"));
    await expect(yes("2-b")).rejects.toMatchObject(refusal("change-under-way"));
    await updateChangeRequest(db, "1-a", (change) => ({ ...change, state: "done" }));
    expect((await yes("2-b")).state).toBe("applying");
  });

  test("acceptChange accepts one of two changes of a client that are accepted at the same moment", async () => {
    await add(proposal("1-a"));
    await add(proposal("2-b"));
    const results = await Promise.allSettled([yes("1-a"), yes("2-b")]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect((await listChangesByState(db, "applying")).map(({ id }) => id)).toEqual(["1-a"]);
  });

  test.each([
    ["another client's", { client: { name: "Mei van der Berg", path: "/Clients/Profile/13" } }, {}],
    ["another CRM's", {}, { site: "https://other.example.org" }],
  ])("acceptChange ignores %s change under way", async (_title, set, rest) => {
    await add(proposal("1-a", set, { state: "applying", ...rest }));
    await add(proposal("2-b"));
    expect((await yes("2-b")).state).toBe("applying");
  });
});

describe("accepting a batch's changes at once", () => {
  const ofClient = (at: number) => ({ client: { name: `Client ${at}`, path: `/Clients/Profile/${at}` } });
  const ofBatch = { batchId: "b-1" };
  const all = (typed: string, now = NOW) => acceptAll(db, "b-1", { typed }, now);
  const applyingNow = async () => (await listChangesByState(db, "applying")).map(({ id }) => id);

  const warned = proposal("3-c", { ...ofClient(3), warnings: ["x"] }, ofBatch);
  const refused = proposal(
    "4-d",
    { ...ofClient(4), refusals: [{ code: "contract-exists", what: "x", remedy: "x" }] },
    ofBatch,
  );
  const warnedBudget = proposal(
    "5-e",
    { ...ofClient(5), records: [budget("Transport", { warnings: ["x"] })] },
    ofBatch,
  );
  const leftOut = proposal(
    "6-f",
    {
      ...ofClient(6),
      records: [
        budget("Transport"),
        { ...budget("Consumables"), leftOut: { code: "x", what: "x", remedy: "x" } },
      ],
    },
    ofBatch,
  );
  const empty = proposal("7-g", { ...ofClient(7), records: [] }, ofBatch);
  const done = proposal("8-h", ofClient(8), { ...ofBatch, state: "done" });
  const elsewhere = proposal("9-i", ofClient(9), { batchId: "b-2" });

  test.each([warned, refused, warnedBudget, leftOut, empty, done])(
    "canBeAcceptedTogether is false for $id",
    (change) => {
      expect(canBeAcceptedTogether(change)).toBe(false);
    },
  );

  test("F60: acceptAll accepts every change without warnings, and no other, for one typed sum", async () => {
    await add(proposal("1-a", ofClient(1), ofBatch));
    await add(proposal("2-b", ofClient(2), ofBatch));
    for (const change of [warned, refused, warnedBudget, leftOut, empty, done, elsewhere]) await add(change);
    await all("420");
    expect(await applyingNow()).toEqual(["1-a", "2-b"]);
  });

  test("F60: acceptAll accepts nothing for a different sum", async () => {
    await add(proposal("1-a", ofClient(1), ofBatch));
    await add(proposal("2-b", ofClient(2), ofBatch));
    await expect(all(moved)).rejects.toMatchObject(refusal("amount-not-typed"));
    expect(await applyingNow()).toEqual([]);
  });

  test("acceptAll accepts nothing when one change is too old", async () => {
    await add(proposal("1-a", ofClient(1), ofBatch));
    await add(proposal("2-b", { ...ofClient(2), retrievedAt: NOW - FOUR_HOURS - 1 }, ofBatch));
    await expect(all("420")).rejects.toMatchObject(refusal("retrieval-too-old"));
    expect(await applyingNow()).toEqual([]);
  });

  test("F60: acceptAll called twice at the same moment accepts each change once", async () => {
    await add(proposal("1-a", ofClient(1), ofBatch));
    const results = await Promise.allSettled([all(moved), yes("1-a"), all(moved)]);
    expect(results[0]?.status).toBe("fulfilled");
    const change = await db.get("changes", "1-a");
    expect([change?.state, change?.acceptedAt]).toEqual(["applying", NOW]);
    expect(Object.values(change?.progress ?? {}).map(({ sent }) => sent)).toEqual([0, 0]);
  });

  test("acceptAll skips a change whose client has another under way and accepts the others", async () => {
    await add(proposal("0-x", { ...ofClient(1) }, { state: "applying" }));
    await add(proposal("1-a", ofClient(1), ofBatch));
    await add(proposal("2-b", ofClient(2), ofBatch));
    await all("420");
    expect(await applyingNow()).toEqual(["0-x", "2-b"]);
  });

  test("acceptAll accepts both contracts of one client", async () => {
    await add(proposal("1-a", ofClient(1), ofBatch));
    const second = { contract: { reference: "SC-2", path: "/ServiceContracts/Details/2" } };
    await add(proposal("2-b", { ...ofClient(1), ...second }, ofBatch));
    await all("420");
    expect(await applyingNow()).toEqual(["1-a", "2-b"]);
  });
});
