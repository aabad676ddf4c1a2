import { browser } from "wxt/browser";
import { useState } from "preact/hooks";
import type { ProfileActions, ReadingRun } from "../../components/profile/glance/read-again.tsx";
import { settleRequest } from "../../components/hooks/use-request.ts";
import { directionsAddress } from "../../lib/domain/profile/crm-profile/upcoming-appointments.ts";
import { send } from "../../lib/messaging/send.ts";
import type { PanelClient } from "../../lib/messaging/views.ts";
import { openRecord } from "../workspace/open-record.ts";
import { clientKey } from "./use-record.ts";

const NONE: ReadingRun = { running: false, problem: null };

/** What can be done with the profile of this client. `done`: it was read again. */
export function useProfileActions(client: PanelClient | undefined, done: () => void): ProfileActions {
  const [run, setRun] = useState<ReadingRun & { key?: string }>(NONE);
  const key = client && clientKey(client);
  const readAgain = async () => {
    if (!client || !key) return;
    const { site, ndisNumber } = client;
    setRun({ key, running: true, problem: null });
    const settled = await settleRequest(() => send("profile.read-again", { site, ndisNumber }));
    setRun({ key, running: false, problem: "problem" in settled ? settled.problem : null });
    done();
  };
  return {
    // What came of one client is told beside no other.
    reading: run.key === key ? run : NONE,
    onReadAgain: () => void readAgain(),
    onOpen: (path) => client && openRecord(client.site, path),
    onDirections: openDirections,
  };
}

/** Opens a map in a tab of its own: the address goes to Google, as the button says. */
export function openDirections(address: string): void {
  void browser.tabs.create({ url: directionsAddress(address) });
}
