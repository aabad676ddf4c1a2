import { type Severity, SEVERITY_ORDER } from "../../domain/invoice/model/finding.ts";
import type { RowFinding } from "../read/file-finding.ts";

/** The codes of a row's findings, and the worst of their severities; `null`: it has none. */
export interface FindingSet {
  codes: readonly string[];
  severity: Severity | null;
}

const BY_WEIGHT: readonly Severity[] = ["note", "warn", "block"];

/** Every set of codes that occurs, by number; rows share them. 0: nothing. */
export class FindingSets {
  readonly #sets: FindingSet[] = [
    { codes: [], severity: null },
    ...BY_WEIGHT.map((severity) => ({ codes: [], severity })),
  ];
  readonly #numbers = new Map<string, number>();
  readonly #single: Record<Severity, Map<string, number>> = {
    note: new Map(),
    warn: new Map(),
    block: new Map(),
  };

  get all(): readonly FindingSet[] {
    return this.#sets;
  }

  at(number: number): FindingSet {
    return this.#sets[number] as FindingSet;
  }

  numberOf(findings: readonly RowFinding[]): number {
    const [only] = findings;
    if (!only) return 0;
    if (findings.length === 1) return this.#numberOfOne(only);
    const weight = findings.reduce((most, each) => Math.max(most, SEVERITY_ORDER[each.severity]), 1);
    return this.numberOfCodes(
      findings.map(({ code }) => code),
      BY_WEIGHT[weight - 1] as Severity,
    );
  }

  /** Most rows that have any have one. */
  #numberOfOne({ code, severity }: RowFinding): number {
    const number = this.#single[severity].get(code) ?? this.numberOfCodes([code], severity);
    this.#single[severity].set(code, number);
    return number;
  }

  numberOfCodes(all: readonly string[], severity: Severity | null): number {
    if (severity === null) return 0;
    if (all.length === 0) return SEVERITY_ORDER[severity];
    const codes = [...new Set(all)].sort();
    const name = `${severity} ${codes.join(" ")}`;
    const existing = this.#numbers.get(name);
    if (existing !== undefined) return existing;
    // Beyond what a row has room for, only the severity is kept.
    if (this.#sets.length > 65_000) return SEVERITY_ORDER[severity];
    this.#sets.push({ codes, severity });
    this.#numbers.set(name, this.#sets.length - 1);
    return this.#sets.length - 1;
  }
}
