import {
  AUDIT_KINDS,
  type AuditEntry,
  type AuditHead,
  type AuditKey,
  type AuditPersonal,
  type AuditState,
} from "../../domain/audit/audit-entry.ts";
import { count, list, nullable, object, oneOf, shape, text, time } from "./row-check.ts";

const personal = shape<AuditPersonal>({
  salt: text,
  user: nullable(text),
  site: nullable(text),
  record: nullable(text),
  ndisNumber: nullable(text),
  details: object,
});

/** An entry of the trail. Whether it fits its code is told by a check of the trail. */
export const auditEntryShape = shape<AuditEntry>({
  seq: count,
  at: time,
  kind: oneOf(...AUDIT_KINDS),
  change: nullable(text),
  snapshot: nullable(text),
  personal: nullable(personal),
  personalCode: text,
  key: text,
  previous: text,
  mac: text,
});

/** Its head and keys. */
export const auditStateShape = shape<AuditState>(
  {
    id: oneOf("state"),
    head: shape<AuditHead>({ seq: count, mac: text }),
    keys: list(shape<AuditKey>({ id: text, secret: text, from: count })),
    policyCode: text,
  },
  "policyCode",
);
