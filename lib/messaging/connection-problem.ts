import {
  ADDRESS_FIELDS,
  CONNECTION_RULES,
  unknownAddresses,
} from "../domain/connection/connection-settings.ts";
import { isSecureAddress } from "../domain/connection/secure-address.ts";
import { addressRules } from "../platform/build-rules.ts";
import { combineProblems, type Problem } from "../core/problem.ts";
import { connectionLabels } from "./connection-labels.ts";
import type { ConnectionForm } from "./views.ts";

type Field = keyof typeof connectionLabels;
type FieldRule = (typeof CONNECTION_RULES)[keyof typeof CONNECTION_RULES];

/**
 * Everything that is wrong with Options > Connection, each at its field and in the form's order; `null`: nothing.
 * @param settings with the saved API key where none was typed and it may be kept
 * @param managed what an organisation's policy has set: there any address counts
 * @param activationCode of an activation; without one nothing is activated
 */
export function connectionProblem(
  settings: Partial<ConnectionForm>,
  managed: readonly string[],
  activationCode?: string,
): Problem | null {
  const wrong = new Map<Field, string>();
  for (const [name, rule] of Object.entries(CONNECTION_RULES) as [
    keyof typeof CONNECTION_RULES,
    FieldRule,
  ][]) {
    const message = rule((settings[name] ?? "").trim(), addressRules());
    if (message !== undefined) wrong.set(name, message);
  }
  for (const name of unknownAddresses(settings, managed, addressRules()))
    if (!wrong.has(name)) wrong.set(name, NOT_GOVERNMENT);
  if (activationCode?.trim() === "") wrong.set("activationCode", "is needed");
  const problems = ORDER.flatMap((name) => {
    const message = wrong.get(name);
    return message === undefined ? [] : [fieldProblem(name, message)];
  });
  return problems.length > 0 ? combineProblems(problems) : null;
}

/**
 * Whether the saved API key may be used with these addresses: it is for those that it was typed with. One that is no address
 * yet is a problem of its own, with which nothing is saved.
 */
export function keepsApiKey(saved: Partial<ConnectionForm>, wanted: Partial<ConnectionForm>): boolean {
  return ADDRESS_FIELDS.every((name) => {
    const address = (wanted[name] ?? "").trim();
    return address === (saved[name] ?? "").trim() || !isSecureAddress(address, addressRules());
  });
}

const NOT_GOVERNMENT =
  "must be an address of PRODA (humanservices.gov.au, servicesaustralia.gov.au) or the NDIA (ndis.gov.au), unless your organisation's policy sets another";

/** As they stand in the form. */
const ORDER = Object.keys(connectionLabels) as Field[];

function fieldProblem(name: Field, message: string): Problem {
  const field = connectionLabels[name];
  return {
    code: "connection-field",
    what: `${field} ${message}.`,
    remedy:
      name === "activationCode"
        ? "Make the device in PRODA, and enter the code that PRODA shows. Nothing was saved."
        : `Correct ${field} and try again. Nothing was saved.`,
    field,
  };
}
