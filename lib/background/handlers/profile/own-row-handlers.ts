import type { contactOperations } from "../../../messaging/operations/profile/contact-operations.ts";
import type { ownGoalOperations } from "../../../messaging/operations/profile/own-goal-operations.ts";
import type { resourceOperations } from "../../../messaging/operations/profile/resource-operations.ts";
import {
  removeConnection,
  removeContact,
  removeOwnGoal,
  removeResourceUse,
  saveConnection,
  saveConnectionType,
  saveContact,
  saveOrganisationGoal,
  saveOwnGoal,
  saveResource,
  saveResourceUse,
} from "../../../services/profile/change-profile.ts";
import { importOwnRows } from "../../../services/profile/import-profile.ts";
import type { Database } from "../../../storage/database.ts";
import type { HandlersOf } from "../../receive.ts";

type OwnOperations = typeof contactOperations & typeof resourceOperations & typeof ownGoalOperations;

/** What people enter on profiles. The workspace reads it for itself. */
export function ownRowHandlers(db: Database): HandlersOf<OwnOperations> {
  const done =
    <Body>(write: (db: Database, body: Body) => Promise<void>) =>
    async (body: Body) => {
      await write(db, body);
      return null;
    };
  return {
    "contacts.save": done(saveContact),
    "contacts.remove": ({ begun }) => done(removeContact)(begun),
    "connections.save": done(saveConnection),
    "connections.remove": done(removeConnection),
    "connection-types.save": done(saveConnectionType),
    "resources.save": done(saveResource),
    "resource-uses.save": done(saveResourceUse),
    "resource-uses.remove": done(removeResourceUse),
    "own-goals.save": done(saveOwnGoal),
    "own-goals.remove": done(removeOwnGoal),
    "organisation-goals.save": done(saveOrganisationGoal),
    "own-rows.import": (file) => importOwnRows(db, file),
  };
}
