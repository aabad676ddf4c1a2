import type { Page } from "puppeteer-core";

/** Sends what a page of the extension sends, from one of them. Throws with the problem's code where it is refused. */
export async function sendFromExtension<Reply>(page: Page, name: string, body: unknown): Promise<Reply> {
  const answer = await page.evaluate(
    async (operation, json) => {
      const { runtime } = (
        globalThis as unknown as { browser: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
      ).browser;
      return JSON.stringify(
        (await runtime.sendMessage({ planbridge: operation, body: JSON.parse(json) as unknown })) ?? null,
      );
    },
    name,
    JSON.stringify(body),
  );
  const response = JSON.parse(answer) as { ok: Reply } | { problem: { code: string; what: string } } | null;
  if (response && "ok" in response) return response.ok;
  throw new Error(`${name} was refused: ${response ? JSON.stringify(response.problem) : "no answer"}`);
}
