/** A form of the CRM as it is sent, without its token. */
export interface BareForm {
  path: string;
  fields: [name: string, value: string][];
}

export interface BareForms {
  crm: string;
  tokenName: string;
  contract: BareForm;
  /** Each one's path ends where the contract's number has to stand. */
  parts: BareForm[];
}

/**
 * The forms and nothing else, one after the other: each is fetched, sent with the token that was in it, and followed to
 * the page where the redirect leads. Nothing is looked up before and nothing read back after. Runs inside the
 * extension, with its session. Returns milliseconds.
 */
export async function sendBareForms({ crm, tokenName, contract, parts }: BareForms): Promise<number> {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(crm + path, {
      ...init,
      credentials: "include",
      cache: "no-store",
      headers: { accept: "text/html" },
    });
  const token = new RegExp(`name="${tokenName}"\\s+value="([^"]*)"`);

  const save = async ({ path, fields }: BareForm) => {
    const html = await (await ask(path)).text();
    const held = token.exec(html)?.[1] ?? "";
    const body = new URLSearchParams([[tokenName, held], ...fields]);
    const answer = await ask(path, { method: "POST", body });
    await answer.text();
    return answer.url;
  };

  const began = performance.now();
  const number = (await save(contract)).split("/").at(-1) ?? "";
  for (const { path, fields } of parts) await save({ path: path + number, fields });
  return performance.now() - began;
}
