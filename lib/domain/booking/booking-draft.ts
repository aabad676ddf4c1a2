import { parseIsoDate } from "../../core/calendar-date.ts";
import type { FieldProblem } from "../../core/problem.ts";
import { type Hundredths, parseHundredths } from "../../core/hundredths.ts";
import { formatMoney, parseMoney } from "../../core/money.ts";
import { itemForm, tidyItemNumber } from "../invoice/model/item-number.ts";
import type { Plan } from "../plan/plan.ts";
import type { BookingType } from "../record/booking.ts";
import { type BookingLineRequest, type BookingRequest, lineAmount } from "./booking-write.ts";

/** A line of a new booking as it is typed (F120). */
export interface DraftLine {
  /** The NDIA's code of the category; empty: not chosen yet. */
  category: string;
  /** A support item's number; empty: the whole category. */
  item: string;
  quantity: string;
  rate: string;
}

/** A new booking as it is typed, before anything is read of it (F118–F120). */
export interface BookingDraft {
  /** The NDIA's id of the plan; empty: none is chosen. */
  planReference: string;
  /** The plan's own days, or those below. */
  period: "plan" | "custom";
  startDate: string;
  endDate: string;
  type: BookingType;
  lines: DraftLine[];
  /** Each line becomes a booking of its own (F26); `null`: as it is usual for the kind. */
  isSplit: boolean | null;
}

/** A field of the draft: `start`, or `line/1/rate` for the first line. */
export type DraftField = "plan" | "type" | "start" | "end" | "lines" | `line/${number}/${keyof DraftLine}`;

export interface DraftProblem extends FieldProblem {
  field: DraftField;
}

export interface ReadDraft {
  /** Absent while anything can't be read. */
  request?: BookingRequest;
  /** The lines that can be read, by their place in the draft. */
  lines: Map<number, BookingLineRequest>;
  /** What each line is for, whether or not its quantity and rate can be read. */
  targets: Map<number, LineTarget>;
  /** As far as they can be read; the plan's days where those were chosen. */
  startDate: string | null;
  endDate: string | null;
  problems: DraftProblem[];
}

/** What a line is for. */
export type LineTarget = Pick<BookingLineRequest, "category" | "item">;

/** More than any plan holds: a slip of the keyboard. */
const MOST_CENTS = 100_000_000_00;

/** Reads what was typed. Each problem names its field; nothing is corrected that could have meant something else. */
export function readDraft(
  draft: BookingDraft,
  plan: Pick<Plan, "startDate" | "endDate"> | undefined,
): ReadDraft {
  const period = readPeriod(draft, plan);
  const read = draft.lines.map(readLine);
  const lines = new Map(read.flatMap(({ line }, at) => (line ? [[at, line] as const] : [])));
  const targets = new Map(read.flatMap(({ target }, at) => (target ? [[at, target] as const] : [])));
  const problems = [
    ...(draft.planReference === "" ? [NO_PLAN] : []),
    ...period.problems,
    ...(draft.lines.length === 0 ? [NO_LINES] : []),
    ...read.flatMap((each, at) =>
      each.problems.map(({ field, ...words }) => ({ ...words, field: `line/${at + 1}/${field}` as const })),
    ),
    ...repeatedLines(targets),
  ];
  const { startDate, endDate } = period;
  const result = { lines, targets, startDate, endDate, problems };
  if (problems.length > 0 || startDate === null || endDate === null) return result;
  const { type, planReference } = draft;
  return { ...result, request: { type, planReference, startDate, endDate, lines: [...lines.values()] } };
}

/** A line that nothing is typed into yet, for the whole category. */
export function emptyLine(category = ""): DraftLine {
  return { category, item: "", quantity: "1", rate: "" };
}

const NO_PLAN: DraftProblem = {
  field: "plan",
  what: "No plan is chosen.",
  remedy: "Choose the plan that the booking draws on.",
};
const NO_LINES: DraftProblem = {
  field: "lines",
  what: "The booking has no lines.",
  remedy: "Add a line.",
};

