import { browser } from "wxt/browser";
import { practiceRefusal } from "../../domain/practice/practice-problems.ts";
import { withKeepAlive } from "../../platform/keep-alive.ts";
import { isPracticeOn, savePractice } from "../../platform/practice.ts";
import { deletePracticeDatabase } from "../../storage/practice/practice-database.ts";

/** What the switch needs of a side over the practice database. */
interface Switchable {
  /** Into an empty database. */
  fill: () => Promise<void>;
  /** Nothing of it goes on. */
  end: () => Promise<void>;
}

/** Which of its two sides the background answers for: the real one, or practice mode. */
export function createPracticeSwitch<PracticeSide extends Switchable>(deps: {
  /** A side over the practice database; it opens nothing by itself. */
  create: () => PracticeSide;
  /** Whether work of a person goes on with real data: it would have to wait. */
  isBusy: () => Promise<boolean>;
  /** Practice has ended: what waited goes on. */
  left: () => void;
}) {
  let loaded: Promise<boolean> | undefined;
  let side: PracticeSide | undefined;
  /** Entering and leaving, one after the other. */
  let last: Promise<unknown> = Promise.resolve();

  const isOn = (): Promise<boolean> => (loaded ??= isPracticeOn());

  /** The practice side while it is on, also after the browser was started again. */
  async function current(): Promise<PracticeSide | undefined> {
    if (!(await isOn())) return undefined;
    return (side ??= deps.create());
  }

  function inTurn(work: () => Promise<void>): Promise<null> {
    const done = last.then(work).then(() => null);
    last = done.catch(() => undefined);
    return done;
  }

  async function requireIdle(): Promise<void> {
    if (await deps.isBusy()) throw practiceRefusal("work-under-way");
  }

  async function enter(): Promise<void> {
    if (await isOn()) return;
    await requireIdle();
    // One that was broken off, or that a page still had open.
    await deletePracticeDatabase();
    const filled = deps.create();
    try {
      await withKeepAlive(filled.fill);
      // Somebody may have started something meanwhile.
      await requireIdle();
      // Before the pages are told, which ask at once.
      side = filled;
      loaded = Promise.resolve(true);
      await savePractice(true);
    } catch (error) {
      side = undefined;
      loaded = undefined;
      await filled.end();
      await deletePracticeDatabase();
      throw error;
    }
  }

  async function leave(): Promise<void> {
    if (!(await isOn())) return;
    const ended = await current();
    loaded = Promise.resolve(false);
    side = undefined;
    await savePractice(false);
    await ended?.end();
    await deletePracticeDatabase();
    deps.left();
  }

  return {
    isOn,
    current,
    enter: () => inTurn(enter),
    leave: () => inTurn(leave),
    /** Opens the workspace with invented data in a tab. */
    openWorkspace: async () => {
      await browser.tabs.create({ url: browser.runtime.getURL("/workspace.html#participants") });
    },
  };
}

export type PracticeSwitch<PracticeSide extends Switchable = Switchable> = ReturnType<
  typeof createPracticeSwitch<PracticeSide>
>;
