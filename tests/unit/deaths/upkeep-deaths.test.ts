import { setTimeout as later } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { addDays } from "../../../lib/core/days.ts";
import { withAsked } from "../../../lib/domain/overview/update-overview.ts";
import type { Identity } from "../../../lib/domain/plan/identity.ts";
import {
  followBookings,
  followDueBookings,
  nextFollowAt,
} from "../../../lib/services/bookings/follow-bookings.ts";
import { retrieveDue } from "../../../lib/services/participants/retrieve-due.ts";
import { synchroniseParticipant } from "../../../lib/services/participants/synchronise-participant.ts";
import { listBookingLinksOfParticipant } from "../../../lib/storage/booking-link-repository.ts";
import { copyEarlierRows } from "../../../lib/storage/copy-earlier-rows.ts";
import { type Database, openDatabase } from "../../../lib/storage/database.ts";
import { listNotices } from "../../../lib/storage/notice-repository.ts";
import {
  countDueOverviews,
  listOverviews,
  saveOverviewChange,
} from "../../../lib/storage/overview-repository.ts";
import {
  addPriceList,
  deletePriceList,
  findPriceRows,
  listPriceItems,
  listPriceLists,
} from "../../../lib/storage/price-repository.ts";
import { listSetAside, saveSetAside } from "../../../lib/storage/quarantine.ts";
import { saveNonPaceBudgets } from "../../../lib/storage/settings/settings.ts";
import { callLedger, saveUpkeepRun } from "../../../lib/storage/settings/upkeep-settings.ts";
import { currentTime, today } from "../../../lib/platform/system-clock.ts";
import { all } from "../../sandbox/database/query.ts";
import { priceItem, priceList } from "../domain/price-list/price-fixtures.ts";
import { bookingClient, categoryBooking, proposeBookings } from "../services/bookings/booking-client.ts";
import { acceptProposal, createChangeWorker, pumpToEnd } from "../services/changes/change-worker.ts";
import { CRM, type RequestInterceptor, SandboxServices } from "../services/sandbox-office.ts";
import { plainDatabase, job } from "../storage/row-fixtures.ts";
import { createEarlierDatabase } from "../storage/stored/earlier-databases.ts";
import { setClock } from "../test-clock.ts";
import { tally } from "./fault-tally.ts";
import { dieAtEveryNewPlace, live, uncoveredAwaits } from "./life.ts";
import { refusal, unreachable } from "./trouble.ts";

const DAY_MS = 86_400_000;

let office: SandboxServices;

beforeAll(async () => {
  office = await SandboxServices.open({ bookingClients: 12 });
});

interface Scenario<Made> {
  prepare: () => Promise<Made>;
  work: (made: Made) => Promise<unknown>;
  /** What the worker after it does, and that all is right then. */
  check: (made: Made, at: string) => Promise<void>;
}

/** A worker dies at each place of its way where nobody died so far; the one after it finds what is stored. */
async function dieEverywhere<Made>({ prepare, work, check }: Scenario<Made>): Promise<number> {
  return dieAtEveryNewPlace(async (isLast) => {
    setClock();
    await office.reset();
    const made = await prepare();
    const life = await live(isLast, () => work(made));
    office.meddle = (_request, goOn) => goOn();
    // What it had sent off before it died still arrives.
    await later(1);
    for (const lock of ["planbridge-upkeep", "planbridge-follow-bookings"])
      await navigator.locks.request(lock, { steal: true }, () => undefined);
    const at = life.diedAt ?? "nowhere";
    await tally({ fault: "worker-killed", subject: "upkeep" }, life.diedAt, () => check(made, at));
    return life;
  });
}

interface Kept {
  db: Database;
  asked: string[];
}

/** One on PACE and one outside of it, whose plans have ended and were extended since. */
async function participantsDue(): Promise<Kept> {
  const db = await plainDatabase();
  // So many are known that 30 days have room for their calls.
  const others = Array.from({ length: 20 }, (_, at) => `9990000${at + 10}`);
  await Promise.all(
    others.map((ndisNumber) => saveOverviewChange(db, { site: CRM, ndisNumber }, (known) => known)),
  );
  await saveNonPaceBudgets(db, true);
  for (const pace of [true, false]) {
    const identity = person(pace);
    office.control.changeParticipant(identity.ndisNumber, { planEnd: today(), consents: true });
    await synchroniseParticipant(
      { db, ndia: office.ask, now: currentTime, today },
      {
        site: CRM,
        identity,
        parts: ["budgets", "bookings"],
        isConsentConfirmed: true,
        actor: { user: "Pat", device: "d" },
      },
    );
    office.control.changeParticipant(identity.ndisNumber, { planEnd: addDays(today(), 300) });
  }
  setClock(currentTime() + DAY_MS);
  return { db, asked: [] };
}

