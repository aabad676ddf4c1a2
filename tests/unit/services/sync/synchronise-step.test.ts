import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Problem, ProblemError } from "../../../../lib/core/problem.ts";
import type { PartSummary, SyncSummary } from "../../../../lib/domain/record/participant-record.ts";
import type { Batch, Job } from "../../../../lib/domain/sync/batch.ts";
import type { BriefReading } from "../../../../lib/crm/read/read-page.ts";
import type { ParticipantSync } from "../../../../lib/services/participants/synchronise-participant.ts";
import { type SynchroniseDeps, synchroniseStep } from "../../../../lib/services/sync/synchronise-step.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { updateParticipantRecord } from "../../../../lib/storage/participant-repository.ts";
import { findCrmProfile } from "../../../../lib/storage/profile/crm-profile-repository.ts";
import { crmProfile } from "../../domain/profile/crm-profile/profile-fixtures.ts";
import { batch, freshDatabase, job, SITE } from "../../storage/row-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const NUMBER = "430000017";
const identity = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: NUMBER };
const CONFIRMED = { user: "Pat Manager", device: "desk-1", at: NOW - 5 };
const problem = (code: string, field?: string): Problem => ({
  code,
  what: `${code}.`,
  remedy: "x",
  ...(field ? { field } : {}),
});
const came = (part: PartSummary["part"]): PartSummary => ({
  part,
  result: "retrieved",
  count: 1,
  unread: [],
});
const ALL: PartSummary[] = [came("plans"), came("budgets"), came("goals"), came("bookings")];
const OF_ALL: Batch = batch("1-a", {
  kind: "participants",
  participants: { choice: "1-c", parts: ["budgets", "goals", "bookings"], confirmed: CONFIRMED },
});
const consenting = (rest: Partial<Job> = {}) =>
  job("1-a/00001", { kind: "participant", consentOf: NUMBER, ...rest });

let db: Database;
const synchronise = vi.fn<SynchroniseDeps["synchronise"]>();
beforeEach(async () => {
  db = await freshDatabase();
  synchronise.mockReset();
  synchronise.mockImplementation(({ job: own }) => Promise.resolve(summary(ALL, own?.id)));
});

function summary(parts: PartSummary[], jobId?: string): SyncSummary {
  return { at: NOW, isPace: false, parts, ...(jobId ? { jobId } : {}) };
}

function step(one: Job = consenting(), client: object = {}, of: Batch = OF_ALL) {
  const reading = {
    page: "client-profile",
    client: { identity, name: "Ngozi Okafor", contracts: [], problems: [], ...client },
  };
  return synchroniseStep(one, of, {
    db,
    readCrm: () => Promise.resolve(reading as unknown as BriefReading),
    today: () => TODAY,
    now: () => NOW,
    synchronise,
  });
}
const asked = (): Partial<ParticipantSync> => synchronise.mock.calls[0]?.[0] ?? {};

