import { browser } from "wxt/browser";

/**
 * Clients that a page of a CRM has named for a synchronisation which a person is still to choose and start. In the session's
 * memory: a choice that nobody has made is gone with the browser.
 */
export interface ClientChoice {
  /** Origin of the CRM. */
  site: string;
  /** Paths of the clients, as they were named: whose they are, nobody has said yet. */
  paths: string[];
}

const KEY = "client-choices";
const LOCK = "planbridge-client-choices";
/** Windows that are still to be decided in; the oldest gives way. */
const MAX_CHOICES = 10;

/** Keeps the clients for the window that is about to open. The same clients of the same CRM keep the id that they have. */
export function storeClientChoice(id: string, choice: ClientChoice): Promise<string> {
  return navigator.locks.request(LOCK, async () => {
    const stored = await load();
    const same = stored.find(([, each]) => JSON.stringify(each) === JSON.stringify(choice));
    if (same) return same[0];
    await save([...stored, [id, choice] as const].slice(-MAX_CHOICES));
    return id;
  });
}

export async function findClientChoice(id: string): Promise<ClientChoice | undefined> {
  return (await load()).find(([each]) => each === id)?.[1];
}

/** It was made: the next press begins anew. */
export function deleteClientChoice(id: string): Promise<void> {
  return navigator.locks.request(LOCK, async () => save((await load()).filter(([each]) => each !== id)));
}

type Stored = readonly (readonly [id: string, choice: ClientChoice])[];

async function load(): Promise<Stored> {
  const { [KEY]: stored } = await browser.storage.session.get(KEY);
  return (stored ?? []) as Stored;
}

async function save(choices: Stored): Promise<void> {
  await browser.storage.session.set({ [KEY]: choices });
}
