import { AUDIT_KINDS, type AuditEntry, type AuditPersonal } from "./audit-entry.ts";

/** A check of every property that the type names. */
type Form<Type> = { readonly [Name in keyof Type]-?: (value: unknown) => boolean };

const CODE = /^[0-9a-f]{64}$/;
const isText = (value: unknown) => typeof value === "string";
const isCode = (value: unknown) => typeof value === "string" && CODE.test(value);
const isTextOrNull = (value: unknown) => value === null || typeof value === "string";

const PERSONAL: Form<AuditPersonal> = {
  salt: isText,
  user: isTextOrNull,
  site: isTextOrNull,
  record: isTextOrNull,
  ndisNumber: isTextOrNull,
  details: isPlain,
};

const ENTRY: Form<AuditEntry> = {
  seq: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  at: (value) => Number.isSafeInteger(value),
  kind: (value) => (AUDIT_KINDS as readonly unknown[]).includes(value),
  change: isTextOrNull,
  snapshot: isTextOrNull,
  personal: (value) => value === null || hasForm(PERSONAL, value),
  personalCode: isCode,
  key: (value) => typeof value === "string" && /^[0-9a-f]{16}$/.test(value),
  previous: isCode,
  mac: isCode,
};

/**
 * A value as an entry. `undefined`: it isn't one. A property that an entry doesn't have is refused too: no code would cover it.
 */
export function readEntry(value: unknown): AuditEntry | undefined {
  return hasForm(ENTRY, value) ? value : undefined;
}

function hasForm<Type>(form: Form<Type>, value: unknown): value is Type {
  if (!isPlain(value)) return false;
  const names = Object.keys(form) as (keyof Type & string)[];
  return (
    Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name) && form[name](value[name]))
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}
