import * as z from "zod/mini";
import { ProblemError } from "../../core/problem.ts";
import { CONNECTION_RULES } from "../../domain/connection/connection-settings.ts";
import { SET_UP_VERSION, type SetUpContent } from "../../domain/connection/set-up-content.ts";
import type { State } from "../../domain/holidays/states.ts";
import { connectionSchema } from "./connection-schema.ts";
import { type PartialConnection, readSites } from "./policy.ts";
import { readState } from "./stored-holidays.ts";
import type { Site } from "./stored-site.ts";

const MARK = "set-up";
const MAX_VALUE_LENGTH = 500;

const Entries = z.record(z.string(), z.unknown());
const Value = z.string().check(z.trim(), z.maxLength(MAX_VALUE_LENGTH));

/**
 * Reads a set-up file entry by entry: what can't be used is named, and everything else counts. Nothing is stored.
 * @param text the file, or what somebody pasted
 * @throws a permanent `ProblemError` where it isn't a set-up file at all
 */
export function readSetUpFile(text: string): SetUpContent {
  const entries = Entries.safeParse(parseJson(text));
  if (!entries.success || entries.data["planbridge"] !== MARK) throw notASetUpFile();
  const { planbridge: _mark, version, connection, sites, homeState, ...others } = entries.data;
  const fields = readFields(connection);
  const addresses = readSites(sites ?? undefined);
  const state = readState(homeState);
  return {
    connection: fields.read,
    sites: addresses.read,
    homeState: state ?? null,
    unusable: [
      ...(version === SET_UP_VERSION ? [] : [OTHER_VERSION]),
      ...fields.unusable,
      ...addresses.unreadable.map(unusableAddress),
      ...(homeState === undefined || state ? [] : ["“homeState” isn't a state, such as NSW."]),
      ...Object.keys(others).map(unknownEntry),
    ],
  };
}

/**
 * The text of a set-up file.
 * @param connection without what isn't to be passed on
 */
export function formatSetUpFile(
  connection: PartialConnection,
  sites: readonly Site[],
  homeState: State | undefined,
): string {
  const content = {
    planbridge: MARK,
    version: SET_UP_VERSION,
    connection,
    ...(sites.length > 0
      ? { sites: sites.map(({ origin, profileId }) => ({ origin, profileId })) }
      : undefined),
    ...(homeState ? { homeState } : undefined),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const OTHER_VERSION = `The file isn't of version ${SET_UP_VERSION}, which this Planbridge reads. Check each value, or ask for a newer file.`;

function unknownEntry(name: string): string {
  return `“${shorten(name)}” isn't an entry that Planbridge knows.`;
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function readFields(stored: unknown): { read: SetUpContent["connection"]; unusable: string[] } {
  const entries = Entries.safeParse(stored ?? {});
  if (!entries.success) return { read: {}, unusable: ["“connection” isn't a group of values."] };
  const read: SetUpContent["connection"] = {};
  const unusable: string[] = [];
  const { environment, ...texts } = entries.data;
  const chosen = connectionSchema.shape.environment.safeParse(environment).data;
  if (chosen) read.environment = chosen;
  else if (environment !== undefined)
    unusable.push("“connection.environment” isn't production, test or other.");
  for (const [name, value] of Object.entries(texts)) {
    const parsed = Value.safeParse(value);
    if (!isTextField(name)) unusable.push(unknownEntry(`connection.${name}`));
    else if (parsed.success) read[name] = parsed.data;
    else unusable.push(`“connection.${name}” isn't a text in quotes.`);
  }
  return { read, unusable };
}

function isTextField(name: string): name is keyof typeof CONNECTION_RULES {
  return Object.hasOwn(CONNECTION_RULES, name);
}

function unusableAddress(name: string): string {
  return name === "sites"
    ? "“sites” isn't a list of CRM addresses."
    : `“${name}” isn't a CRM address such as https://crm.example.org.`;
}

function notASetUpFile(): ProblemError {
  return new ProblemError("permanent", {
    code: "not-a-set-up-file",
    what: "This isn't a Planbridge set-up file, so nothing was taken from it.",
    remedy:
      "Choose the .json file that your administrator saved in Options > Connection, or paste its whole text.",
  });
}
