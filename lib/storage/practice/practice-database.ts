import { deleteDB } from "idb";
import { isPracticeOn } from "../../platform/practice.ts";
import { type DatabasePlace, findDatabasePlace } from "../vault/database-place.ts";

/** Its name begins like no database of real rows, so that whatever looks for those leaves it alone. */
const PRACTICE_DATABASE = "practice";

/** The database of invented rows. Nothing of it is sealed: it is about nobody. */
export const PRACTICE_PLACE: DatabasePlace = { name: PRACTICE_DATABASE };

/** Which database a page of the extension reads. Throws a blocked `ProblemError` while the real one is locked. */
export async function findPagePlace(): Promise<DatabasePlace> {
  return (await isPracticeOn()) ? PRACTICE_PLACE : findDatabasePlace();
}

/** Who still has it open closes it when asked to; who doesn't isn't waited for, and it goes as soon as they do. */
export async function deletePracticeDatabase(): Promise<void> {
  const blocked = Promise.withResolvers<void>();
  await Promise.race([deleteDB(PRACTICE_DATABASE, { blocked: () => blocked.resolve() }), blocked.promise]);
}