function person(pace: boolean): Identity {
  const client = office.control.clients().find((each) => each.caseName === "matching" && each.pace === pace);
  const [row] = all<{ surname: string; date_of_birth: string; ndis_number: string }>(
    office.database,
    "SELECT ndis_number, surname, date_of_birth FROM participants WHERE ndis_number = ?",
    client?.ndisNumber ?? "",
  );
  if (!row) throw new Error("no such participant");
  return { surname: row.surname, dateOfBirth: row.date_of_birth, ndisNumber: row.ndis_number };
}

function upkeep({ db, asked }: Kept): Promise<void> {
  return retrieveDue({
    db,
    ndia: async (beforeCall) => {
      const get = await office.ask();
      return async (...question) => {
        await beforeCall();
        asked.push(question[0]);
        return get(...question);
      };
    },
    isBusy: () => Promise.resolve(false),
    changed: () => Promise.resolve(),
    now: currentTime,
    today,
  });
}

/** At most three days later nobody is due, each piece of news stands once, and no call went out that isn't counted. */
async function expectKeptUp(kept: Kept, at: string): Promise<void> {
  for (let day = 0; day < 4 && (await countDueOverviews(kept.db, today())) > 0; day += 1) {
    await upkeep(kept);
    setClock(currentTime() + DAY_MS);
  }
  expect([at, await countDueOverviews(kept.db, today())]).toEqual([at, 0]);
  const moved = (await listNotices(kept.db, 0)).filter(({ kind }) => kind === "plan-end-moved");
  expect([at, new Set(moved.map(({ ndisNumber }) => ndisNumber)).size]).toEqual([at, 2]);
  expect([at, moved.length]).toEqual([at, 2]);
  const counted = (await callLedger(kept.db)).reduce((sum, { calls }) => sum + calls, 0);
  expect([at, counted >= kept.asked.length]).toEqual([at, true]);
}

const nothing = () => Promise.resolve();

/** Stored by a clock that was a month ahead. */
function noteLaterRun({ db }: Kept): Promise<void> {
  return saveUpkeepRun(db, { at: currentTime() + 30 * DAY_MS, retrieved: 0, failed: 0 });
}

test.each<[string, RequestInterceptor | undefined, (kept: Kept) => Promise<void>]>([
  ["", undefined, nothing],
  [" while the network is gone", unreachable, nothing],
  [
    " while budgets are refused",
    (request, goOn) => (request.path.includes("budget") ? refusal(request, goOn) : goOn()),
    nothing,
  ],
  [" since the clock was set back", undefined, noteLaterRun],
])(
  "F111: what is due%s, dying where nobody died so far, is retrieved within days, told once, and each call counted",
  async (_title, trouble, before) => {
    const prepare = async () => {
      const kept = await participantsDue();
      await before(kept);
      return kept;
    };
    const work = async (kept: Kept) => {
      if (trouble) office.meddle = trouble;
      await upkeep(kept);
    };
    expect(await dieEverywhere({ prepare, work, check: expectKeptUp })).toBeGreaterThan(0);
  },
);

test("F111: whoever let a worker die three times, dying once more, waits for a person who is told once", async () => {
  const steps = await dieEverywhere({
    prepare: async () => {
      const kept = await participantsDue();
      for (const overview of await listOverviews(kept.db))
        if (overview.dueOn !== undefined)
          for (let died = 0; died < 3; died += 1)
            await saveOverviewChange(kept.db, overview, (stored) => withAsked(stored, today()));
      return kept;
    },
    work: upkeep,
    check: async (kept, at) => {
      await upkeep(kept);
      expect([at, await countDueOverviews(kept.db, today())]).toEqual([at, 0]);
      const told = (await listNotices(kept.db, 0)).map(({ ndisNumber }) => ndisNumber);
      expect([at, told.length, new Set(told).size, kept.asked]).toEqual([at, 2, 2, []]);
    },
  });
  expect(steps).toBeGreaterThan(0);
});

