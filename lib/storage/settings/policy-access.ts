import * as z from "zod/mini";
import { type Access, FULL_ACCESS, ROLES } from "../../domain/access/access.ts";
import { ENVIRONMENT_BANDS, type EnvironmentBand } from "../../domain/access/environment-band.ts";

const MAX_DOLLARS = 1_000_000_000;

const Role = z.enum(ROLES);
/** Dollars and whole cents. */
const Dollars = z.number().check(
  z.minimum(0),
  z.maximum(MAX_DOLLARS),
  z.refine((dollars) => Number(dollars.toFixed(2)) === dollars),
);
const Band = z.enum(ENVIRONMENT_BANDS);

/** The key's length for the ciphers that seal the data. */
const KEY_BYTES = 32;
const Base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/));

/** A part of a policy, and the names of its entries that can't be read. */
export interface PolicyPart<Value> {
  read: Value;
  unreadable: string[];
}

/**
 * Role and limit, in dollars. Where one can't be read, the least of what it may say counts: reading only, or accepting only what
 * moves no money.
 */
export function readAccess(role: unknown, acceptUpTo: unknown): PolicyPart<Access> {
  const readRole = role === undefined ? FULL_ACCESS.role : Role.safeParse(role).data;
  const limit = acceptUpTo === undefined ? null : Dollars.safeParse(acceptUpTo).data;
  return {
    read: {
      role: readRole ?? "read-only",
      acceptUpTo: limit === null ? null : Math.round((limit ?? 0) * 100),
    },
    unreadable: [...(readRole === undefined ? ["role"] : []), ...(limit === undefined ? ["acceptUpTo"] : [])],
  };
}

export function readBand(stored: unknown): PolicyPart<EnvironmentBand | undefined> {
  const read = Band.safeParse(stored).data;
  return { read, unreadable: stored !== undefined && !read ? ["environmentBand"] : [] };
}

/** The key that opens the sealed data on the organisation's computers. */
export function readProtection(stored: unknown): PolicyPart<Uint8Array<ArrayBuffer> | undefined> {
  if (stored === undefined) return { read: undefined, unreadable: [] };
  const entries = z.record(z.string(), z.unknown()).safeParse(stored);
  if (!entries.success) return { read: undefined, unreadable: ["protection"] };
  const { key, ...unknown } = entries.data;
  const read = readKey(key);
  return {
    read,
    unreadable: [
      ...(read ? [] : ["protection.key"]),
      ...Object.keys(unknown).map((name) => `protection.${name}`),
    ],
  };
}

function readKey(stored: unknown): Uint8Array<ArrayBuffer> | undefined {
  const text = Base64.safeParse(stored).data;
  if (text === undefined) return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return bytes.length === KEY_BYTES ? bytes : undefined;
}

/**
 * Chrome and Edge leave out an entry of another type than the schema's, and tell the extension nothing of it. A policy can
 * therefore name the entries that it sets: one that is named and isn't there counts as one that can't be read.
 */
export function readEntryNames(stored: unknown): PolicyPart<readonly string[]> {
  if (stored === undefined) return { read: [], unreadable: [] };
  const read = z.array(z.string()).safeParse(stored);
  return read.success ? { read: read.data, unreadable: [] } : { read: [], unreadable: ["entries"] };
}
