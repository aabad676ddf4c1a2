// @vitest-environment node
import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { participantHandlers } from "../../../../lib/background/handlers/participant-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import type { SyncSummary } from "../../../../lib/domain/record/participant-record.ts";
import type { Proposals } from "../../../../lib/services/changes/propose.ts";
import type { KnownClient } from "../../../../lib/services/crm/crm-records.ts";
import type { ParticipantSync } from "../../../../lib/services/participants/synchronise-participant.ts";
import { saveContractStatus } from "../../../../lib/storage/contract-status-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { updateParticipantRecord } from "../../../../lib/storage/participant-repository.ts";
import { saveSnapshot } from "../../../../lib/storage/plan-repository.ts";
import { CLIENT, CONTRACT, NDIS_NUMBER, snapshot } from "../../storage/change-fixtures.ts";
import { participantRecord } from "../../storage/participant-fixtures.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const page: Sender = { caller: "crm-page", origin: SITE, path: CLIENT.path, tabId: 7, frameId: 0 };
const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const identity = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: NDIS_NUMBER };

let db: Database;
const readClient = vi.fn<Proposals["readClient"]>();
const synchronise = vi.fn<(request: ParticipantSync) => Promise<SyncSummary>>();

const handlers = () =>
  participantHandlers({
    db,
    proposals: { readClient },
    synchronise,
    userOf: () => Promise.resolve("Pat Manager"),
    now: () => NOW,
    today: () => TODAY,
  });

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
  readClient.mockReset();
  synchronise.mockReset();
  readClient.mockResolvedValue({ ...CLIENT, verifiedIdentity: identity, contracts: [CONTRACT] } as never);
});

test.each<[string, Sender, { site?: string }]>([
  ["a page of the CRM", page, { site: "https://other.example.org" }],
  ["an extension page", own, { site: SITE }],
])(
  "participant.record gives %s what is stored of the client whom the CRM's page names",
  async (_title, from, named) => {
    await saveSnapshot(db, snapshot("s-1", NOW));
    await updateParticipantRecord(db, SITE, NDIS_NUMBER, () => participantRecord());
    await saveContractStatus(db, {
      site: SITE,
      path: CONTRACT.path,
      checkedAt: NOW,
      outcome: "failed",
      compared: [],
      notes: [],
      problem: { code: "plan-end-differs", what: "The end differs.", remedy: "Edit it." },
    });
    const view = await handlers()["participant.record"]({ ...named, path: CLIENT.path }, from);
    expect(readClient).toHaveBeenCalledWith(SITE, CLIENT.path);
    expect(view).toMatchObject({
      ndisNumber: NDIS_NUMBER,
      isPace: true,
      consent: { user: "Pat Manager" },
      nextSteps: expect.arrayContaining([
        expect.objectContaining({
          code: "contract-differs",
          what: expect.stringContaining(CONTRACT.reference),
        }),
      ]),
    });
    expect(view.plans.length).toBeGreaterThan(0);
  },
);

test("participant.record has nothing of what was asked for another CRM", async () => {
  await saveSnapshot(db, { ...snapshot("s-1", NOW), site: "https://other.example.org" });
  await updateParticipantRecord(db, "https://other.example.org", NDIS_NUMBER, () => participantRecord());
  const view = await handlers()["participant.record"]({ path: CLIENT.path }, page);
  expect(view).toMatchObject({ isPace: null, plans: [] });
  expect(view).not.toHaveProperty("consent");
});

test("participant.synchronise asks with the identity of the CRM's own page, and with who is signed in there", async () => {
  const summary: SyncSummary = { at: NOW, isPace: true, parts: [] };
  synchronise.mockResolvedValue(summary);
  const body = { site: SITE, path: CLIENT.path, parts: ["goals" as const], isConsentConfirmed: false };
  expect(await handlers()["participant.synchronise"](body, own)).toBe(summary);
  expect(synchronise).toHaveBeenCalledWith({
    site: SITE,
    identity,
    parts: ["goals"],
    isConsentConfirmed: false,
    actor: { user: "Pat Manager", device: "" },
  });
});

test("F32: participant.synchronise asks nothing about a client whose API access isn't ticked", async () => {
  readClient.mockResolvedValue({ ...CLIENT, verifiedIdentity: identity, apiAccess: false } as KnownClient);
  const body = { site: SITE, path: CLIENT.path, parts: [], isConsentConfirmed: true };
  await expect(handlers()["participant.synchronise"](body, own)).rejects.toMatchObject({
    problem: { code: "api-access-missing" },
  });
  expect(synchronise).not.toHaveBeenCalled();
});
