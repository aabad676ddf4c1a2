import fc from "fast-check";
import { expect, test } from "vitest";
import { createLimiter } from "../../../lib/platform/limiter.ts";

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

test("createLimiter makes every call and never exceeds its number of concurrent calls", async () => {
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 6 }),
    fc.array(fc.record({ ms: fc.integer({ min: 0, max: 3 }), fails: fc.boolean() }), { maxLength: 20 }),
    async (most, calls) => {
      const inTurn = createLimiter(most);
      let underWay = 0;
      let peak = 0;
      const answers = await Promise.allSettled(
        calls.map(({ ms, fails }, at) =>
          inTurn(async () => {
            underWay += 1;
            peak = Math.max(peak, underWay);
            await later(ms);
            underWay -= 1;
            if (fails) throw new Error(String(at));
            return at;
          }),
        ),
      );
      expect(peak).toBe(Math.min(most, calls.length));
      const said = answers.map((answer) =>
        answer.status === "fulfilled" ? answer.value : Number((answer.reason as Error).message),
      );
      expect(said).toEqual(calls.map((_, at) => at));
    },
  );
  await expect(fc.assert(property, { numRuns: 30 })).resolves.toBeUndefined();
});

test("createLimiter frees the slot of a call that throws at once", async () => {
  const inTurn = createLimiter(1);
  await expect(inTurn(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(inTurn(() => Promise.resolve("yes"))).resolves.toBe("yes");
});
