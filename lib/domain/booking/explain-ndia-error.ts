import { rejectionCode } from "./rejection-codes.ts";

/** What an answer of the NDIA means for a person. */
export interface NdiaErrorExplanation {
  what: string;
  remedy: string;
  /** Where the fault most likely is, by the label that people know. */
  field?: string;
}

interface Explained extends NdiaErrorExplanation {
  /** All of them stand in the text, in any case and order. */
  words: readonly RegExp[];
}

/** The first that fits counts, so the narrower stand first. The NDIA's texts aren't public as a list: words tell, not sentences. */
const ROWS: readonly Explained[] = [
  {
    words: [/authori[ts]y|not authori[sz]ed/],
    what: "The NDIA doesn't let your organisation do this for the participant.",
    remedy:
      "Check that your organisation is the participant's provider or plan manager, and that the participant consents.",
    field: "Registration",
  },
  {
    words: [/surname|date of birth|identity|participant (?:not found|details)|do(?:es)? not match/],
    what: "The NDIA doesn't know a participant with this surname, date of birth and NDIS number.",
    remedy: "Compare all three with the NDIA's letter, and correct the client's profile.",
    field: "Surname, Date of Birth, NDIS Number",
  },
  {
    words: [/payment requests?/, /exist|claimed|can ?not be deleted/],
    what: "There are payment requests for this booking, so it can't be deleted.",
    remedy: "End the booking earlier instead: unspent money goes back to its category.",
    field: "Service booking",
  },
  {
    words: [
      /(?:reduced|shortened) (?:already|once|before)|already (?:been )?(?:reduced|shortened)|second time/,
    ],
    what: "This booking's end was brought forward before. The NDIA does that only once.",
    remedy: "Leave its end as it is, or ask the NDIA.",
    field: "End date",
  },
  {
    words: [/overlap|already exists|exists in the period|duplicate/],
    what: "Another booking of the same category or item covers some of these days.",
    remedy: "Choose other dates, or manage the booking that is there.",
    field: "Start date, End date",
  },
  {
    words: [/insufficient|exceed|not enough|no funding|highest allowed|maximum (?:allowed|value|amount)/],
    what: "The category has less money left than the booking asks for.",
    remedy: "Lower the amount, or free money in another booking of the category.",
    field: "Rate, Quantity",
  },
  {
    words: [/transport/],
    what: "The NDIA doesn't take bookings of Transport this way.",
    remedy: "Book Transport in the NDIA's provider portal.",
    field: "Category",
  },
  {
    words: [/choice.{0,40}control|plan management (?:fee|booking)|14_03[34]/],
    what: "The standard booking of the plan-management fees has to be there first.",
    remedy: "Create it, and wait until the NDIA has approved it.",
    field: "Kind",
  },
  {
    words: [/stated/],
    what: "The plan states which item this money is for.",
    remedy: "Book the stated item.",
    field: "Item",
  },
  {
    words: [/pace/],
    what: "The participant is on PACE, which has no service bookings.",
    remedy: "Synchronise the participant, and claim without a booking.",
  },
  {
    words: [/inactive|not editable|can ?not be (?:changed|edited|updated)/],
    what: "The booking is inactive, so it can't be changed.",
    remedy: "Retrieve the booking again to see its status.",
    field: "Status",
  },
  {
    words: [/1 july 2024|before 2024/],
    what: "A booking from before 1 July 2024 can only be ended earlier.",
    remedy: "End it earlier, and create a new booking for the rest.",
    field: "Start date",
  },
  {
    words: [/date|period|plan end|plan start/, /outside|within|before|after|later|earlier|invalid|between/],
    what: "The booking's dates don't fit the plan.",
    remedy: "Compare start and end with the plan's dates, its end above all.",
    field: "Start date, End date",
  },
  {
    words: [/item|product/, /category|belong|invalid|unknown|not (?:found|valid|of|in)/],
    what: "The NDIA doesn't take this item in this category.",
    remedy: "Check the item's number, and that it begins with the category's.",
    field: "Item",
  },
  {
    words: [/plan/, /not found|invalid|not valid|unknown|does not exist/],
    what: "The NDIA doesn't know the plan that the booking names.",
    remedy: "Retrieve the participant's plans again, and start anew.",
    field: "Plan",
  },
  {
    words: [/decimal|greater than (?:zero|0)|must be positive|amount/],
    what: "The NDIA doesn't take this amount.",
    remedy: "Enter an amount above zero with two decimals.",
    field: "Rate, Quantity",
  },
];

/**
 * What the NDIA's own words mean, where Planbridge knows them; `undefined` where it doesn't. By what is built in: nothing is
 * asked of anyone. The highest amount that a refusal names is repeated.
 */
export function explainNdiaError(said: string): NdiaErrorExplanation | undefined {
  const coded = rejectionCode(said);
  if (coded) {
    const { what, remedy, field } = coded;
    return { what, remedy, ...(field ? { field } : {}) };
  }
  const text = said.toLowerCase();
  const row = ROWS.find(({ words }) => words.every((word) => word.test(text)));
  if (!row) return undefined;
  const { words: _words, ...explained } = row;
  const highest = row.field === "Rate, Quantity" ? highestAllowed(said) : undefined;
  return highest
    ? { ...explained, remedy: `The highest amount that the NDIA allows is ${highest}. ${row.remedy}` }
    : explained;
}

/** The amount behind “highest allowed”, “maximum” or “available”, as the NDIA writes it. */
function highestAllowed(said: string): string | undefined {
  const [, amount] =
    /(?:highest|maximum|max\.?|available|remaining|up to)\D{0,40}?\$?(\d[\d,]*(?:\.\d{1,2})?)/i.exec(said) ??
    [];
  return amount && `$${amount}`;
}
