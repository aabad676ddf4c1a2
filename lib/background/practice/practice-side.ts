import { createPracticeCrm } from "../../crm/practice/practice-crm.ts";
import { ProblemError } from "../../core/problem.ts";
import { practiceProblem, practiceRefusal } from "../../domain/practice/practice-problems.ts";
import { createPracticeNdia } from "../../ndia/practice/practice-ndia.ts";
import type { NdiaCalls } from "../../ndia/plans.ts";
import type { Caller } from "../../messaging/operations/define-operation.ts";
import { requireRight } from "../../services/access/policy-rights.ts";
import { currentTime, today } from "../../platform/system-clock.ts";
import type { Connection } from "../../services/connection/connection.ts";
import { fillPractice } from "../../services/practice/fill-practice.ts";
import { connectDatabase } from "../../storage/database.ts";
import { PRACTICE_PLACE } from "../../storage/practice/practice-database.ts";
import { createPracticeStore, practiceBegan } from "../../storage/practice/stored-practice.ts";
import { type Badge, createBackground } from "../create-background.ts";
import type { FeedSide } from "../batch-feed.ts";
import type { Handlers } from "../receive.ts";
import type { CrmNetwork } from "../worker.ts";
import { practiceHandlers, viewPracticeConnection } from "./practice-handlers.ts";

/**
 * A background of its own over the practice database. It has nothing that reaches a network, the real database, the toolbar's icon
 * or any secret.
 * @param changed what surfaces show has changed
 * @param own what both sides answer alike
 */
export function createPracticeSide(
  changed: () => void,
  own: Pick<Handlers, "practice.enter" | "practice.leave">,
) {
  let isOver = false;
  const database = connectDatabase(
    () =>
      isOver
        ? Promise.reject(new ProblemError("blocked", practiceProblem("practice-over")))
        : Promise.resolve(PRACTICE_PLACE),
    { changed },
  );
  const { db } = database;
  const store = createPracticeStore(db);
  const crm = createPracticeCrm(store);
  const ndia = createPracticeNdia({ store, began: () => practiceBegan(db), day: today });
  const background = createBackground({
    database,
    connection: connectionOf(ndia),
    viewConnection: () => Promise.resolve(viewPracticeConnection()),
    environment: () => Promise.resolve(null),
    badge: NO_BADGE,
    crm: { ...crm, isAllowed: () => Promise.resolve(true), signIns: ALWAYS_SIGNED_IN },
    changed,
    wake: work,
  });
  const { worker } = background;

  function work(): void {
    if (!isOver) void worker.work();
  }

  const handlers: Handlers = { ...background.handlers, ...practiceHandlers(store, crm), ...own };
  const { open } = database;
  return {
    handlers,
    gates: { ready: open, requireRight, answers: refuseCrmPages },
    /** What a page that shows a batch gets. */
    feed: (caller: Caller): FeedSide => {
      refuseCrmPages(caller);
      return { db, ready: open, halted: worker.halted };
    },
    work,
    /** Into an empty database. */
    fill: async () => {
      await database.open();
      await fillPractice({
        db,
        proposals: worker.proposals,
        wake: work,
        retrieveDue: () => worker.retrieveDue(),
        now: currentTime,
      });
    },
    /** What is still going on finds its database closed, and it is never opened again. */
    end: async () => {
      isOver = true;
      database.close(practiceProblem("practice-over"));
      await worker.endWaiting();
    },
  };
}

export type PracticeSide = ReturnType<typeof createPracticeSide>;

/** A real CRM's page gets nothing that is invented, and nothing is done for it meanwhile. */
function refuseCrmPages(caller: Caller): void {
  if (caller === "crm-page") throw practiceRefusal("practice-on");
}

function connectionOf(calls: NdiaCalls): Connection {
  const get = () => Promise.resolve(calls.get);
  return {
    proda: () => Promise.reject(practiceRefusal("practice-refuses")),
    ndia: get,
    ndiaCalls: () => Promise.resolve(calls),
    ndiaOfBatch: get,
    ndiaWith: (beforeCall) =>
      Promise.resolve(async (...question) => {
        await beforeCall();
        return calls.get(...question);
      }),
    forget: () => Promise.resolve(),
  };
}

/** Nobody has to sign in to the invented CRM, and nothing is kept about it. */
const ALWAYS_SIGNED_IN: CrmNetwork["signIns"] = {
  readSignedIn: (_site, _crm, read) => read(),
  signedIn: () => Promise.resolve(),
  signedInSites: () => Promise.resolve(new Set()),
  signInOpened: () => Promise.resolve(),
  ask: () => Promise.resolve(),
};

/** The toolbar's icon tells of real work alone. */
const NO_BADGE: Badge = {
  workBegins: () => Promise.resolve(),
  refresh: () => Promise.resolve(),
  markDoneSeen: () => Promise.resolve(),
};
