import { FIELD_WORDS } from "../../lib/crm/read/invoice/odd-characters.ts";
import { formatDays } from "../../lib/core/date-range.ts";
import { formatMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { KeptFixes } from "../../lib/domain/invoice/model/kept-fixes.ts";

/** What a press of a fix has changed, field by field, so that it can be put back by hand. */
export function changeWords({ fixed, split }: Pick<KeptFixes, "fixed" | "split">): string[] {
  return [
    ...fixed.map(({ lineId, field, before, after }) => {
      const place = lineId ? `Line ${lineId}. ` : "";
      return `${place}${FIELD_WORDS[field]} was ${valueWords(before)} and is ${valueWords(after)} now.`;
    }),
    ...split.map(({ lineId, from, to, total, parts }) => {
      const whole = `${formatDays({ startDate: from, endDate: to })}, ${formatMoney(total)}`;
      return `Line ${lineId} was ${whole}, and is ${parts} lines now. To put it back, enter these in line ${lineId} and remove the added lines.`;
    }),
  ];
}

function valueWords(value: string): string {
  return value === "" ? "empty" : `“${value}”`;
}

/** What is told of fixes that the page didn't take, or that somebody changed meanwhile. */
export function notFixedProblem(count: number, total: number, isWithoutLine: boolean): Problem | null {
  if (count === 0) return null;
  if (isWithoutLine) return NO_LINE;
  if (total === 1) return NOT_TAKEN;
  return {
    code: "fixes-not-taken",
    what: `${count === 1 ? "1 fix wasn't" : `${count} fixes weren't`} made: the page didn't take the value, or you changed it meanwhile.`,
    remedy: "Press Next problem to go to what is left.",
  };
}

const NO_LINE: Problem = {
  code: "no-line-added",
  what: "The line wasn't split: the page didn't add a second line.",
  remedy: "Select Add Line and enter the parts yourself.",
};

const NOT_TAKEN: Problem = {
  code: "fix-not-taken",
  what: "The page didn't take the change: it still shows something else.",
  remedy: "Enter it yourself.",
};

export function notUndoneProblem(count: number): Problem {
  return {
    code: "fixes-not-undone",
    what: `${count === 1 ? "1 field stays as it is: it was" : `${count} fields stay as they are: they were`} changed since.`,
    remedy: "Compare with the invoice.",
  };
}