/** The days that were chosen or typed, as far as they can be read. */
export function readPeriod(
  { period, startDate, endDate }: BookingDraft,
  plan: Pick<Plan, "startDate" | "endDate"> | undefined,
): { startDate: string | null; endDate: string | null; problems: DraftProblem[] } {
  if (period === "plan") {
    if (!plan) return { startDate: null, endDate: null, problems: [] };
    if (plan.endDate !== null) return { ...plan, endDate: plan.endDate, problems: [] };
    const what = "The NDIA tells no end of this plan.";
    const problem: DraftProblem = { field: "end", what, remedy: "Choose your own dates." };
    return { startDate: plan.startDate, endDate: null, problems: [problem] };
  }
  const start = parseIsoDate(startDate);
  const end = parseIsoDate(endDate);
  const problems: DraftProblem[] = [
    ...(start ? [] : [dayMissing("start", "The start date")]),
    ...(end ? [] : [dayMissing("end", "The end date")]),
  ];
  if (start && end && end < start)
    problems.push({
      field: "end",
      what: "The booking ends before it starts.",
      remedy: "Choose an end date on or after the start date.",
    });
  return { startDate: start, endDate: end, problems };
}

function dayMissing(field: "start" | "end", name: string): DraftProblem {
  return { field, what: `${name} is missing or isn't a day.`, remedy: "Enter it as day, month and year." };
}

type LineProblem = Omit<DraftProblem, "field"> & { field: keyof DraftLine };

function readLine(draft: DraftLine): {
  target?: LineTarget;
  line?: BookingLineRequest;
  problems: LineProblem[];
} {
  const item = draft.item.trim() === "" ? null : tidyItemNumber(draft.item);
  const problems: LineProblem[] = [];
  if (draft.category === "")
    problems.push({ field: "category", what: "No category is chosen.", remedy: "Choose the category." });
  if (item !== null && itemForm(item) === "not a number")
    problems.push({
      field: "item",
      what: `“${draft.item.trim()}” isn't a support item number.`,
      remedy: "Enter it like 01_011_0107_1_1, or leave it empty for the whole category.",
    });
  const target = problems.length === 0 ? { target: { category: draft.category, item } } : {};
  // The whole category is one unit, and its amount the rate.
  const quantity = item === null ? 100 : readAmount(draft.quantity, "quantity", parseHundredths, problems);
  const rate = readAmount(draft.rate, "rate", parseMoney, problems);
  if (quantity === null || rate === null || problems.length > 0) return { ...target, problems };
  const line = { category: draft.category, item, quantity, rate };
  if (lineAmount(line) > MOST_CENTS)
    return {
      problems: [
        {
          field: "rate",
          what: `${formatMoney(lineAmount(line))} is more than any plan holds.`,
          remedy: "Correct quantity and rate.",
        },
      ],
    };
  return { ...target, line, problems };
}

const AMOUNT_WORDS = {
  quantity: { name: "quantity", example: "12 or 1.5" },
  rate: { name: "rate", example: "10.50" },
} as const;

function readAmount(
  text: string,
  field: "quantity" | "rate",
  parse: (text: string) => Hundredths | null,
  problems: LineProblem[],
): number | null {
  const { name, example } = AMOUNT_WORDS[field];
  const typed = text.trim();
  const amount = parse(typed);
  if (amount !== null && amount > 0) return amount;
  const what = amountFault(typed, amount, name);
  problems.push({ field, what, remedy: `Enter a ${name} above zero, such as ${example}.` });
  return null;
}

function amountFault(typed: string, amount: number | null, name: string): string {
  if (typed === "") return `The ${name} is missing.`;
  if (amount === 0) return `The ${name} is zero.`;
  if (amount !== null || /^\$?\s*[-\u2012-\u2015\u2212]/.test(typed)) return `The ${name} is below zero.`;
  if (/^\$?[\d,]*\.\d{3,}$/.test(typed)) return `The ${name} has more than two decimals.`;
  return `“${typed}” isn't a ${name}.`;
}

/** The NDIA has one line for a category or item. */
function repeatedLines(lines: ReadonlyMap<number, LineTarget>): DraftProblem[] {
  const seen = new Map<string, number>();
  return [...lines].flatMap(([at, { category, item }]): DraftProblem[] => {
    const key = `${category} ${item ?? ""}`;
    const first = seen.get(key);
    seen.set(key, first ?? at);
    if (first === undefined) return [];
    const field = `line/${at + 1}/${item === null ? "category" : "item"}` as const;
    return [
      {
        field,
        what: `Line ${at + 1} is for the same as line ${first + 1}.`,
        remedy: "Put both amounts into one line, and remove the other.",
      },
    ];
  });
}