describe("synchroniseStep", () => {
  test("F159: synchroniseStep keeps the profile that the client's page shows, without another request", async () => {
    const profile = crmProfile();
    await step(consenting(), { profile });
    expect((await findCrmProfile(db, SITE, NUMBER))?.read).toEqual({ at: NOW, profile });
  });

  test("F146, F148, F149: synchroniseStep asks for what was chosen, with who confirmed consent and when", async () => {
    expect(await step()).toEqual({ state: "success", summary: summary(ALL, "1-a/00001") });
    expect(asked()).toEqual({
      site: SITE,
      identity,
      parts: ["budgets", "goals", "bookings"],
      isConsentConfirmed: true,
      actor: { user: "Pat Manager", device: "desk-1" },
      confirmedAt: CONFIRMED.at,
      notAsked: [],
      job: { id: "1-a/00001", batchId: "1-a" },
    });
  });

  test("F149, F191: synchroniseStep leaves out the budgets of one whose consent nobody confirmed, and says so", async () => {
    const { consentOf: _nobody, ...one } = consenting();
    synchronise.mockImplementation(({ notAsked = [] }) =>
      Promise.resolve(summary([came("plans"), ...notAsked, came("goals")])),
    );
    expect(await step(one)).toMatchObject({
      state: "success",
      notes: ["Plan budgets: Nobody has confirmed that the participant consents to sharing budgets."],
    });
    expect(asked()).toMatchObject({ parts: ["goals", "bookings"], isConsentConfirmed: false });
  });

  test.each<[string, string, object, Partial<Job>]>([
    [
      "F147: without an NDIS number",
      "ndis-number-missing",
      { identity: { ...identity, ndisNumber: "" } },
      {},
    ],
    [
      "F147: whose page doesn't show the date of birth for certain",
      "crm-field-not-shown",
      {
        identity: { surname: "Okafor", ndisNumber: NUMBER },
        problems: [problem("other", "Plan"), problem("crm-field-not-shown", "Date of Birth")],
      },
      {},
    ],
    ["who is another than when consent was confirmed", "consent-of-other", {}, { consentOf: "430000025" }],
  ])("synchroniseStep fails for a client %s, and nothing is asked", async (_title, code, client, change) => {
    expect(await step(consenting(change), client)).toMatchObject({ state: "failed", problem: { code } });
    expect(synchronise).not.toHaveBeenCalled();
  });

  test("F32: synchroniseStep asks nothing about a client whose API access isn't ticked", async () => {
    await expect(step(consenting(), { apiAccess: false })).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "api-access-missing" },
    });
  });

  test("F152: one part that was refused makes the result failed with its reason, and the others stay", async () => {
    const refused: PartSummary = {
      part: "goals",
      result: "failed",
      unread: [],
      problem: problem("no-authority"),
    };
    const whole = summary([came("plans"), came("budgets"), refused, came("bookings")]);
    synchronise.mockResolvedValue(whole);
    expect(await step()).toEqual({
      state: "failed",
      problem: { ...problem("no-authority"), what: "Plan goals: no-authority." },
      summary: whole,
    });
  });

  test("synchroniseStep tries again what may come another time, never before it is wanted", async () => {
    const lost: PartSummary = {
      part: "goals",
      result: "failed",
      unread: [],
      problem: problem("busy"),
      again: true,
    };
    synchronise.mockImplementation((_request, failed) => {
      failed(new ProblemError("transient", problem("timeout")));
      failed(new ProblemError("transient", problem("busy"), { retryAt: NOW + 9 }));
      return Promise.resolve(summary([came("plans"), lost]));
    });
    await expect(step()).rejects.toMatchObject({ kind: "transient", retryAt: NOW + 9 });
    synchronise.mockImplementation((_request, failed) => {
      failed(new ProblemError("transient", problem("timeout")));
      failed(new ProblemError("blocked", problem("not-connected")));
      return Promise.resolve(summary([came("plans"), lost]));
    });
    await expect(step()).rejects.toMatchObject({ kind: "blocked", problem: { code: "not-connected" } });
  });

  test("a request that failed and brought nothing less than the rest is no reason for another try", async () => {
    synchronise.mockImplementation((_request, failed) => {
      failed(new ProblemError("transient", problem("timeout")));
      return Promise.resolve(summary(ALL));
    });
    expect(await step()).toMatchObject({ state: "success" });
  });

  test("synchroniseStep settles what another worker has stored for the same job, and asks nothing", async () => {
    await store(summary(ALL, "1-a/00001"));
    expect(await step()).toEqual({ state: "success", summary: summary(ALL, "1-a/00001") });
    expect(synchronise).not.toHaveBeenCalled();
  });

  test("synchroniseStep asks only for what an earlier try of the same job didn't bring", async () => {
    const lost: PartSummary = {
      part: "goals",
      result: "failed",
      unread: [],
      problem: problem("busy"),
      again: true,
    };
    const before = summary([came("plans"), came("budgets"), lost, came("bookings")], "1-a/00001");
    await store(before);
    await step();
    expect(asked()).toMatchObject({
      parts: ["goals"],
      notAsked: [came("budgets"), came("bookings")],
      earlier: before.parts,
    });
  });

  test("synchroniseStep doesn't take another synchronisation of the participant for its own", async () => {
    await store(summary(ALL, "1-a/00002"));
    await step();
    expect(asked()).toMatchObject({ parts: ["budgets", "goals", "bookings"], notAsked: [] });
  });

  test("synchroniseStep says that a batch without a choice can't be gone on with", async () => {
    await expect(step(consenting(), {}, batch("1-a", { kind: "participants" }))).rejects.toMatchObject({
      problem: { code: "choice-missing" },
    });
  });
});

const store = (lastSync: SyncSummary) => updateParticipantRecord(db, SITE, NUMBER, () => ({ lastSync }));
