import type { ContentScriptContext } from "#imports";
import { useEffect, useState } from "preact/hooks";
import panelCss from "../../components/sync-panel.css?inline";
import { SyncPanel } from "../../components/sync-panel.tsx";
import { useNow } from "../../components/use-now.ts";
import { addMenuEntry, findActionMenu } from "../../lib/crm/action-menu.ts";
import { readTickedClients, type TickedClients } from "../../lib/crm/read-client-list.ts";
import type { SiteProfile } from "../../lib/crm/site-profile.ts";
import { stayMounted } from "../../lib/crm/stay-mounted.ts";
import type { Problem } from "../../lib/ndis/problem.ts";
import { useBatch } from "../../lib/wire/use-batch.ts";
import { createShadow } from "./shadow.ts";

const PRESSED = "planbridge:pressed";

/** Puts Sync Active Plans into the list's own Action menu (F9–F12); the dialog comes when it is pressed. */
export async function mountClientList(ctx: ContentScriptContext, profile: SiteProfile): Promise<void> {
  const presses = new EventTarget();
  const read = () => readTickedClients(document, location.href, profile);
  const press = () => presses.dispatchEvent(new Event(PRESSED));
  stayMounted(
    document,
    () => {
      const menu = findActionMenu(document, profile);
      return menu && addMenuEntry(menu, "Sync Active Plans", press);
    },
    ctx.signal,
  );
  const ui = await createShadow(
    ctx,
    "planbridge-sync",
    panelCss,
    <Dialog presses={presses} read={read} profile={profile} />,
  );
  ui.mount();
}

interface DialogProps {
  presses: EventTarget;
  read: () => TickedClients;
  profile: SiteProfile;
}

/** Nothing until it is pressed; then the dialog, until it is closed. Pressing again brings it back as it is. */
function Dialog({ presses, ...props }: DialogProps) {
  const [opened, setOpened] = useState({ times: 0, shown: false });
  useEffect(() => {
    const open = () => setOpened(({ times }) => ({ times: times + 1, shown: true }));
    presses.addEventListener(PRESSED, open);
    return () => presses.removeEventListener(PRESSED, open);
  }, [presses]);
  const close = () => {
    setOpened(({ times }) => ({ times, shown: false }));
    findActionMenu(document, props.profile)?.button.focus();
  };
  return opened.shown ? <OpenDialog opened={opened.times} onClose={close} {...props} /> : null;
}

function OpenDialog({
  opened,
  read,
  onClose,
}: Omit<DialogProps, "presses"> & { opened: number; onClose: () => void }) {
  const now = useNow();
  const { view, problem, setProblem, filter, ask, callbacks } = useBatch();
  const [current, setCurrent] = useState<{ batchId: string; notIncluded: number } | null>(null);

  useEffect(() => {
    const { clients, unreadable } = read();
    const start = async () => {
      if (clients.length === 0)
        return setProblem(unreadable.length > 0 ? unreachable(unreadable) : NOTHING_TICKED);
      const reply = await ask("sync.start", { clients });
      if (reply) setCurrent(reply);
      if (unreadable.length > 0) setProblem(unreachable(unreadable));
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

const NOTHING_TICKED: Problem = {
  code: "nothing-ticked",
  what: "No client is ticked.",
  remedy: "Tick the clients to sync in the list, then choose Action > Sync Active Plans again.",
};

function unreachable(names: string[]): Problem {
  return {
    code: "crm-row-without-link",
    what: `${names.length === 1 ? "A ticked row has" : `${names.length} ticked rows have`} no link to the client's profile: ${names.join(", ")}.`,
    remedy:
      "Open the client in the CRM to see whether the profile can be reached. The other ticked clients are synced.",
  };
}
