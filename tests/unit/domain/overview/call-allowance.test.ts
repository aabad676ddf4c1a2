import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../../lib/core/days.ts";
import {
  type CallsOfDay,
  callsInWindow,
  callsLeft,
  callsOn,
  windowLimit,
  withCall,
} from "../../../../lib/domain/overview/call-allowance.ts";
import { TODAY } from "../../test-clock.ts";

const limits = { today: TODAY, allowance: 200, participants: 100 };

test.each<[string, CallsOfDay[], Partial<typeof limits>, number]>([
  ["the allowance of the day", [], {}, 110],
  ["what is left of it", [{ day: TODAY, calls: 60 }], { allowance: 100 }, 40],
  ["none where it is switched off", [], { allowance: 0 }, 0],
  ["none for nobody", [], { participants: 0 }, 0],
  ["one for one participant", [], { participants: 1 }, 1],
  ["what 30 days have left", [{ day: addDays(TODAY, -29), calls: 100 }], {}, 10],
  ["all again after 30 days", [{ day: addDays(TODAY, -30), calls: 100 }], {}, 110],
  ["none after fewer were allowed than were made", [{ day: TODAY, calls: 60 }], { allowance: 10 }, 0],
  ["none where a later day has used them", [{ day: addDays(TODAY, 400), calls: 200 }], {}, 0],
])("there is room for %s", (_title, ledger, change, left) => {
  expect(callsLeft(ledger, { ...limits, ...change })).toBe(left);
});

test("1.1 calls for each participant are rounded down", () => {
  expect([0, 1, 9, 10, 11, 1000].map(windowLimit)).toEqual([0, 1, 9, 11, 12, 1100]);
});

test("calls that a clock ahead noted count as today's, and are over after 30 days", () => {
  const ledger = withCall([{ day: addDays(TODAY, 700), calls: 5 }], TODAY);
  expect(ledger).toEqual([{ day: TODAY, calls: 6 }]);
  expect(callsInWindow(ledger, addDays(TODAY, 30))).toBe(0);
});

test("whatever days pass, no day and no 30 days have more calls than are allowed, and it never stops for good", () => {
  const steps = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 150 });
  fc.assert(
    fc.property(
      steps,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 20 }),
      (gaps, participants, allowance) => {
        let ledger: CallsOfDay[] = [];
        let today = TODAY;
        const made: string[] = [];
        for (const gap of gaps) {
          today = addDays(today, gap);
          while (callsLeft(ledger, { today, allowance, participants }) > 0) {
            ledger = withCall(ledger, today);
            made.push(today);
          }
          const first = addDays(today, -29);
          expect(made.filter((day) => day === today).length).toBeLessThanOrEqual(allowance);
          expect(made.filter((day) => day >= first).length).toBeLessThanOrEqual((participants * 11) / 10);
          expect(ledger.length).toBeLessThanOrEqual(31);
          expect(callsOn(ledger, today)).toBe(made.filter((day) => day === today).length);
        }
        expect(callsLeft(ledger, { today: addDays(today, 30), allowance, participants })).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
});

test("however a clock jumps, each change of the day allows no more than one day's calls, and 30 quiet days allow some again", () => {
  const jumps = fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(jumps, (days) => {
      let ledger: CallsOfDay[] = [];
      const of = { allowance: 5, participants: 40 };
      let today = TODAY;
      for (const jump of days) {
        today = addDays(TODAY, jump);
        let made = 0;
        for (; callsLeft(ledger, { today, ...of }) > 0; made += 1) ledger = withCall(ledger, today);
        expect(made).toBeLessThanOrEqual(of.allowance);
      }
      expect(callsLeft(withCall(ledger, today), { today: addDays(today, 30), ...of })).toBe(of.allowance);
    }),
  );
});
