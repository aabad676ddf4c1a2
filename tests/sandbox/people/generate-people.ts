import { addToDate } from "../dates.ts";
import { createRandom, type Random } from "../random.ts";
import { applyCase, assignCases } from "./cases.ts";
import { generateContract, generateHistoricContract } from "./contracts.ts";
import { AWKWARD_NAMES, FICTION_PHONES, FIRST_NAMES, PLACES, STREETS, SURNAMES } from "./names.ts";
import { generatePace } from "./pace.ts";
import { isPacePosition } from "./pace-traits.ts";
import type { ClientSeed, ContractSeed, Person, PlanSeed } from "./person.ts";
import { generateRecords } from "./record.ts";

/** The same clients, seed and day always give the same people. From 20 clients on, every case is among them. */
export function generatePeople({
  clients,
  seed,
  today,
}: {
  clients: number;
  seed: number;
  today: string;
}): Person[] {
  const random = createRandom(seed);
  const numbers = createNumbers(random);
  const people = assignCases(clients, random).map((caseName, index) => {
    const pace = isPacePosition(index);
    const ndisNumber = numbers.draw();
    const crm = generateClient(index, ndisNumber, pace, random);
    const plan = generatePlan(index, pace, random, today);
    const current = generateContract(plan, pace, random, today);
    const historic = generateHistory(current, random);
    const person: Person = {
      caseName,
      crm,
      contracts: [...historic, current],
      ndia: {
        ndisNumber,
        surname: crm.surname,
        dateOfBirth: generateBirthday(random),
        pace,
        authorised: true,
        plans: [plan],
        paceSeed: null,
        record: { consents: true, goals: [], bookings: [], budgets: [] },
      },
    };
    crm.dateOfBirth = person.ndia.dateOfBirth;
    // The agency doesn't mind capitals, so a CRM that shouts a surname still matches.
    if (index % 11 === 6) crm.surname = crm.surname.toUpperCase();
    applyCase(person, random, (number) => numbers.near(number));
    return person;
  });
  generatePace(people, seed, today);
  generateRecords(people, seed);
  return people;
}

function generateClient(index: number, ndisNumber: string, pace: boolean, random: Random): ClientSeed {
  const name = AWKWARD_NAMES[index] ?? { first: random.pick(FIRST_NAMES), last: random.pick(SURNAMES) };
  const place = random.pick(PLACES);
  const mailbox = `${name.first}.${name.last}`.toLowerCase().replaceAll(/[^a-z.]/g, "");
  return {
    firstName: name.first,
    surname: name.last,
    gender: random.pick(["Female", "Male", "Non-binary", "Not stated"]),
    dateOfBirth: null,
    ndisNumber,
    email: `${mailbox.slice(0, 40)}.${index + 1}@example.test`,
    phone: random.pick(FICTION_PHONES),
    address: `${random.integer(1, 240)} ${random.pick(STREETS)}`,
    suburb: place.suburb,
    state: place.state,
    postcode: place.postcode,
    region: place.region,
    pace,
    apiAccess: false,
  };
}

/** Three clients in ten have one earlier contract, and one in ten has two; oldest first. */
function generateHistory(current: ContractSeed, random: Random): ContractSeed[] {
  const luck = random.next();
  if (luck >= 0.4) return [];
  const before = generateHistoricContract(current, random);
  return luck < 0.1 ? [generateHistoricContract(before, random), before] : [before];
}

function generatePlan(index: number, pace: boolean, random: Random, today: string): PlanSeed {
  const start = addToDate(today, { days: -random.integer(10, 300) });
  const end = addToDate(addToDate(start, { years: random.integer(1, 3) }), { days: -1 });
  return { id: 9_000_000 + index * 10 + 5, start, end, firstStart: pace ? start : "0001-01-01" };
}

function generateBirthday(random: Random): string {
  return addToDate("1946-01-01", { days: random.integer(0, 27_000) });
}

/** NDIS numbers: 43 and seven digits, each handed out once. */
function createNumbers(random: Random) {
  const taken = new Set<string>();
  const claim = (number: string) => !taken.has(number) && taken.add(number) !== undefined;
  const draw = (): string => {
    const number = `43${String(random.integer(0, 9_999_999)).padStart(7, "0")}`;
    return claim(number) ? number : draw();
  };
  return {
    draw,
    /** Two neighbouring digits changed over; where every swap is taken or alike, any free number will do. */
    near(number: string): string {
      for (let at = 2; at < 8; at += 1) {
        const swapped =
          number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
        if (swapped !== number && claim(swapped)) return swapped;
      }
      return draw();
    },
  };
}
