import { expect, test } from "vitest";
import { viewChange } from "../../../../lib/services/changes/build-change-view.ts";
import type { RecordChange } from "../../../../lib/domain/change/change-set.ts";
import { saveTypeAmountFrom } from "../../../../lib/storage/settings/confirmation-settings.ts";
import { change, growing } from "../../storage/change-fixtures.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

const SAID = "V12 Insufficient funds. The highest allowed value is $1,240.50.";
const PROBLEM = {
  code: "ndia-refused",
  what: "The NDIA refused the request.",
  remedy: "Read its message.",
  said: SAID,
};
const booking: RecordChange = { ...growing, id: "service-booking/CONSUMABLES/all", kind: "service-booking" };

async function problemOf(record: RecordChange, problem = PROBLEM) {
  const refused = change("1-a", {
    state: "done",
    set: { records: [record] },
    progress: { [record.id]: { state: "failed", sent: 1, problem } },
  });
  const { records } = await viewChange(await freshDatabase(), refused);
  return records[0]?.progress?.problem;
}

test("viewChange explains what the NDIA says of a booking, with the likely field, beside its own words", async () => {
  expect(await problemOf(booking)).toEqual({
    code: "ndia-refused",
    said: SAID,
    what: "The category has less money left than the booking asks for.",
    remedy:
      "The highest amount that the NDIA allows is $1,240.50. Lower the amount, or free money in another booking of the category.",
    field: "Rate, Quantity",
  });
});

test("viewChange leaves what it doesn't know, and what the CRM says, as it is", async () => {
  const unknown = { ...PROBLEM, said: "V99 Zzz" };
  expect(await problemOf(booking, unknown)).toEqual(unknown);
  expect(await problemOf(growing)).toEqual(PROBLEM);
});

test("F60: a change of the CRM alone tells from how much on its amount is typed", async () => {
  const db = await freshDatabase();
  const typeFrom = async (record: RecordChange) =>
    (await viewChange(db, change("1-a", { set: { records: [record] } }))).typeFrom;
  expect(await typeFrom(growing)).toBe(100_000);
  await saveTypeAmountFrom(db, 5_000);
  expect(await typeFrom(growing)).toBe(5_000);
  expect(await typeFrom(booking)).toBeUndefined();
});
