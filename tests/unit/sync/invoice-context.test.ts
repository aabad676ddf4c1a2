// @vitest-environment node
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../lib/store/database.ts";
import { keepLinks } from "../../../lib/store/links.ts";
import { paceSnapshots } from "../../../lib/store/plans.ts";
import { checkCaptured } from "../../../lib/sync/check-captured.ts";
import type { ReadCrm } from "../../../lib/sync/crm-reader.ts";
import { createInvoiceContexts } from "../../../lib/sync/invoice-context.ts";
import { run, update } from "../../sandbox/database/query.ts";
import { freshDatabase } from "../store/rows.ts";
import { employ } from "./change-worker.ts";
import { CRM, notice, Office } from "./crm-office.ts";
import { type Regular, regular } from "./regular.ts";

const TODAY = "2026-11-22";
const NOW = 1_790_000_000_000;
let office: Office;
let db: Database;
let client: Regular;
let read: string[];

beforeAll(async () => {
  office = await Office.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  client = regular(office);
  read = [];
});

function contexts() {
  const { proposals, readCrm } = employ(office, db);
  const counted: ReadCrm = (site, path) => {
    read.push(path);
    return readCrm(site, path);
  };
  const made = createInvoiceContexts({ db, proposals, today: () => TODAY, now: () => NOW });
  return { contexts: made, readCrm: counted };
}
const ask = (retrieve: boolean, whose: object = { clientPath: client.path }) =>
  contexts().contexts.contextFor(CRM, whose, retrieve);
const askedOf = (ndisNumber: string) => office.control.counters().participants[ndisNumber];

describe("what an invoice is held against", () => {
  test("F63: is what the CRM shows, as long as no plan was retrieved; nobody else is asked", async () => {
    const known = await ask(false);
    expect(known).toMatchObject({
      client: { path: client.path },
      crmAt: NOW,
      context: { today: TODAY, isPace: true, contract: { active: true }, source: { at: NOW, of: "crm" } },
    });
    expect([known.ndiaAt, known.problem, known.context.plan]).toEqual([undefined, undefined, undefined]);
    expect(new Set(known.context.budgets?.map(({ category }) => category))).toEqual(
      new Set(Object.keys(client.budgets)),
    );
    expect(askedOf(client.ndisNumber)).toBeUndefined();
    expect(office.control.counters().writes).toEqual({});
  });

  test("F62 F63: is the NDIA's with its own dates for each budget, once the plan was retrieved", async () => {
    const known = await ask(true);
    const [snapshot] = await paceSnapshots(db, client.ndisNumber);
    expect(known.ndiaAt).toBe(snapshot?.retrievedAt);
    expect(known.context).toMatchObject({
      plan: { startDate: client.plan.start, endDate: client.plan.end },
      source: { at: snapshot?.retrievedAt, of: "both" },
    });
    const ends = new Set(
      known.context.budgets?.filter(({ from }) => from?.dates === "ndia").map(({ endDate }) => endDate),
    );
    expect([...ends]).toEqual(expect.arrayContaining([client.plan.end, client.shorter]));
  });

  test("F63: a later look takes what was retrieved before, and doesn't ask again", async () => {
    await ask(true);
    office.control.resetCounters();
    expect((await ask(false)).context.plan?.endDate).toBe(client.plan.end);
    expect(askedOf(client.ndisNumber)).toBeUndefined();
  });

  test("F63: is the contract that is active, whatever others there were", async () => {
    update(office.database, "contracts", client.contract, { start_date: client.plan.start });
    const { context } = await ask(false);
    expect(context.contract).toMatchObject({ startDate: client.plan.start, active: true });
    update(office.database, "contracts", client.contract, { status: "Inactive" });
    expect((await ask(false)).context.contract).toMatchObject({ active: false });
    update(office.database, "contracts", client.contract, { status: "Active" });
  });

  test("F63: a participant is found by number, if the client's page was read before", async () => {
    expect(await ask(false, { ndisNumber: client.ndisNumber })).toEqual({ context: { today: TODAY } });
    await keepLinks(db, [{ site: CRM, path: client.path, ndisNumber: client.ndisNumber }]);
    expect(await ask(false, { ndisNumber: client.ndisNumber })).toMatchObject({
      client: { path: client.path },
    });
  });

  test("F63: nobody in particular is nothing known", async () => {
    expect(await ask(true, {})).toEqual({ context: { today: TODAY } });
  });

  test("F63: what the CRM doesn't tell is said with what the NDIA told before", async () => {
    await ask(true);
    office.meddle = ({ path }, goOn) =>
      path === client.path ? Promise.resolve(notice(client.path)) : goOn();
    const known = await ask(false, { clientPath: client.path, ndisNumber: client.ndisNumber });
    expect(known.problem?.code).toMatch(/^crm-/);
    expect(known).not.toHaveProperty("client");
    expect(known.context).toMatchObject({ plan: { endDate: client.plan.end }, source: { of: "ndia" } });
    expect(known.context).not.toHaveProperty("contract");
  });

  test("F63: what the NDIA refuses is said with what the CRM shows", async () => {
    update(office.database, "clients", client.id, { surname: "Somebody" });
    const known = await ask(true);
    expect(known.problem?.what).toBeDefined();
    expect(known).toMatchObject({ client: { path: client.path }, context: { contract: { active: true } } });
    expect(known).not.toHaveProperty("ndiaAt");
  });

  test("F63: an error of our own isn't taken for an answer", async () => {
    office.meddle = () => Promise.reject(new RangeError("x"));
    await expect(
      createInvoiceContexts({
        db,
        proposals: {
          ...employ(office, db).proposals,
          readClient: () => Promise.reject(new RangeError("x")),
        },
        today: () => TODAY,
        now: () => NOW,
      }).contextFor(CRM, { clientPath: client.path }, false),
    ).rejects.toThrow(RangeError);
  });
});

