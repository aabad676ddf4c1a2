import { expect, test, vi } from "vitest";
import type { NdiaGet } from "../../../lib/ndia/plans.ts";
import { rememberAnswers } from "../../../lib/ndia/remember-answers.ts";

test("rememberAnswers asks each question once, whether it is answered by then or not", async () => {
  const get = vi.fn<NdiaGet>((path) => Promise.resolve(path));
  const ask = rememberAnswers(get);
  const query = { participant: "430000017" };
  expect(await Promise.all([ask("a", query), ask("a", { ...query })])).toEqual(["a", "a"]);
  expect(await ask("a", query)).toBe("a");
  expect(get).toHaveBeenCalledTimes(1);
  await ask("a", { participant: "430000025" });
  await ask("a", {}, undefined, "430000017");
  await ask("a", {}, undefined, "430000025");
  await ask("b", query);
  expect(get).toHaveBeenCalledTimes(5);
});
