import type { TestSession } from "./test-session.ts";
import { confirm, type Host } from "./pace.ts";

/**
 * A person accepts the proposal that is shown: types the amount that moves and presses the button beside it. Resolves once the
 * press was made; the surface then shows the progress, unless the extension died at that moment.
 */
export function acceptProposal({ page }: TestSession, host: Host, button: string): Promise<void> {
  return confirm(page, host, button);
}
