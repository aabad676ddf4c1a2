import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { participantHandlers } from "../../../../lib/background/handlers/participant-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import type { SyncSummary } from "../../../../lib/domain/record/participant-record.ts";
import type { Proposals } from "../../../../lib/services/changes/propose.ts";
import type { KnownClient } from "../../../../lib/services/crm/crm-records.ts";
import type { ParticipantSync } from "../../../../lib/services/participants/synchronise-participant.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { CLIENT, CONTRACT, NDIS_NUMBER } from "../../storage/change-fixtures.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";
import { NOW } from "../../test-clock.ts";

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
  });

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
  readClient.mockReset();
  synchronise.mockReset();
  readClient.mockResolvedValue({ ...CLIENT, verifiedIdentity: identity, contracts: [CONTRACT] } as never);
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

test("participant.set-non-pace-budgets keeps the choice, which is off until somebody makes it", async () => {
  expect(await handlers()["participant.settings"](null, own)).toMatchObject({ nonPaceBudgets: false });
  const on = { nonPaceBudgets: true };
  expect(await handlers()["participant.set-non-pace-budgets"]({ isOn: true }, own)).toMatchObject(on);
  expect(await handlers()["participant.settings"](null, own)).toMatchObject(on);
});

test("F102: participant.set-role keeps what the organisation is, a plan manager until somebody says otherwise", async () => {
  expect(await handlers()["participant.settings"](null, own)).toMatchObject({ role: "plan-manager" });
  const coordinator = { role: "support-coordinator" as const };
  expect(await handlers()["participant.set-role"](coordinator, own)).toMatchObject(coordinator);
  expect(await handlers()["participant.settings"](null, own)).toMatchObject(coordinator);
});

test("F32: participant.synchronise asks nothing about a client whose API access isn't ticked", async () => {
  readClient.mockResolvedValue({ ...CLIENT, verifiedIdentity: identity, apiAccess: false } as KnownClient);
  const body = { site: SITE, path: CLIENT.path, parts: [], isConsentConfirmed: true };
  await expect(handlers()["participant.synchronise"](body, own)).rejects.toMatchObject({
    problem: { code: "api-access-missing" },
  });
  expect(synchronise).not.toHaveBeenCalled();
});
