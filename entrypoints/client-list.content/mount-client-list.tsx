import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import type { ComponentChild } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import panelCss from "../../components/sync/sync-panel.css?inline";
import { SyncPanel } from "../../components/sync/sync-panel.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { watchPresses } from "../../lib/crm/page/action-menu.ts";
import { addMenuEntry } from "../../lib/crm/page/menu-entry.ts";
import { readTickedClients, type TickedClients } from "../../lib/crm/read/read-client-list.ts";
import type { ClientListProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMounted } from "../../lib/crm/page/stay-mounted.ts";
import { useBatch } from "../../components/hooks/use-batch.ts";
import { BulkPace } from "./bulk-pace.tsx";
import { fallbackButtons } from "./fallback-buttons.tsx";
import { findActionMenu } from "./find-action-menu.ts";
import { BULK_PACE, NOTHING_TICKED, tickedProblem } from "./ticked-problems.ts";
import { mountShadow } from "../../components/page/shadow.ts";

const SURFACE = "planbridge-sync";
const PRESSED = "planbridge:pressed";
const PRESSED_PACE = "planbridge:pressed-pace";

/** What can be done with the ticked clients, and the event that opens its dialog. */
const ACTIONS = [
  ["Sync Active Plans", PRESSED],
  [BULK_PACE, PRESSED_PACE],
] as const;

/**
 * Puts Sync Active Plans into the list's own Action menu (F9–F12), or under its heading where there is no such menu; the
 * dialog comes when it is pressed.
 */
export function mountClientList(ctx: ContentScriptContext, profile: ClientListProfile): void {
  const presses = new EventTarget();
  // A list on which nothing is pressed pays for the entries alone.
  let surface: Promise<void> | undefined;
  const press = async (type: string) => {
    await (surface ??= showDialogs(ctx, profile, presses));
    presses.dispatchEvent(new Event(type));
  };
  const buttons = fallbackButtons(ctx, profile, ACTIONS, (type) => void press(type));
  let pressed: Element | null = null;
  let portal: Element[] = [];
  watchPresses(
    document,
    (button) => {
      pressed = button;
      // Other buttons may open the same menu, in which ours would be about one row.
      for (const entry of portal.splice(0)) setTimeout(() => entry.remove());
    },
    ctx.signal,
  );
  const put = () => {
    const menu = findActionMenu(profile, pressed);
    buttons.show(!menu || menu.isPortal === true);
    if (!menu) return null;
    const entries = ACTIONS.map(([label, type]) => addMenuEntry(menu, label, () => void press(type)));
    ctx.onInvalidated(() => entries.forEach((entry) => entry.remove()));
    portal = menu.isPortal ? entries : [];
    return entries.at(-1) ?? null;
  };
  // What a script of a former life left open.
  document.querySelector(SURFACE)?.remove();
  keepMounted(document, put, ctx.signal);
}

async function showDialogs(
  ctx: ContentScriptContext,
  profile: ClientListProfile,
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
        {(dialog) => <BulkPace read={read} {...dialog} />}
      </Dialog>
    </>,
  );
}

interface DialogProps {
  presses: EventTarget;
  /** The event that opens this one; any other of ours closes it, so that two never lie on each other. */
  on: string;
  profile: ClientListProfile;
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
    findActionMenu(profile)?.button.focus();
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
    const ticked = read();
    const { clients } = ticked;
    const doubt = tickedProblem(ticked);
    const start = async () => {
      if (clients.length === 0) return setProblem(doubt ?? NOTHING_TICKED);
      const reply = await ask("sync.start", { clients });
      if (reply) setCurrent(reply);
      if (doubt) setProblem(doubt);
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
