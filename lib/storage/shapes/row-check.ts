import { parseIsoDate } from "../../core/calendar-date.ts";

/*
 * Checks of stored rows. They are written by hand because a row is checked at every read, thousands in one go, and comes back
 * as it is stored: a schema library would copy each of them.
 */

/** The path of the first thing that doesn't fit, such as `.set.records[2].kind`; empty: the value itself. `undefined`: it fits. */
export type Check = (value: unknown) => string | undefined;

type OptionalKeys<Row> = { [Key in keyof Row]-?: object extends Pick<Row, Key> ? Key : never }[keyof Row];

/** A check of every property that the type names, so that a new one can't be forgotten. */
type Checks<Row> = { readonly [Key in keyof Row]-?: Check };

export function when(fits: (value: unknown) => boolean): Check {
  return (value) => (fits(value) ? undefined : "");
}

/** Milliseconds from the epoch to the last moment that a date can be of. */
const LAST_TIME_MS = 8.64e15;

export const text = when((value) => typeof value === "string");
export const flag = when((value) => typeof value === "boolean");
export const onlyTrue = when((value) => value === true);
/** Epoch milliseconds. */
export const time = when((value) => Number.isInteger(value) && Math.abs(value as number) <= LAST_TIME_MS);
export const count = when((value) => Number.isSafeInteger(value) && (value as number) >= 0);
export const cents = when((value) => Number.isSafeInteger(value));
export const day = when((value) => typeof value === "string" && isDay(value));
export const object = when((value) => typeof value === "object" && value !== null);
export const anything: Check = () => undefined;

/** The same few days stand in most rows, and rows are checked by the thousand. */
const KNOWN_DAYS = new Set<string>();
const MAX_KNOWN_DAYS = 5_000;

function isDay(written: string): boolean {
  if (KNOWN_DAYS.has(written)) return true;
  const isOne = parseIsoDate(written) !== null;
  if (isOne && KNOWN_DAYS.size < MAX_KNOWN_DAYS) KNOWN_DAYS.add(written);
  return isOne;
}

export function oneOf(...values: readonly string[]): Check {
  return when((value) => (values as readonly unknown[]).includes(value));
}

export function nullable(check: Check): Check {
  return (value) => (value === null ? undefined : check(value));
}

export function list(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return "";
    // By index, since a loop over the values of a list with holes in it would leave those out.
    for (let at = 0; at < value.length; at += 1) {
      const wrong = check(value[at]);
      if (wrong !== undefined) return `[${at}]${wrong}`;
    }
    return undefined;
  };
}

/** A map by a name. The names are people's data, so a path tells the place in place of the name. */
export function map(check: Check): Check {
  return (value) => {
    if (!isPlain(value)) return "";
    const at = Object.values(value).findIndex((each) => check(each) !== undefined);
    return at < 0 ? undefined : `[${at}]${check(Object.values(value)[at])}`;
  };
}

/** A row or a part of one. An optional property may be `undefined` too; properties that aren't named may hold anything. */
export function shape<Row extends object>(
  checks: Checks<Row>,
  ...optional: readonly (OptionalKeys<Row> & string)[]
): Check {
  const entries = Object.entries<Check>(checks).map(
    ([name, check]) => [name, check, (optional as readonly string[]).includes(name)] as const,
  );
  return (value) => {
    if (!isPlain(value)) return "";
    for (const [name, check, isOptional] of entries) {
      const held = Object.hasOwn(value, name) ? value[name] : undefined;
      if (held === undefined && isOptional) continue;
      const wrong = check(held);
      if (wrong !== undefined) return `.${name}${wrong}`;
    }
    return undefined;
  };
}

/** The first check that finds something wrong. */
export function all(...checks: readonly Check[]): Check {
  return (value) => {
    for (const check of checks) {
      const wrong = check(value);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}
