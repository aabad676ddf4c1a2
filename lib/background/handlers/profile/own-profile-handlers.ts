import { ProblemError } from "../../../core/problem.ts";
import { checkPackage } from "../../../domain/profile/care-package/check-package.ts";
import type { ownProfileOperations } from "../../../messaging/operations/profile/own-profile-operations.ts";
import type { Database } from "../../../storage/database.ts";
import { saveOwnPart } from "../../../storage/profile/own-profile-repository.ts";
import type { HandlersOf } from "../../receive.ts";

/** What people enter in a participant's profile. */
export function ownProfileHandlers(db: Database): HandlersOf<typeof ownProfileOperations> {
  return {
    "profile.save-own": async ({ site, ndisNumber, change }) => {
      const packages = change.part === "packages" ? change.packages : [];
      const [fault] = packages.flatMap((held) => checkPackage(held, packages));
      if (fault)
        throw new ProblemError("permanent", {
          code: "care-package-wrong",
          what: fault.what,
          field: fault.field,
          remedy: "Nothing was stored. Correct it, and save again.",
        });
      return saveOwnPart(db, { site, ndisNumber }, change);
    },
  };
}
