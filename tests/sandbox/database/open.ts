import { DatabaseSync } from "node:sqlite";
import { OptionError } from "../option-error.ts";
import { generatePeople } from "../people/generate-people.ts";
import { first, insert, inTransaction } from "./query.ts";
import { SCHEMA, TABLES } from "./schema.ts";
import { seedBookingClients } from "./seed-bookings.ts";
import { seedPeople } from "./seed.ts";

export type SeedOptions = {
  clients: number;
  seed: number;
  today: string;
  /** How many clients for service bookings there are after those. */
  bookingClients?: number;
};

/** Opens the database and generates the people into it, or keeps the people a file already has. */
export function openDatabase(path: string, seedOptions: SeedOptions): DatabaseSync {
  const database = new DatabaseSync(path);
  // A sandbox that loses its last second in a power cut has lost nothing.
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;");
  database.exec(SCHEMA);
  const known = first<{ value: string }>(database, "SELECT value FROM meta WHERE name = ?", "seed");
  const wanted = describe(seedOptions);
  if (!known) seedDatabase(database, seedOptions);
  else if (known.value !== wanted) {
    database.close();
    throw new OptionError(
      `${path} was generated with ${known.value}, not ${wanted}. Ask for those values, or name another file.`,
    );
  }
  return database;
}

/** Empties every table, but for those that are kept, and generates the people again. */
export function seedDatabase(
  database: DatabaseSync,
  seedOptions: SeedOptions,
  kept: readonly string[] = [],
): void {
  inTransaction(database, () => {
    for (const table of TABLES) if (!kept.includes(table)) database.exec(`DELETE FROM ${table}`);
    insert(database, "meta", { name: "seed", value: describe(seedOptions) });
  });
  seedPeople(database, generatePeople(seedOptions), seedOptions.today);
  seedBookingClients(database, seedOptions.bookingClients ?? 0, seedOptions.today);
}

function describe({ clients, seed, bookingClients = 0 }: SeedOptions): string {
  return JSON.stringify({ clients, seed, bookingClients });
}
