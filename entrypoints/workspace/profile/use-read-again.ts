import { browser } from "wxt/browser";
import { useState } from "preact/hooks";
import { settleRequest } from "../../../components/hooks/use-request.ts";
import type { ProfileActions, ReadingRun } from "../../../components/profile/glance/read-again.tsx";
import { directionsAddress } from "../../../lib/domain/profile/crm-profile/upcoming-appointments.ts";
import { send } from "../../../lib/messaging/send.ts";
import { openRecord } from "../open-record.ts";

const NONE: ReadingRun = { running: false, problem: null };

/**
 * What can be done with the profile of this participant. What came of one is told beside no other. `done`: it was read again.
 */
export function useReadAgain(
  of: { site: string; ndisNumber: string } | undefined,
  done: () => void,
): ProfileActions {
  const [run, setRun] = useState<ReadingRun & { key?: string }>(NONE);
  const key = of && `${of.ndisNumber} ${of.site}`;
  const reading = run.key === key ? run : NONE;
  const readAgain = async () => {
    if (!of || !key || reading.running) return;
    const { site, ndisNumber } = of;
    setRun({ key, running: true, problem: null });
    const settled = await settleRequest(() => send("profile.read-again", { site, ndisNumber }));
    setRun({ key, running: false, problem: "problem" in settled ? settled.problem : null });
    done();
  };
  return {
    reading,
    onReadAgain: () => void readAgain(),
    onOpen: (path) => of && openRecord(of.site, path),
    // The address goes to Google, as the button says.
    onDirections: (address) => void browser.tabs.create({ url: directionsAddress(address) }),
  };
}
