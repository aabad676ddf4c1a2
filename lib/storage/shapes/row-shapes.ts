import type { StoreNames } from "idb";
import type { Device } from "../../domain/connection/device.ts";
import type { Identity } from "../../domain/plan/identity.ts";
import type { Plan, PlanRecord } from "../../domain/plan/plan.ts";
import type { PacePlan, PlanBudget } from "../../domain/plan/plan-budget.ts";
import { auditEntryShape, auditStateShape } from "./audit-shape.ts";
import { bookingLinkShape } from "./booking-link-shape.ts";
import { changeShape } from "./change-shape.ts";
import { crmProfileShape } from "./crm-profile-shape.ts";
import { noticeShape, overviewShape, spendingShape } from "./overview-shape.ts";
import { participantShape } from "./participant-shape.ts";
import { priceItemShape, priceListShape } from "./price-shape.ts";
import { localityPartShape, ownProfileShape } from "./profile-shape.ts";
import { batchShape, contractStatusShape, jobShape } from "./sync-shape.ts";
import {
  anything,
  cents,
  type Check,
  day,
  flag,
  list,
  nullable,
  object,
  oneOf,
  onlyTrue,
  shape,
  text,
  time,
} from "./row-check.ts";
import type { RecordLink, Snapshot } from "../rows.ts";
import { isSealed, type SealedKeyPair } from "../vault/sealed-key-pair.ts";
import type { Schema } from "../schema.ts";
import { client, consent, fundingPeriod, PLAN_FIELDS, problem } from "./shared-shapes.ts";

const budget = shape<PlanBudget>(
  {
    category: text,
    supportType: text,
    stated: nullable(flag),
    component: nullable(text),
    management: nullable(oneOf("plan", "agency", "self")),
    managementWord: text,
    startDate: day,
    endDate: day,
    total: cents,
    spent: cents,
    remaining: cents,
    notTold: list(oneOf("total", "spent", "remaining")),
    released: cents,
    instalmentType: text,
    fundingPeriods: list(fundingPeriod),
    periodsUnreadable: onlyTrue,
  },
  "managementWord",
  "notTold",
  "released",
  "instalmentType",
  "periodsUnreadable",
);

const pacePlan = shape<PacePlan>(
  { ...PLAN_FIELDS, current: flag, budgets: list(budget), budgetsProblem: problem, oddities: list(text) },
  "budgetsProblem",
);

const snapshot = shape<Snapshot>(
  {
    id: text,
    batchId: text,
    ndisNumber: text,
    site: text,
    identity: shape<Identity>({ surname: text, dateOfBirth: day, ndisNumber: text }),
    retrievedAt: time,
    isPace: flag,
    plans: list(shape<Plan>(PLAN_FIELDS)),
    pace: list(pacePlan),
    historyProblem: problem,
    raw: anything,
  },
  "site",
  "pace",
  "historyProblem",
);

const plan = shape<PlanRecord>({
  ...PLAN_FIELDS,
  key: text,
  ndisNumber: text,
  snapshotId: text,
  firstRetrievedAt: time,
  lastRetrievedAt: time,
});

const link = shape<RecordLink>(
  {
    site: text,
    path: text,
    client,
    contractPath: text,
    ndisNumber: text,
    pace: shape<NonNullable<RecordLink["pace"]>>({ participant: flag, apiAccess: flag, set: consent }, "set"),
  },
  "client",
  "contractPath",
  "ndisNumber",
  "pace",
);

/** As the browser stores it, or sealed (`vault/device-keys.ts`). */
const browserKeyPair = shape<CryptoKeyPair>({ publicKey: object, privateKey: object });
const sealedKeyPair = shape<SealedKeyPair>({ nonce: text, privateKey: text, publicKey: object });
const keyPair: Check = (value) => (isSealed(value) ? sealedKeyPair(value) : browserKeyPair(value));

const device = shape<Device>(
  {
    id: oneOf("device"),
    orgId: text,
    deviceName: text,
    key: keyPair,
    keySentAt: time,
    sentKey: keyPair,
    sentKeyAt: time,
    refused: onlyTrue,
    keyExpiry: text,
    deviceExpiry: text,
  },
  "key",
  "keySentAt",
  "sentKey",
  "sentKeyAt",
  "refused",
  "keyExpiry",
  "deviceExpiry",
);

/** What the code relies on in the rows of each store. */
const ROW_SHAPES: Readonly<Record<StoreNames<Schema>, Check>> = {
  batches: batchShape,
  jobs: jobShape,
  snapshots: snapshot,
  plans: plan,
  contracts: contractStatusShape,
  changes: changeShape,
  links: link,
  participants: participantShape,
  overviews: overviewShape,
  spending: spendingShape,
  notices: noticeShape,
  bookingLinks: bookingLinkShape,
  crmProfiles: crmProfileShape,
  devices: device,
  priceLists: priceListShape,
  priceItems: priceItemShape,
  localities: localityPartShape,
  ownProfiles: ownProfileShape,
  audit: auditEntryShape,
  auditState: auditStateShape,
  // Each setting has a schema of its own, which whoever reads it applies.
  settings: anything,
};

/** The path of the first thing in a row that doesn't fit, such as `set.records[2].kind`; `undefined` where all fits. */
export function findWrongPath(store: StoreNames<Schema>, row: unknown): string | undefined {
  const wrong = ROW_SHAPES[store](row);
  return wrong === undefined ? undefined : wrong.replace(/^\./, "") || "the whole row";
}
