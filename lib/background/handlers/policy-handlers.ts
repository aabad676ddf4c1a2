import type { EnvironmentBand } from "../../domain/access/environment-band.ts";
import { managedSettings, unreadablePolicy } from "../../storage/settings/policy.ts";
import type { policyOperations } from "../../messaging/operations/organisation/policy-operations.ts";
import type { HandlersOf } from "../receive.ts";

/** What the organisation has set. It is told without the database too, which may be locked. */
export function policyHandlers(
  environment: () => Promise<EnvironmentBand | null>,
): HandlersOf<typeof policyOperations> {
  return {
    "policy.view": async () => {
      const { entries, unreadable, access } = await managedSettings();
      return {
        entries,
        problem: unreadable.length > 0 ? unreadablePolicy(unreadable) : null,
        access,
        band: await environment(),
      };
    },
  };
}
