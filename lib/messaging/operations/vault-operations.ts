import * as z from "zod/mini";
import {
  AUTO_LOCK_MINUTES,
  MAX_RETENTION_DAYS,
  type VaultView,
  WIPE_CONFIRMATION,
} from "../../domain/vault/vault-view.ts";
import { ndisNumber, nothing } from "./body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

const passphrase = z.string().check(z.minLength(1), z.maxLength(200));
const days = z.nullable(z.int().check(z.minimum(1), z.maximum(MAX_RETENTION_DAYS)));

/** The protection of what is stored. From the extension's own pages alone. */
export const vaultOperations = {
  "vault.view": defineOperation({ from: EXTENSION_PAGE, body: nothing, reply: reply<VaultView>() }),
  /** Seals everything that is stored; the first passphrase. Answers once it is done. */
  "vault.protect": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ passphrase }),
    reply: reply<VaultView>(),
  }),
  /** Seals everything anew under another passphrase. */
  "vault.change-passphrase": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ current: passphrase, next: passphrase }),
    reply: reply<VaultView>(),
  }),
  "vault.unlock": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ passphrase }),
    reply: reply<VaultView>(),
  }),
  "vault.lock": defineOperation({ from: EXTENSION_PAGE, body: nothing, reply: reply<VaultView>() }),
  /** Destroys the key and deletes everything that is stored: for a passphrase that nobody knows any more. */
  "vault.wipe": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ confirmed: z.literal(WIPE_CONFIRMATION) }),
    reply: reply<VaultView>(),
  }),
  "vault.set-auto-lock": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ minutes: z.literal([...AUTO_LOCK_MINUTES]) }),
    reply: reply<VaultView>(),
  }),
  "vault.set-retention": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ retrievalDays: days, answerDays: days }),
    reply: reply<VaultView>(),
  }),
  /** Deletes everything about a participant, in every CRM: retrievals, plans, results, names. Changes keep their codes alone. */
  "vault.purge": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ ndisNumber }),
    reply: reply<{ deleted: number }>(),
  }),
};
