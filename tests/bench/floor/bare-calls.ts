import type { ClientCalls } from "../sync/batch-calls.ts";

export interface BareRun {
  clients: ClientCalls[];
  crm: string;
  ndia: string;
  apiKey: string;
  concurrency: number;
}

/**
 * The calls of a batch and nothing else: same requests, same order of dependence, same number under way, every answer
 * read to its end and thrown away. Runs inside the extension, with its session and its token. Returns milliseconds.
 */
export async function makeBareCalls({ clients, crm, ndia, apiKey, concurrency }: BareRun): Promise<number> {
  const { chrome } = globalThis as unknown as {
    chrome: {
      storage: {
        session: { get(key: string): Promise<{ [key: string]: { token: { token: string } } }> };
      };
    };
  };
  const token = (await chrome.storage.session.get("access-token"))["access-token"]?.token.token;
  const waiting = clients.values();
  const contracts: ClientCalls["contracts"] = [];

  const openPage = async (path: string) =>
    (
      await fetch(crm + path, { credentials: "include", cache: "no-store", headers: { accept: "text/html" } })
    ).text();
  const ask = async (question: string) => {
    const response = await fetch(`${ndia}/${question}`, {
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      headers: { accept: "application/json", authorization: `Bearer ${token}`, "x-ibm-client-id": apiKey },
    });
    // A refusal comes sooner than an answer, and would be no floor.
    if (response.status === 401) throw new Error("the NDIA doesn't take the token of the bare calls");
    return response.text();
  };

  const take = (): Promise<void> | undefined => {
    const contract = contracts.shift();
    if (contract) return compare(contract);
    const client = waiting.next().value;
    return client && readClient(client);
  };
  const readClient = async (client: ClientCalls) => {
    await openPage(client.path);
    contracts.push(...client.contracts);
  };
  const compare = async ({ path, questions }: ClientCalls["contracts"][number]) => {
    await openPage(path);
    for (const question of questions) await ask(question);
  };

  const began = performance.now();
  const underWay = new Set<Promise<void>>();
  for (;;) {
    const call = underWay.size < concurrency ? take() : undefined;
    if (call) {
      const run = call.then(() => void underWay.delete(run));
      underWay.add(run);
    } else if (underWay.size > 0) await Promise.race(underWay);
    else return performance.now() - began;
  }
}
