import { addDays } from "../../core/days.ts";
import { formatDate, type IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import { PRACTICE_CLIENTS } from "./practice-clients.ts";

/** As CareView's bulk invoice import has them, with the columns behind it that people add. */
export const PRACTICE_FILE_HEADER = [
  "OrgID",
  "Client NDIS Number",
  "Client Full Name",
  "Service Provider Name",
  "Service Provider ABN",
  "Invoice Number",
  "Invoice Date",
  "Invoice Total",
  "Invoice Line Delivered Date",
  "Invoice Line Delivered From Date",
  "Invoice Line Delivered To Date",
  "Support Item Number",
  "Quantity",
  "Rate",
  "GST Code",
  "Claim Type",
  "Line Total",
] as const;

export const PRACTICE_FILE_NAME = "invented-invoices.csv";

/** How many invoices the file has, of two lines each. */
const INVOICES = 24;

/** Of a sole use: it passes the check of its digits. */
const ABN = "51824753556";

interface Line {
  item: string;
  quantity: number;
  rate: Cents;
}

const LINES: readonly [Line, Line] = [
  { item: "01_011_0107_1_1", quantity: 2, rate: 6_800 },
  { item: "04_104_0125_6_1", quantity: 3, rate: 6_500 },
];

/** A file of invented invoices with something wrong now and then, as in files of people. */
export function practiceInvoiceFile(today: IsoDate): string {
  const rows = Array.from({ length: INVOICES }, (_, at) => invoiceRows(at, today)).flat();
  return [PRACTICE_FILE_HEADER.join(","), ...rows, ""].join("\r\n");
}

function invoiceRows(at: number, today: IsoDate): string[] {
  const client = PRACTICE_CLIENTS[at % PRACTICE_CLIENTS.length];
  if (!client) return [];
  const total = LINES.reduce((sum, { quantity, rate }) => sum + quantity * rate, 0);
  const delivered = addDays(today, -10 - (at % 5));
  return LINES.map(({ item, quantity, rate }, line) => {
    const isFirst = line === 0;
    // A day that hasn't come, a sum that is wrong, an item that doesn't exist, a slip of the keyboard in the ABN.
    const day = at % 6 === 1 && isFirst ? addDays(today, 20) : delivered;
    const sum = at % 6 === 2 && isFirst ? quantity * rate + 1_000 : quantity * rate;
    const shownItem = at % 6 === 3 && !isFirst ? "04_104_0125" : item;
    const abn = at % 8 === 5 ? "51824753565" : ABN;
    return [
      "4050001111",
      client.ndisNumber,
      `${client.firstName} ${client.surname}`,
      at % 2 === 0 ? "Invented Help" : "Invented Outings",
      abn,
      `INV-${100 + at}`,
      formatDate(addDays(today, -3)),
      inDollars(total),
      formatDate(day),
      "",
      "",
      shownItem,
      quantity.toFixed(2),
      inDollars(rate),
      "P2",
      "STAN",
      inDollars(sum),
    ].join(",");
  });
}

function inDollars(cents: Cents): string {
  return (cents / 100).toFixed(2);
}
