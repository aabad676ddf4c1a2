import { addToDate } from "../dates.ts";
import type { Random } from "../random.ts";
import type { CaseName } from "./case-name.ts";
import type { ContractSeed, Person } from "./person.ts";

/** What a sync of one active contract must come to; `inactive` and `none` are clients that have no active contract to sync. */
export type Outcome =
  | "success"
  | "failed:surname"
  | "failed:date-of-birth"
  | "failed:date-of-birth-missing"
  | "failed:ndis-number"
  | "failed:plan-start"
  | "failed:plan-end"
  | "failed:authority"
  | "failed:no-plan"
  | "inactive"
  | "none";

type Distortion = {
  expected: Outcome;
  /** Turns a person whose two sides agree into this case. `freshNumber` gives an NDIS number nobody has. */
  apply(person: Person, random: Random, freshNumber: (near: string) => string): void;
};

/** Every way in which the two sides can differ. The order is the order in which they are assigned. */
export const CASES = {
  "surname-wrong": {
    expected: "failed:surname",
    apply: (person) => {
      person.crm.surname = `${person.crm.surname}son`;
    },
  },
  "date-of-birth-swapped": {
    expected: "failed:date-of-birth",
    apply: (person, random) => {
      const [first, second] = random.shuffle(["03", "04", "05", "06", "07", "08", "09", "10", "11", "12"]);
      const year = person.ndia.dateOfBirth.slice(0, 4);
      person.ndia.dateOfBirth = `${year}-${first}-${second}`;
      person.crm.dateOfBirth = `${year}-${second}-${first}`;
    },
  },
  "ndis-number-transposed": {
    expected: "failed:ndis-number",
    apply: (person, _random, freshNumber) => {
      person.crm.ndisNumber = freshNumber(person.ndia.ndisNumber);
    },
  },
  "plan-end-wrong": {
    expected: "failed:plan-end",
    apply: (person) => {
      const contract = activeContract(person);
      contract.planEnd = addToDate(contract.planEnd, { months: -1 });
    },
  },
  "plan-start-wrong": {
    expected: "failed:plan-start",
    apply: (person) => {
      const contract = activeContract(person);
      contract.planStart = addToDate(contract.planStart, { days: 7 });
    },
  },
  "no-authority": {
    expected: "failed:authority",
    apply: (person) => {
      person.ndia.authorised = false;
    },
  },
  "no-plan": {
    expected: "failed:no-plan",
    apply: (person) => {
      person.ndia.plans = [];
    },
  },
  "only-inactive-contracts": {
    expected: "inactive",
    apply: (person) => {
      for (const contract of person.contracts) contract.active = false;
    },
  },
  "no-contract": {
    expected: "none",
    apply: (person) => {
      person.contracts = [];
    },
  },
  "date-of-birth-missing": {
    expected: "failed:date-of-birth-missing",
    apply: (person) => {
      person.crm.dateOfBirth = null;
    },
  },
  "two-active-contracts": {
    expected: "success",
    apply: (person) => {
      const contract = activeContract(person);
      person.contracts.push({ ...contract, reference: `${contract.reference} (Support Coordination)` });
    },
  },
  "two-plans": {
    expected: "success",
    apply: (person) => {
      const contract = activeContract(person);
      const current = person.ndia.plans[0];
      if (!current) throw new Error("A person is generated with a plan before any case is applied.");
      current.firstStart = "0001-01-01";
      const previousEnd = addToDate(current.start, { days: -1 });
      const previous = {
        ...current,
        id: current.id - 1,
        start: addToDate(current.start, { years: -1 }),
        end: previousEnd,
      };
      // The older plan comes first: a client that takes the first row must be found out.
      person.ndia.plans = [previous, current];
      person.crm.pace = person.ndia.pace = false;
      contract.reference = contract.contractNumber = String(current.id);
    },
  },
  "total-is-placeholder": {
    expected: "success",
    apply: (person) => {
      activeContract(person).totalFunding = 100;
    },
  },
  matching: { expected: "success", apply: () => undefined },
} as const satisfies Record<CaseName, Distortion>;

function isSpecial(name: string): name is Exclude<CaseName, "matching"> {
  return name !== "matching" && Object.hasOwn(CASES, name);
}

/** How many of `clients` are generated each special case: at least one, and together about a fifth. */
export function assignCases(clients: number, random: Random): CaseName[] {
  const special = Object.keys(CASES).filter(isSpecial);
  const each = Math.max(1, Math.floor((clients * 0.2) / special.length));
  const assigned: CaseName[] = special
    .flatMap((name) => Array.from({ length: each }, () => name))
    .slice(0, clients);
  const rest = Array.from({ length: clients - assigned.length }, (): CaseName => "matching");
  return random.shuffle([...assigned, ...rest]);
}

export function applyCase(person: Person, random: Random, freshNumber: (near: string) => string): void {
  const distortion: Distortion = CASES[person.caseName];
  distortion.apply(person, random, freshNumber);
}

function activeContract(person: Person): ContractSeed {
  const contract = person.contracts.find(({ active }) => active);
  if (!contract) throw new Error("A person is generated with an active contract before any case is applied.");
  return contract;
}
