import type { ComponentChildren } from "preact";
import { send } from "../../lib/messaging/send.ts";
import { UnlockContext } from "../base/unlock-context.ts";
import { settleRequest } from "../hooks/use-request.ts";

/** What is drawn in a page of a CRM leads to Options to be unlocked: a page's scripts could watch a passphrase being typed. */
export function OfferUnlock({ children }: { children: ComponentChildren }) {
  return <UnlockContext.Provider value={openOptions}>{children}</UnlockContext.Provider>;
}

function openOptions(): void {
  void settleRequest(() => send("options.open", null));
}
