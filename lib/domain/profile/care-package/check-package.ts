import { type IsoDate, formatDate } from "../../../core/calendar-date.ts";
import { CARE_ITEM_KINDS, CARE_LEVELS, type CarePackage } from "./care-package.ts";
import { quarterStart } from "./quarters.ts";
import { SUPPORT_AT_HOME_FROM } from "./support-at-home-rates.ts";

/** Something that can't be stored, with the field that it stands in, such as `items[1].daily`. */
export interface PackageFault {
  field: string;
  what: string;
}

/** More than any package has, in cents a day or a quarter. */
const MAX_CENTS = 100_000_000;
const MAX_NAME = 100;

/** Everything that keeps a package from being stored; empty: it can be. `others`: the participant's other packages. */
export function checkPackage(held: CarePackage, others: readonly CarePackage[]): PackageFault[] {
  const { level, start, end, items, quarters, homeCareUnspent } = held;
  const faults: PackageFault[] = [];
  const say = (field: string, what: string) => faults.push({ field, what });
  if (!Object.hasOwn(CARE_LEVELS, level)) say("level", "This level isn't known. Choose one of the list.");
  if (end !== null && end < start) say("end", "The package ends before it starts.");
  if (level.startsWith("class-") && start < SUPPORT_AT_HOME_FROM)
    say("start", `Classifications began on ${formatDate(SUPPORT_AT_HOME_FROM)}, with Support at Home.`);
  const over = others.find((other) => other.id !== held.id && overlap(held, other));
  if (over)
    say("start", `Another package counts in this time, from ${formatDate(over.start)}. End it first.`);
  for (const [at, item] of items.entries()) {
    if (!Object.hasOwn(CARE_ITEM_KINDS, item.kind)) say(`items[${at}].kind`, "Choose what it counts as.");
    const name = item.name.trim();
    if (name === "") say(`items[${at}].name`, "Enter what it is.");
    if (name.length > MAX_NAME) say(`items[${at}].name`, `At most ${MAX_NAME} characters.`);
    if (!isAmount(item.daily)) say(`items[${at}].daily`, "Enter an amount a day, such as 12.50.");
    if (item.from !== null && item.to !== null && item.to < item.from)
      say(`items[${at}].to`, "It ends before it starts.");
  }
  for (const [at, quarter] of quarters.entries()) {
    if (quarter.from !== quarterStart(quarter.from))
      say(`quarters[${at}].from`, "Quarters begin on the first of January, April, July and October.");
    if (quarters.findIndex(({ from }) => from === quarter.from) !== at)
      say(`quarters[${at}].from`, "This quarter stands above already.");
    for (const field of ["amount", "spent"] as const)
      if (quarter[field] !== null && !isAmount(quarter[field]))
        say(`quarters[${at}].${field}`, "Enter an amount, such as 1,250.00.");
  }
  if (homeCareUnspent !== null && !isAmount(homeCareUnspent))
    say("homeCareUnspent", "Enter an amount, such as 1,250.00.");
  return faults;
}

function isAmount(cents: number): boolean {
  return Number.isSafeInteger(cents) && cents >= 0 && cents <= MAX_CENTS;
}

const NO_END: IsoDate = "9999-12-31";

function overlap(a: CarePackage, b: CarePackage): boolean {
  return a.start <= (b.end ?? NO_END) && b.start <= (a.end ?? NO_END);
}
