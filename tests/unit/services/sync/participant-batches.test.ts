import { beforeEach, describe, expect, test } from "vitest";
import {
  type ParticipantStart,
  startParticipantBatch,
} from "../../../../lib/services/sync/participant-batches.ts";
import { addBatch, latestBatch } from "../../../../lib/storage/batch-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { listJobs } from "../../../../lib/storage/job-repository.ts";
import { batch, freshDatabase, job, SITE } from "../../storage/row-fixtures.ts";
import { NOW } from "../../test-clock.ts";

const CONFIRMED = { user: "Pat Manager", device: "desk-1", at: NOW };
const ADA = { name: "Ada", path: "/Clients/Profile/1", consentOf: "430000017" };
const BEN = { name: "Ben", path: "/Clients/Profile/2" };

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

function start(change: Partial<ParticipantStart> = {}): Promise<string> {
  const whole: ParticipantStart = {
    site: SITE,
    choice: "5-a1",
    parts: ["budgets", "goals"],
    clients: [ADA, BEN],
    confirmed: CONFIRMED,
    ...change,
  };
  return startParticipantBatch(db, whole, NOW);
}

describe("startParticipantBatch", () => {
  test("F148, F149: startParticipantBatch keeps the chosen parts, who confirmed consent and when, and for whom", async () => {
    const id = await start();
    expect(await db.get("batches", id)).toEqual({
      id,
      kind: "participants",
      site: SITE,
      startedAt: NOW,
      totalClients: 2,
      failuresRead: { count: 0, until: 0 },
      participants: { choice: "5-a1", parts: ["budgets", "goals"], confirmed: CONFIRMED },
    });
    expect(await listJobs(db, id)).toEqual([
      job(`${id}/00001`, {
        kind: "participant",
        client: { name: ADA.name, path: ADA.path },
        consentOf: ADA.consentOf,
      }),
      job(`${id}/00002`, { kind: "participant", client: BEN }),
    ]);
  });

  test("startParticipantBatch starts one batch for a choice, however often it is pressed", async () => {
    const [first, second] = await Promise.all([start(), start({ clients: [BEN], parts: [] })]);
    expect(second).toBe(first);
    expect(await db.count("batches")).toBe(1);
    expect(await start({ choice: "6-b2" })).not.toBe(first);
  });

  test("startParticipantBatch starts beside an open batch of any kind", async () => {
    await addBatch(db, batch("1-a", { kind: "participants" }), [job("1-a/00001", { kind: "participant" })]);
    const id = await start();
    expect(await db.count("batches")).toBe(2);
    expect((await latestBatch(db, SITE, "participants"))?.id).toBe(id);
    expect(await latestBatch(db, SITE, "active-plans")).toBeUndefined();
  });

  test("F149, F191: startParticipantBatch refuses budgets where consent is confirmed for nobody", async () => {
    const refusal = { problem: { code: "consent-not-confirmed" } };
    await expect(start({ clients: [BEN] })).rejects.toMatchObject(refusal);
    const { confirmed: _who, ...nobody } = { confirmed: CONFIRMED };
    const unsigned = { site: SITE, choice: "5-a1", parts: ["budgets"] as const, clients: [ADA], ...nobody };
    await expect(startParticipantBatch(db, unsigned, NOW)).rejects.toMatchObject(refusal);
    expect(await db.count("batches")).toBe(0);
  });

  test("startParticipantBatch keeps no consent where budgets weren't chosen", async () => {
    const id = await start({ parts: ["goals", "goals"] });
    expect((await listJobs(db, id)).some(({ consentOf }) => consentOf !== undefined)).toBe(false);
    expect((await db.get("batches", id))?.participants?.parts).toEqual(["goals"]);
  });
});