/** One that the NDIA is about to answer. */
async function pendingBooking() {
  const db = await plainDatabase();
  const worker = createChangeWorker(office, db);
  const { path, ndisNumber } = bookingClient(office, "fees-booked");
  const change = await proposeBookings(worker, path, (context) => [
    categoryBooking(context, "CONSUMABLES", 10_000),
  ]);
  await acceptProposal(db, change);
  await pumpToEnd(worker, db, change.id);
  setClock(currentTime() + worker.clock.slept() + 60_000);
  return { db, ndisNumber };
}

const followDeps = (db: Database) => ({ db, ndia: office.ask, changed: () => undefined, now: currentTime });
const follow = (db: Database) => followDueBookings(followDeps(db));

test.each([
  ["", undefined],
  [" while the network is gone", unreachable],
])(
  "F20: a booking that is followed%s, dying where nobody died so far, is followed to its end",
  async (_title, trouble) => {
    const steps = await dieEverywhere({
      prepare: pendingBooking,
      work: async ({ db, ndisNumber }) => {
        if (trouble) office.meddle = trouble;
        await follow(db);
        await nextFollowAt(db);
        // And once more because a person looks.
        setClock(currentTime() + 60_000);
        await followBookings(followDeps(db), await listBookingLinksOfParticipant(db, CRM, ndisNumber));
      },
      check: async ({ db, ndisNumber }, at) => {
        for (let checks = 0; checks < 20; checks += 1) {
          const due = await nextFollowAt(db);
          if (due === undefined) break;
          setClock(Math.max(due, currentTime()));
          await follow(db);
        }
        const links = await listBookingLinksOfParticipant(db, CRM, ndisNumber);
        expect([at, links.map(({ status }) => status)]).toEqual([at, ["APPR"]]);
      },
    });
    expect(steps).toBeGreaterThan(0);
  },
);

test("F112: copies of earlier rows, dying where nobody died so far, are whole after the next start", async () => {
  const whole = await openDatabase({ name: await createEarlierDatabase(4) });
  await copyEarlierRows(whole);
  const steps = await dieEverywhere({
    prepare: async () => openDatabase({ name: await createEarlierDatabase(4) }),
    work: copyEarlierRows,
    check: async (db, at) => {
      await copyEarlierRows(db);
      expect([at, await listOverviews(db)]).toEqual([at, await listOverviews(whole)]);
    },
  });
  expect(steps).toBeGreaterThan(0);
});

const LIST = priceList("now");
const ITEMS = Array.from({ length: 30 }, (_, at) => priceItem(`01_${String(at).padStart(3, "0")}_0107_1_1`));

test("F99: a price list that is imported or removed, dying where nobody died so far, is there whole or not at all", async () => {
  const steps = await dieEverywhere({
    prepare: plainDatabase,
    work: async (db) => {
      await addPriceList(db, LIST, ITEMS);
      await listPriceLists(db);
      await listPriceItems(db, LIST.id);
      await findPriceRows(db, LIST.id, ITEMS[0]?.number ?? "");
      await deletePriceList(db, LIST.id);
    },
    check: async (db, at) => {
      const held = [await db.count("priceLists"), await db.count("priceItems")].join();
      expect([at, ["0,0", "1,30"].includes(held)]).toEqual([at, true]);
      await deletePriceList(db, LIST.id);
      await addPriceList(db, LIST, ITEMS);
      expect([at, (await listPriceItems(db, LIST.id)).length]).toEqual([at, ITEMS.length]);
    },
  });
  expect(steps).toBeGreaterThan(0);
});

test("rows that are set aside, dying where nobody died so far, are listed by whoever looks next, and stay as they are", async () => {
  const damaged = { ...job("1-a/00001"), state: "half-done" } as never;
  const steps = await dieEverywhere({
    prepare: async () => {
      const db = await plainDatabase();
      await db.put("jobs", damaged);
      // Whole, and of a batch that isn't there.
      await db.put("jobs", job("2-b/00001"));
      return db;
    },
    work: async (db) => {
      await listSetAside(db, { scan: true });
      await saveSetAside(db);
    },
    check: async (db, at) => {
      const rows = await listSetAside(db, { scan: true });
      expect([at, rows.map(({ store }) => store)]).toEqual([at, ["jobs", "jobs"]]);
      expect([at, await db.get("jobs", "1-a/00001")]).toEqual([at, damaged]);
    },
  });
  expect(steps).toBeGreaterThan(0);
});

test("every await of what is done by itself had its death", () => {
  const { all: awaits, uncovered } = uncoveredAwaits("upkeep");
  expect([awaits > 30, uncovered]).toEqual([true, []]);
});
