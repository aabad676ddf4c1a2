import { useEffect, useState } from "preact/hooks";
import { world } from "../../lib/crm/page/page-world.ts";
import type { NextCaptured } from "../../lib/domain/invoice/model/captured-verdict.ts";
import { send } from "../../lib/messaging/send.ts";

/** On a captured invoice's page: where the next one with errors is; `null` while nobody knows of one, and on other pages. */
export function useNextCaptured(): NextCaptured | null {
  const [next, setNext] = useState<NextCaptured | null>(null);
  useEffect(() => {
    if (world.planbridgePage?.name !== "streamline-review") return;
    // Without an answer there is no way to it here, and the list has one.
    send("streamline.next", null).then(setNext, () => undefined);
  }, []);
  return next;
}
