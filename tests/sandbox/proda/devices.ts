import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "../clock.ts";
import { all, first, insert, run } from "../database/query.ts";
import { IDENTITY } from "../identity.ts";
import type { PublishedKey } from "./published-key.ts";

const HOUR = 3_600_000;
const KEY_LIFE = 11 * 24 * HOUR;
const CODE_LIFE = HOUR;
const CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** The published device of the organisation: `key` is null until a code has been used. Times in milliseconds. */
export type Device = {
  name: string;
  ended: boolean;
  expires: number;
  keyExpires: number;
  key: PublishedKey | null;
};

export type Devices = {
  find(name: string): Device | undefined;
  /** A one-use code; an expired one is as real, only too late. */
  issueCode(options?: { expired?: boolean }): string;
  /** Uses the code up. False when it is unknown, used or too old. */
  useCode(code: string): boolean;
  isKnownKey(modulus: string): boolean;
  /** Makes `key` the only key from now on. `renew` starts the device's six months again. */
  publish(name: string, key: PublishedKey, renew: boolean): Device;
  end(): void;
};

type DeviceRow = { name: string; status: string; expires: number; key_expires: number; jwk: string | null };

export function createDevices(database: DatabaseSync, clock: Clock): Devices {
  function find(name: string): Device | undefined {
    const row = first<DeviceRow>(
      database,
      "SELECT name, status, expires, key_expires, jwk FROM devices WHERE name = ?",
      name,
    );
    // The organisation registers its device by hand in the portal; here that has always been done.
    if (!row)
      return name === IDENTITY.device
        ? { name, ended: false, expires: 0, keyExpires: 0, key: null }
        : undefined;
    const key: PublishedKey | null = row.jwk === null ? null : JSON.parse(row.jwk);
    return {
      name: row.name,
      ended: row.status !== "ACTIVE",
      expires: row.expires,
      keyExpires: row.key_expires,
      key,
    };
  }

  return {
    find,
    issueCode({ expired = false } = {}) {
      const letters = crypto.getRandomValues(new Uint8Array(10));
      const code = Array.from(letters, (byte) => CODE_LETTERS.charAt(byte % CODE_LETTERS.length)).join("");
      insert(database, "activation_codes", {
        code,
        expires: clock.now() + (expired ? -CODE_LIFE : CODE_LIFE),
        used: 0,
      });
      return code;
    },
    useCode(code) {
      const usable =
        "UPDATE activation_codes SET used = 1 WHERE code = ? AND used = 0 AND expires > ? RETURNING code";
      return all(database, usable, code, clock.now()).length === 1;
    },
    isKnownKey: (modulus) =>
      first(database, "SELECT modulus FROM device_keys WHERE modulus = ?", modulus) !== undefined,
    publish(name, key, renew) {
      const expires = renew ? sixMonthsFrom(clock.now()) : (find(name)?.expires ?? 0);
      insert(database, "device_keys", { modulus: key.n });
      const keyExpires = clock.now() + KEY_LIFE;
      run(
        database,
        `INSERT INTO devices (name, status, expires, key_expires, jwk) VALUES (?, 'ACTIVE', ?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET status = excluded.status, expires = excluded.expires, key_expires = excluded.key_expires, jwk = excluded.jwk`,
        name,
        expires,
        keyExpires,
        JSON.stringify(key),
      );
      return { name, ended: false, expires, keyExpires, key };
    },
    end: () => {
      run(database, `UPDATE devices SET status = 'INACTIVE'`);
    },
  };
}

function sixMonthsFrom(milliseconds: number): number {
  const start = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO("Australia/Sydney");
  return start.add({ months: 6 }).epochMilliseconds;
}
