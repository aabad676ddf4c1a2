import { beforeEach, describe, expect, test, vi } from "vitest";
import { type ProblemKind, ProblemError } from "../../../../lib/core/problem.ts";
import type { PageReading } from "../../../../lib/crm/read/read-page.ts";
import type { ReadCrm } from "../../../../lib/services/crm/crm-access.ts";
import { readClientPage, readContractPage } from "../../../../lib/services/crm/crm-reader.ts";
import { NOW, setClock } from "../../test-clock.ts";

const SITE = "https://crm.example.org";
const client: PageReading = {
  page: "client-profile",
  client: { identity: {}, contracts: [], contractsWhole: true, name: "Ivy", problems: [], doubts: [] },
};
const paths = ["/Clients/1", "/Clients/2", "/Clients/3", "/Clients/4"];
const failure = (kind: ProblemKind, code: string) =>
  new ProblemError(kind, { code, what: code, remedy: "x" });

/** A CRM whose answers are given one by one, in the order of the requests. */
function createCrm() {
  const requests: { path: string; answer: (reading: PageReading | ProblemError) => void }[] = [];
  const readCrm: ReadCrm = (_site, path) =>
    new Promise((resolve, reject) => {
      requests.push({
        path,
        answer: (reading) => (reading instanceof ProblemError ? reject(reading) : resolve(reading)),
      });
    });
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  return {
    readCrm,
    requested: () => requests.map(({ path }) => path),
    async answer(at: number, reading: PageReading | ProblemError) {
      requests[at]?.answer(reading);
      await settled();
    },
    settled,
  };
}

describe("the first page of its kind", () => {
  beforeEach(() => setClock(NOW));

  const readAll = (readCrm: ReadCrm) =>
    Promise.allSettled(paths.map((path) => readClientPage(readCrm, SITE, path)));

  test("is requested alone, and the others once it was recognised", async () => {
    const crm = createCrm();
    const all = readAll(crm.readCrm);
    await crm.settled();
    expect(crm.requested()).toEqual(["/Clients/1"]);
    await crm.answer(0, client);
    expect(crm.requested()).toEqual(paths);
    for (const at of [1, 2, 3]) await crm.answer(at, client);
    expect((await all).map(({ status }) => status)).toEqual(paths.map(() => "fulfilled"));
  });

  test("keeps all others from being requested when it isn't recognised", async () => {
    const crm = createCrm();
    const all = readAll(crm.readCrm);
    await crm.answer(0, { page: null });
    expect(crm.requested()).toEqual(["/Clients/1"]);
    const [first, ...others] = await all;
    expect(first).toMatchObject({ reason: { kind: "permanent", problem: { code: "crm-page-unknown" } } });
    expect(others).toEqual(
      others.map(() =>
        expect.objectContaining({
          reason: expect.objectContaining({
            kind: "blocked",
            problem: expect.objectContaining({
              code: "crm-page-unknown",
              remedy: expect.stringContaining("No other was opened"),
            }),
          }),
        }),
      ),
    );
  });

  test("is tried anew by whoever asks after it wasn't recognised", async () => {
    const crm = createCrm();
    const first = readClientPage(crm.readCrm, SITE, "/Clients/1");
    await Promise.all([
      expect(first).rejects.toThrow("crm-page-unknown"),
      crm.answer(0, { page: "streamline" }),
    ]);
    const second = readClientPage(crm.readCrm, SITE, "/Clients/2");
    await crm.answer(1, client);
    await expect(second).resolves.toMatchObject({ name: "Ivy" });
  });

  test.each<[ProblemKind, string, number]>([
    ["blocked", "crm-signed-out", 1],
    ["transient", "crm-network", 1],
    ["transient", "crm-timeout", 1],
    ["transient", "crm-fault", 2],
    ["permanent", "crm-record-gone", 2],
  ])("ends as %s %s: %i pages are requested by then", async (kind, code, count) => {
    const crm = createCrm();
    const all = readAll(crm.readCrm);
    await crm.answer(0, failure(kind, code));
    expect(crm.requested()).toHaveLength(count);
    if (count > 1) for (const at of [1, 2, 3]) await crm.answer(at, client);
    const [first, last] = [(await all)[0], (await all)[3]];
    expect(first).toMatchObject({ reason: { kind, problem: { code } } });
    expect(last?.status).toBe(count > 1 ? "fulfilled" : "rejected");
  });

  test("vouches for its own kind, on its own site, for a minute", async () => {
    const readCrm = vi.fn<ReadCrm>(() => Promise.resolve(client));
    await readClientPage(readCrm, SITE, "/Clients/1");
    const pending = new Promise<PageReading>(() => undefined);
    readCrm.mockReturnValue(pending);
    const start = (read: typeof readClientPage | typeof readContractPage, site = SITE) => {
      readCrm.mockClear();
      for (const path of paths) void read(readCrm, site, path);
      return readCrm.mock.calls.length;
    };
    expect(start(readClientPage)).toBe(4);
    expect(start(readContractPage)).toBe(1);
    expect(start(readClientPage, "https://other.example.org")).toBe(1);
    setClock(NOW + 61_000);
    expect(start(readClientPage)).toBe(1);
  });

  test("is asked for anew after one that isn't recognised, so that a changed CRM costs those under way alone", async () => {
    const crm = createCrm();
    const first = readClientPage(crm.readCrm, SITE, "/Clients/1");
    await crm.answer(0, client);
    const underWay = [2, 3].map((id) => readClientPage(crm.readCrm, SITE, `/Clients/${id}`));
    const ended = Promise.allSettled([first, ...underWay]);
    await crm.answer(1, { page: null });
    await crm.answer(2, { page: null });
    const later = Promise.allSettled(
      [4, 5, 6].map((id) => readClientPage(crm.readCrm, SITE, `/Clients/${id}`)),
    );
    await crm.settled();
    expect(crm.requested()).toEqual(["/Clients/1", "/Clients/2", "/Clients/3", "/Clients/4"]);
    await crm.answer(3, { page: null });
    expect((await ended).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(await later).toMatchObject(
      ["permanent", "blocked", "blocked"].map((kind) => ({
        reason: { kind, problem: { code: "crm-page-unknown" } },
      })),
    );
  });

  test("vouches for its kind again once the page after an odd one is recognised", async () => {
    const readCrm = vi.fn<ReadCrm>(() => Promise.resolve(client));
    await readClientPage(readCrm, SITE, "/Clients/1");
    readCrm.mockResolvedValueOnce({ page: null });
    await expect(readClientPage(readCrm, SITE, "/Clients/2")).rejects.toThrow("crm-page-unknown");
    await readClientPage(readCrm, SITE, "/Clients/3");
    readCrm.mockClear().mockReturnValue(new Promise<PageReading>(() => undefined));
    for (const path of paths) void readClientPage(readCrm, SITE, path);
    expect(readCrm).toHaveBeenCalledTimes(4);
  });

  test("vouches for no page when the clock was set back since", async () => {
    const readCrm = vi.fn<ReadCrm>(() => Promise.resolve(client));
    await readClientPage(readCrm, SITE, "/Clients/1");
    setClock(NOW - 3_600_000);
    readCrm.mockReset().mockReturnValue(new Promise<PageReading>(() => undefined));
    for (const path of paths) void readClientPage(readCrm, SITE, path);
    expect(readCrm).toHaveBeenCalledTimes(1);
  });
});
