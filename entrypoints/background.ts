import { browser, defineBackground } from "#imports";
import { createBadge } from "../lib/background/badge-work.ts";
import { createBatchFeed, type FeedSide } from "../lib/background/batch-feed.ts";
import { createBackground } from "../lib/background/create-background.ts";
import { connectionHandlers, viewConnection } from "../lib/background/handlers/connection-handlers.ts";
import { setUpHandlers } from "../lib/background/handlers/set-up-handlers.ts";
import { siteHandlers } from "../lib/background/handlers/site-handlers.ts";
import { vaultHandlers } from "../lib/background/handlers/vault-handlers.ts";
import { listenForPaletteKey } from "../lib/background/open-palette.ts";
import { listenForInstallation } from "../lib/background/open-welcome.ts";
import { PRACTICE_OFF, switchHandlers } from "../lib/background/practice/practice-handlers.ts";
import { createPracticeSide, type PracticeSide } from "../lib/background/practice/practice-side.ts";
import { createPracticeSwitch, type PracticeSwitch } from "../lib/background/practice/practice-switch.ts";
import { type Handlers, receive, type Side } from "../lib/background/receive.ts";
import type { Caller } from "../lib/messaging/operations/define-operation.ts";
import { createVaultWork } from "../lib/background/vault-work.ts";
import { ensureMaintenanceAlarm, onAlarms } from "../lib/platform/keep-alive.ts";
import { keepPolicyFromPages, watchPolicy } from "../lib/platform/managed-policy.ts";
import { forgetSession } from "../lib/platform/session/forget-session.ts";
import { listenForPanelPress } from "../lib/platform/side-panel.ts";
import { currentEnvironment } from "../lib/services/access/current-environment.ts";
import { requireRight } from "../lib/services/access/policy-rights.ts";
import { notePolicy } from "../lib/services/audit/note-policy.ts";
import { createConnection } from "../lib/services/connection/connection.ts";
import { isDetectorAt, isFirstStart, profileOf, registerDetector } from "../lib/services/crm/sites.ts";
import { createSealing } from "../lib/services/vault/sealing.ts";
import { connectDatabase } from "../lib/storage/database.ts";

export default defineBackground(() => {
  // Every listener is added before the first await: the event that woke the worker is waiting to be delivered.
  const sealing = createSealing(() => database);
  const database = connectDatabase(sealing.place, { changed: databaseChanged });
  const { db } = database;
  const isSite = (origin: string) =>
    database.open().then(
      async () => (await profileOf(db, origin)) !== undefined,
      // The page is to say what is wrong with the database, so it has to be known without it.
      () => isDetectorAt(origin),
    );
  const feed = createBatchFeed({
    side: async (caller) => (await sideFor()).feed(caller),
    isSite,
    opened: work,
  });

  const { name, version } = browser.runtime.getManifest();
  const connection = createConnection(db, `${name} ${version}`);
  const badge = createBadge(db, () => viewConnection(db));
  const { worker, handlers: common } = createBackground({
    database,
    connection,
    viewConnection: () => viewConnection(db),
    environment: () => currentEnvironment(database),
    badge,
    changed: feed.changed,
    wake: work,
  });
  const vaultWork = createVaultWork({
    database,
    sealing,
    connection,
    isBusy: () => worker.isBusy(),
    upkeep: () => worker.upkeep(),
    forgetSession,
    changed: databaseChanged,
  });
  const practice: PracticeSwitch<PracticeSide> = createPracticeSwitch<PracticeSide>({
    create: () => createPracticeSide(feed.changed, switchHandlers(practice)),
    isBusy: () => database.open().then(worker.isBusy, () => false),
    left: () => {
      work();
      void upkeep();
    },
  });
  const handlers: Handlers = {
    ...common,
    ...siteHandlers(db),
    ...connectionHandlers(db, connection, () => worker.connected().then(badge.refresh)),
    ...setUpHandlers(db),
    ...vaultHandlers(vaultWork.vault),
    ...PRACTICE_OFF,
    ...switchHandlers(practice),
  };

  /** Whose data everything is about at present. */
  async function sideFor(): Promise<Side & { feed: (caller: Caller) => FeedSide }> {
    const invented = await practice.current();
    if (invented) return invented;
    const ready = database.open;
    return {
      handlers,
      gates: { ready, crmAsked: worker.crmAsked, requireRight },
      feed: () => ({ db, ready, halted: worker.halted }),
    };
  }

  function work(): void {
    void goOn();
  }
  /** Work on real data waits while practice is on. */
  async function goOn(): Promise<void> {
    const invented = await practice.current();
    if (invented) return invented.work();
    void badge.workBegins();
    await worker.work();
    await badge.refresh();
    await vaultWork.lockIfDue();
  }
  /** It was opened again, and work that has stopped for that goes on; or it can't be opened, and people are told. */
  function databaseChanged(): void {
    feed.changed();
    if (database.isOpen()) work();
  }
  async function register(alsoOpenTabs: boolean): Promise<void> {
    try {
      await database.open();
    } catch {
      // Until the database is open again, the detector stays where it is registered.
      return;
    }
    await registerDetector(db, alsoOpenTabs);
    await notePolicy(db);
  }

  async function begin(): Promise<void> {
    await vaultWork.start();
    await worker.copyEarlierRows();
    if (await practice.isOn()) return;
    await worker.retrieveDue();
    await vaultWork.noteKeyEnd();
  }
  async function upkeep(): Promise<void> {
    if (await practice.isOn()) return;
    await worker.upkeep();
    await vaultWork.noteKeyEnd();
    await vaultWork.deleteOld();
    await worker.retrieveDue();
  }

  listenForInstallation();
  listenForPanelPress();
  listenForPaletteKey(isSite);
  receive(sideFor, isSite);
  onAlarms({
    wake: work,
    upkeep: () => void upkeep(),
  });
  // Without a listener the browser wouldn't start the worker until the next alarm or page.
  browser.runtime.onStartup.addListener(work);
  browser.permissions.onAdded.addListener(() => void register(true));
  keepPolicyFromPages();
  // Its CRM addresses and its connection count at once, and so does what it lets people do.
  watchPolicy(() => void register(true).then(worker.connected));
  void isFirstStart().then(register);
  void ensureMaintenanceAlarm();
  void begin();
  work();
});
