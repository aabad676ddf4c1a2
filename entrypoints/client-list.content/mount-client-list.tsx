import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import type { ComponentChild } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import panelCss from "../../components/sync/sync-panel.css?inline";
import { SyncPanel } from "../../components/sync/sync-panel.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { addMenuEntry, findMenu } from "../../lib/crm/page/action-menu.ts";
import { readTickedClients, type TickedClients } from "../../lib/crm/read/read-client-list.ts";
import type { SiteProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMounted } from "../../lib/crm/page/stay-mounted.ts";
import { useBatch } from "../../components/hooks/use-batch.ts";
import { BulkPace } from "./bulk-pace.tsx";
import { BULK_PACE, NOTHING_TICKED, unreadableClientsProblem } from "./ticked-problems.ts";
import { mountShadow } from "../../components/page/shadow.ts";

const SURFACE = "planbridge-sync";
const PRESSED = "planbridge:pressed";
const PRESSED_PACE = "planbridge:pressed-pace";

/** Puts Sync Active Plans into the list's own Action menu (F9–F12); the dialog comes when it is pressed. */
export function mountClientList(ctx: ContentScriptContext, profile: SiteProfile): void {
  const presses = new EventTarget();
  // A list on which nothing is pressed pays for the entries alone.
  let surface: Promise<void> | undefined;
  const press = async (type: string) => {
    await (surface ??= showDialogs(ctx, profile, presses));
    presses.dispatchEvent(new Event(type));
  };
  const entry = (label: string, type: string) =>
    keepMounted(
      document,
      () => {
        const menu = findMenu(document, profile.actionMenu);
        return menu && addMenuEntry(menu, label, () => void press(type));
      },
      ctx.signal,
    );
  // What a script of a former life left open.
  document.querySelector(SURFACE)?.remove();
  entry("Sync Active Plans", PRESSED);
  entry(BULK_PACE, PRESSED_PACE);
}

async function showDialogs(
  ctx: ContentScriptContext,
  profile: SiteProfile,
  presses: EventTarget,
): Promise<void> {
  const read = () => readTickedClients(document, location.href, profile);
  mountShadow(
    ctx,
    SURFACE,
    panelCss,
    <>
      <Dialog presses={presses} on={PRESSED} profile={profile}>
        {(dialog) => <OpenDialog read={read} {...dialog} />}
      </Dialog>
      <Dialog presses={presses} on={PRESSED_PACE} profile={profile}>
        {(dialog) => <BulkPace read={read} profile={profile} {...dialog} />}
      </Dialog>
    </>,
  );
}

interface DialogProps {
  presses: EventTarget;
  /** The event that opens this one; any other of ours closes it, so that two never lie on each other. */
  on: string;
  profile: SiteProfile;
  children: (dialog: { opened: number; onClose: () => void }) => ComponentChild;
}

/** Nothing until it is pressed; then the dialog, until it is closed. Pressing again brings it back as it is. */
function Dialog({ presses, on, profile, children }: DialogProps) {
  const [opened, setOpened] = useState({ times: 0, shown: false });
  // Before the first press is passed on, and not some time after the first drawing.
  useLayoutEffect(() => {
    const open = ({ type }: Event) =>
      setOpened(({ times }) => ({ times: type === on ? times + 1 : times, shown: type === on }));
    for (const type of [PRESSED, PRESSED_PACE]) presses.addEventListener(type, open);
    return () => {
      for (const type of [PRESSED, PRESSED_PACE]) presses.removeEventListener(type, open);
    };
  }, [presses, on]);
  const onClose = () => {
    setOpened(({ times }) => ({ times, shown: false }));
    findMenu(document, profile.actionMenu)?.button.focus();
  };
  return <>{opened.shown && children({ opened: opened.times, onClose })}</>;
}

interface OpenDialogProps {
  opened: number;
  read: () => TickedClients;
  onClose: () => void;
}

function OpenDialog({ opened, read, onClose }: OpenDialogProps) {
  const now = useNow();
  const { view, problem, setProblem, filter, ask, callbacks } = useBatch("active-plans");
  const [current, setCurrent] = useState<{ batchId: string; notIncluded: number } | null>(null);

  useEffect(() => {
    const { clients, unreadable } = read();
    const start = async () => {
      if (clients.length === 0)
        return setProblem(unreadable.length > 0 ? unreadableClientsProblem(unreadable) : NOTHING_TICKED);
      const reply = await ask("sync.start", { clients });
      if (reply) setCurrent(reply);
      if (unreadable.length > 0) setProblem(unreadableClientsProblem(unreadable));
    };
    void start();
  }, [opened, ask, setProblem, read]);

  const addTicked = async () => {
    const added = current && (await ask("sync.add", { batchId: current.batchId, clients: read().clients }));
    if (added) setCurrent(added);
  };
  // A batch of an earlier press is shown only while it goes on; a finished one would be taken for this press's.
  const goingId = view && view.state !== "finished" ? view.id : null;
  useEffect(() => {
    if (!goingId || problem !== NOTHING_TICKED) return;
    // Pressed to see how it goes: from now on it is what this dialog is about, to its end.
    setCurrent({ batchId: goingId, notIncluded: 0 });
    setProblem(null);
  }, [goingId, problem, setProblem]);
  const shown = view && view.id === current?.batchId ? view : null;
  return (
    <SyncPanel
      view={shown}
      message={problem}
      notice={current}
      filter={filter}
      now={now}
      opened={opened}
      onClose={onClose}
      onAddTicked={() => void addTicked()}
      {...callbacks}
    />
  );
}
