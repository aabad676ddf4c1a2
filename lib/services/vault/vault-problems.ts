import { type Problem, ProblemError } from "../../core/problem.ts";
import { type ProblemText, problemFrom } from "../../core/problem-catalogue.ts";
import { MIN_PASSPHRASE } from "../../domain/vault/vault-view.ts";

const VAULT_PROBLEMS = {
  "passphrase-wrong": {
    what: "This isn't the passphrase.",
    remedy:
      "Type it again. Nobody can recover it: if it is forgotten, delete everything in Options > Protection.",
    field: "Passphrase",
  },
  "passphrase-short": {
    what: `The passphrase has fewer than ${MIN_PASSPHRASE} characters.`,
    remedy: "Choose a longer one: four or more words that nobody would guess.",
    field: "New passphrase",
  },
  "passphrase-set": {
    what: "Planbridge's data in this browser is already protected by a passphrase.",
    remedy: "Open Options again: you can change the passphrase there.",
  },
  "passphrase-missing": {
    what: "Planbridge's data in this browser isn't protected by a passphrase.",
    remedy: "Open Options again: you can set one there.",
  },
  "vault-busy": {
    what: "A sync or a change is going on, and its data can't be sealed meanwhile.",
    remedy: "Wait until it is done, or stop it, and try again.",
  },
  "sealing-incomplete": {
    what: "Not everything was sealed, so nothing was changed.",
    remedy: "Try again. If it happens again, restart the browser and check that the disk isn't full.",
  },
  "key-ends-locked": {
    what: "This computer's PRODA key ends soon, and only an unlocked Planbridge can renew it.",
    remedy: "Unlock Planbridge, and leave the browser open for a few minutes.",
  },
} as const satisfies Record<string, ProblemText>;

type VaultProblemCode = keyof typeof VAULT_PROBLEMS;

export function vaultProblem(code: VaultProblemCode): Problem {
  return problemFrom(VAULT_PROBLEMS, code);
}

export function refuse(code: VaultProblemCode, field?: string): ProblemError {
  const problem = vaultProblem(code);
  return new ProblemError("permanent", field === undefined ? problem : { ...problem, field });
}