describe("captured invoices", () => {
  const check = (...paths: string[]) => {
    const { contexts: made, readCrm } = contexts();
    return checkCaptured(CRM, paths, { readCrm, contexts: made });
  };
  const pathOf = (fault: string) =>
    `/Streamline/Review/${office.control.captured().find((each) => each.fault === fault)?.id}`;

  test("F63: each is read from its own page and told by its gravest finding", async () => {
    const paths = [pathOf("outside-budget"), pathOf("off-by-a-cent")];
    const [outside, cent] = await check(...paths);
    expect(outside).toMatchObject({
      path: paths[0],
      lines: 1,
      first: expect.stringMatching(
        /^The service is on .*, under a service contract that isn't active: NDIS Plan 2025-2026, /,
      ),
    });
    expect(outside).toMatchObject({ blocks: 0 });
    expect(outside?.warnings).toBeGreaterThan(0);
    expect(cent).toMatchObject({ path: paths[1], first: expect.stringMatching(/ is \$.* not \$/) });
    expect(read).toEqual(paths);
    expect(office.control.counters().writes).toEqual({});
  });

  test("F63: a page that isn't one is a problem of its own, and the others are checked", async () => {
    const [one, other] = await check("/Clients", pathOf("abn-checksum"));
    expect(one).toMatchObject({
      path: "/Clients",
      lines: 0,
      blocks: 0,
      warnings: 0,
      problem: { code: "crm-page-unknown" },
    });
    expect(other).not.toHaveProperty("problem");
    expect(other?.first).toMatch(/^The ABN /);
  });

  test("F63: several of one client look the client up once", async () => {
    const [first] = office.control.captured();
    run(office.database, `UPDATE captured_invoices SET client_id = ${first?.client_id}`);
    let looked = 0;
    office.meddle = ({ path }, goOn) => {
      if (path === `/Clients/Profile/${first?.client_id}`) looked += 1;
      return goOn();
    };
    await check(pathOf("none"), pathOf("duplicate-line"));
    expect(looked).toBe(1);
  });
});
