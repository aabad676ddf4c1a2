import { DatabaseSync } from "node:sqlite";
import { OptionError } from "../option-error.ts";
import { generatePeople } from "../people/generate-people.ts";
import { first, insert, inTransaction } from "./query.ts";
import { SCHEMA, TABLES } from "./schema.ts";
import { seedPeople } from "./seed.ts";

export type SeedOptions = { clients: number; seed: number; today: string };

/** Opens the database and generates the people into it, or keeps the people a file already has. */
export function openDatabase(path: string, seedOptions: SeedOptions): DatabaseSync {
  const database = new DatabaseSync(path);
  // A sandbox that loses its last second in a power cut has lost nothing.
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;");
  database.exec(SCHEMA);
  const known = first<{ value: string }>(database, "SELECT value FROM meta WHERE name = ?", "seed");
  const wanted = JSON.stringify({ clients: seedOptions.clients, seed: seedOptions.seed });
  if (!known) seedDatabase(database, seedOptions);
  else if (known.value !== wanted) {
    database.close();
    throw new OptionError(
      `${path} was generated with ${known.value}, not ${wanted}. Ask for those values, or name another file.`,
    );
  }
  return database;
}

/** Empties every table and generates the people again. */
export function seedDatabase(database: DatabaseSync, seedOptions: SeedOptions): void {
  inTransaction(database, () => {
    for (const table of TABLES) database.exec(`DELETE FROM ${table}`);
    insert(database, "meta", {
      name: "seed",
      value: JSON.stringify({ clients: seedOptions.clients, seed: seedOptions.seed }),
    });
  });
  seedPeople(database, generatePeople(seedOptions), seedOptions.today);
}
