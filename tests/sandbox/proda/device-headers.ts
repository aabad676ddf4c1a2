import type { Context } from "hono";
import { IDENTITY } from "../identity.ts";

const UUID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";
/** Two spellings of the type URIs are in use, and both are taken. */
const ORGANISATION_TYPES = new Set([
  "http://ns.humanservices.gov.au/audit/type/proda/organisation",
  "http://humanservices.gov.au/PRODA/org",
]);
const DEVICE_TYPES = new Set([
  "http://ns.humanservices.gov.au/audit/type/proda/device",
  "http://humanservices.gov.au/PRODA/device",
]);

/** The name of the first `dhs-` header that is missing or wrong, or null when all are in order. */
export function findWrongHeader(c: Context, device: string): string | null {
  const rules: [name: string, isRight: (value: string) => boolean][] = [
    ["dhs-auditId", (value) => value === IDENTITY.organisation],
    ["dhs-auditIdType", (value) => ORGANISATION_TYPES.has(value)],
    ["dhs-subjectId", (value) => value === device],
    ["dhs-subjectIdType", (value) => DEVICE_TYPES.has(value)],
    ["dhs-messageId", (value) => new RegExp(`^urn:uuid:${UUID}$`, "i").test(value)],
    ["dhs-correlationId", (value) => new RegExp(`^(?:urn:)?uuid:${UUID}$`, "i").test(value)],
    ["dhs-productId", (value) => value.trim() !== ""],
  ];
  const wrong = rules.find(([name, isRight]) => !isRight(c.req.header(name) ?? ""));
  return wrong?.[0] ?? null;
}
