import { combineProblems, type Problem } from "../../lib/core/problem.ts";
import { MIN_PASSPHRASE } from "../../lib/domain/vault/vault-view.ts";
import { plural } from "../base/plural.ts";

export const CURRENT = "Current passphrase";
export const NEXT = "New passphrase";
export const REPEATED = "New passphrase again";

/** What is typed to set or change a passphrase. `current`: `null` where there is none yet. */
export interface TypedPassphrases {
  current: string | null;
  next: string;
  repeated: string;
}

/** What is wrong with it, before anything is sent; `null`: nothing. */
export function passphraseProblem({ current, next, repeated }: TypedPassphrases): Problem | null {
  const problems = [
    ...(current === "" ? [at(CURRENT, "No current passphrase entered.")] : []),
    ...nextProblem(next, current),
    ...(next !== "" && repeated !== next
      ? [at(REPEATED, "The two passphrases differ.", "Type the new one again.")]
      : []),
  ];
  return problems.length > 0 ? combineProblems(problems) : null;
}

function nextProblem(next: string, current: string | null): Problem[] {
  const length = Array.from(next).length;
  if (next === "") return [at(NEXT, "No new passphrase entered.")];
  if (length < MIN_PASSPHRASE)
    return [
      at(NEXT, `The passphrase has ${plural(length, "character")}.`, `Use at least ${MIN_PASSPHRASE}.`),
    ];
  if (next === current) return [at(NEXT, "This is the current passphrase.", "Choose another one.")];
  return [];
}

function at(field: string, what: string, remedy = ""): Problem {
  return { code: "passphrase-refused", field, what, remedy };
}
