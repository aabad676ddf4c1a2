import type { ComparedField } from "../../domain/plan/compare-plan-dates.ts";
import type { Identity } from "../../domain/plan/identity.ts";
import { RECORD_PARTS } from "../../domain/record/participant-record.ts";
import {
  type Batch,
  BATCH_KINDS,
  type ComparedTotals,
  type ContractStatus,
  type FailuresRead,
  type Job,
  type RecordForms,
} from "../../domain/sync/batch.ts";
import { syncSummary } from "./participant-shape.ts";
import { all, cents, count, day, flag, list, nullable, oneOf, shape, text, time } from "./row-check.ts";
import { client, consent, contract, problem } from "./shared-shapes.ts";

export const batchShape = shape<Batch>(
  {
    id: text,
    kind: oneOf(...BATCH_KINDS),
    site: text,
    startedAt: time,
    totalClients: count,
    participants: shape<NonNullable<Batch["participants"]>>(
      { choice: text, parts: list(oneOf(...RECORD_PARTS)), confirmed: consent },
      "confirmed",
    ),
    blocked: problem,
    failuresRead: shape<FailuresRead>({ count, until: time }),
  },
  "kind",
  "participants",
  "blocked",
  "failuresRead",
);

const compared = list(shape<ComparedField>({ field: text, crm: text, ndia: nullable(text), same: flag }));

const partialIdentity = shape<Partial<Identity>>(
  { surname: text, dateOfBirth: day, ndisNumber: text },
  "surname",
  "dateOfBirth",
  "ndisNumber",
);

export const jobShape = all(
  shape<Job>(
    {
      id: text,
      batchId: text,
      kind: oneOf("client", "contract", "participant"),
      state: oneOf("queued", "running", "success", "proposed", "failed", "uncompleted", "not-counted"),
      client,
      contract,
      forms: shape<RecordForms>({ client: text, contract: text }, "client", "contract"),
      identity: partialIdentity,
      identityProblem: problem,
      attempts: count,
      retryAt: time,
      problem,
      compared,
      totals: shape<ComparedTotals>({ crm: cents, ndia: cents }),
      isPace: flag,
      only: list(text),
      notes: list(text),
      notCounted: oneOf("not-active", "not-pace", "without-contract"),
      settledAt: time,
      consentOf: text,
      summary: syncSummary,
    },
    "contract",
    "forms",
    "identity",
    "identityProblem",
    "retryAt",
    "problem",
    "compared",
    "totals",
    "isPace",
    "only",
    "notes",
    "notCounted",
    "settledAt",
    "consentOf",
    "summary",
  ),
  (held) => {
    const { id, batchId, kind, contract: ofContract } = held as Job;
    // The jobs of a batch are found by their ids.
    if (!id.startsWith(`${batchId}/`)) return ".batchId";
    return kind === "contract" && !ofContract ? ".contract" : undefined;
  },
);

export const contractStatusShape = shape<ContractStatus>(
  {
    site: text,
    path: text,
    checkedAt: time,
    outcome: oneOf("success", "failed", "uncompleted", "not-active"),
    compared,
    notes: list(text),
    problem,
    retrievedAt: time,
    totalFunding: cents,
  },
  "problem",
  "retrievedAt",
  "totalFunding",
);
