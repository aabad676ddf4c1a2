import { type Problem, ProblemError } from "../../core/problem.ts";
import { appendAudit } from "../../storage/audit/append-audit.ts";
import type { Database } from "../../storage/database.ts";
import { managedSettings } from "../../storage/settings/policy.ts";
import { formatSetUpFile, readSetUpFile } from "../../storage/settings/set-up-file.ts";
import { savedConnection, savedHomeState } from "../../storage/settings/settings.ts";
import { listSites } from "../../services/crm/sites.ts";
import type { HandlersOf } from "../receive.ts";
import type { setUpOperations } from "../../messaging/operations/organisation/set-up-operations.ts";

/** Set-up files: one that came from an administrator, and one for colleagues. */
export function setUpHandlers(db: Database): HandlersOf<typeof setUpOperations> {
  return {
    "set-up.read": ({ text }) => Promise.resolve().then(() => readSetUpFile(text)),
    "set-up.export": async ({ withApiKey }) => {
      const policy = await managedSettings();
      const saved = await savedConnection(db);
      // Each browser is a device of its own, and a key of the policy reaches colleagues by the policy.
      const { deviceName: _own, apiKey: _key, ...shared } = { ...saved, ...policy.connection };
      if (Object.keys(shared).length === 0) throw new ProblemError("permanent", NOTHING_TO_EXPORT);
      const key = withApiKey && saved.apiKey && !policy.connection.apiKey ? { apiKey: saved.apiKey } : {};
      const sites = (await listSites(db)).filter(({ fixed, managed }) => !fixed || managed);
      const homeState = policy.homeState ?? (await savedHomeState(db));
      // It is in the trail before it can leave.
      const list = "apiKey" in key ? "set-up file with API key" : "set-up file";
      await appendAudit(db, { kind: "exported", details: { list } });
      return { text: formatSetUpFile({ ...shared, ...key }, sites, homeState) };
    },
  };
}

const NOTHING_TO_EXPORT: Problem = {
  code: "nothing-to-export",
  what: "There is no connection to pass on yet.",
  remedy: "Enter your organisation's details above and press Save, then save the set-up file.",
};
