import { machineToday } from "../../support/clock/machine-clock.ts";
import { BULK_COLUMNS, type BulkRow } from "../../sandbox/crm/records/bulk-columns.ts";
import { abnOf, PROVIDERS } from "../../sandbox/crm/records/providers.ts";
import { formatDate } from "../../sandbox/dates.ts";

/** Lines of an invoice, and of how many rows one has something wrong with it. */
const LINES = 4;
const ONE_WRONG_IN = 100;
/** The days just gone by of which the invoices are. */
const DAYS = 28;

/** Invoices of these clients one after the other, in CareView's layout, with so many rows. */
export function bulkFile(ndisNumbers: readonly string[], rows: number): string {
  const now = Temporal.PlainDate.from(machineToday());
  // The item is one for weekdays.
  const days = Array.from({ length: 2 * DAYS }, (_, at) => now.subtract({ days: at + 1 }))
    .filter(({ dayOfWeek }) => dayOfWeek < 6)
    .slice(0, DAYS)
    .map((day) => formatDate(day.toString()));
  const texts = Array.from({ length: rows }, (_, row) => {
    const invoice = Math.floor(row / LINES);
    const cells = line(row, invoice, ndisNumbers[invoice % ndisNumbers.length] ?? "", days);
    return BULK_COLUMNS.map((column) => cells[column]).join(",");
  });
  return [BULK_COLUMNS.join(","), ...texts, ""].join("\r\n");
}

function line(row: number, invoice: number, ndisNumber: string, days: readonly string[]): BulkRow {
  const provider = PROVIDERS[invoice % 4] ?? "";
  return {
    OrgID: "4050001111",
    "Client NDIS Number": ndisNumber,
    "Client Full Name": `Client Number ${ndisNumber}`,
    "Service Provider Name": provider,
    "Service Provider ABN": abnOf(provider),
    "Invoice Number": `INV-${invoice}`,
    "Invoice Date": row % ONE_WRONG_IN === 0 ? "46204" : (days[0] ?? ""),
    "Invoice Total": "561.84",
    "Invoice Line Delivered Date": days[row % DAYS] ?? "",
    "Invoice Line Delivered From Date": "",
    "Invoice Line Delivered To Date": "",
    "Support Item Number": "01_011_0107_1_1",
    Quantity: "2.00",
    Hours: "",
    Rate: "70.23",
    "GST Code": "P2",
    "Claim Type": "STAN",
    "Line Total": "140.46",
  };
}
