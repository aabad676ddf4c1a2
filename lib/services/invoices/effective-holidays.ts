import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { AddedHoliday } from "../../domain/holidays/holiday-edits.ts";
import type { Database } from "../../storage/database.ts";
import { managedSettings } from "../../storage/settings/policy.ts";
import { savedHolidays, savedHomeState } from "../../storage/settings/settings.ts";
import type { HolidaySettings, HolidaySetting } from "../../domain/holidays/holiday-settings.ts";

/** The edits of public holidays and the default state in effect: policy wins over what was saved by hand. */
export async function holidaySettings(db: Database): Promise<HolidaySettings> {
  const [policy, saved, savedState] = await Promise.all([
    managedSettings(),
    savedHolidays(db),
    savedHomeState(db),
  ]);
  const homeState = policy.homeState ?? savedState;
  const { extra, removed } = policy.holidays;
  const isRemoved = ({ date, state }: AddedHoliday) =>
    removed.some((holiday) => holiday.date === date && (!holiday.state || holiday.state === state));
  return {
    extra: [
      ...withFixed(extra, true),
      ...withFixed(saved.extra, false).filter((holiday) => !isRemoved(holiday)),
    ],
    removed: [...withFixed(removed, true), ...withFixed(saved.removed, false)],
    ...(homeState ? { homeState } : {}),
    homeStateFixed: policy.homeState !== undefined,
  };
}

function withFixed<Entry extends object>(entries: readonly Entry[], fixed: boolean): HolidaySetting<Entry>[] {
  return entries.map((entry) => ({ ...entry, fixed }));
}

const inFlight = new WeakMap<Database, Promise<HolidaySettings>>();

/** A file asks for many clients at once: one read answers every waiting caller. */
function sharedSettings(db: Database): Promise<HolidaySettings> {
  const shared = inFlight.get(db) ?? holidaySettings(db).finally(() => inFlight.delete(db));
  inFlight.set(db, shared);
  return shared;
}

/** Adds the edited public holidays to an invoice's context, and the default state if the client's is unknown. */
export async function withHolidays<View extends { context: InvoiceContext }>(
  db: Database,
  view: View,
): Promise<View> {
  const { extra, removed, homeState } = await sharedSettings(db);
  const { context } = view;
  return {
    ...view,
    context: {
      ...context,
      ...(extra.length + removed.length > 0 ? { holidays: { extra, removed } } : {}),
      ...(homeState && !context.state ? { state: homeState, stateAssumed: true as const } : {}),
    },
  };
}
