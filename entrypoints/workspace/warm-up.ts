import { checkFileInvoice } from "../../lib/domain/invoice/rules/check.ts";
import { clientContext } from "../../lib/domain/invoice/context/client-context.ts";
import type { PacePlan } from "../../lib/domain/plan/plan-budget.ts";
import { CheckedFile } from "../../lib/invoice-files/check/checked-file.ts";
import { openFile } from "../../lib/invoice-files/parse/open-file.ts";

/** Few enough rows that a file that is chosen meanwhile waits for no more than a moment. */
const ROWS = 400;
/** After so many an engine has compiled what a check spends its time in. */
const ROUNDS = 30;

const TODAY = "2026-11-16";

/**
 * Checks an invented file again and again before there is one, so that the engine has compiled the rules by then. It ends as
 * soon as there is work.
 */
export async function warmUp(isAsked: () => boolean): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    // Messages that have come are taken first.
    await new Promise((resolve) => setTimeout(resolve));
    if (isAsked()) return;
    await checkOnce(new Blob([inventedFile(round)]));
  }
}

async function checkOnce(blob: Blob): Promise<void> {
  const file = await openFile(blob);
  if ("code" in file) return;
  const { layout, columns } = file.recognised;
  const defaultContext = { today: TODAY };
  const checked = new CheckedFile(
    file,
    { layout, columns },
    {
      check: checkFileInvoice,
      defaultContext,
      contextsFor: (ndisNumbers) =>
        Promise.resolve(
          new Map(
            ndisNumbers.map((each) => [
              each,
              { ...defaultContext, ...clientContext([], [inventedPlan()]), source: { at: 0, of: "ndia" } },
            ]),
          ),
        ),
    },
  );
  await checked.check();
  checked.summary();
}

const HEADER =
  "OrgID,Client NDIS Number,Client Full Name,Service Provider Name,Service Provider ABN,Invoice Number,Invoice Date," +
  "Invoice Total,Invoice Line Delivered Date,Invoice Line Delivered From Date,Invoice Line Delivered To Date," +
  "Support Item Number,Quantity,Hours,Rate,GST Code,Claim Type,Line Total";

/** Of four lines each, with something wrong now and then, as in files of people. */
function inventedFile(round: number): string {
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const invoice = Math.floor(row / 4);
    const client = 430_000_000 + ((invoice + round) % 40);
    const day = String(1 + (row % 15)).padStart(2, "0");
    const date = row % 90 === 7 ? "46204" : "16/11/2026";
    const item = row % 70 === 9 ? "15_056_0128_1_3" : "01_011_0107_1_1";
    const days = row % 10 === 3 ? `,${day}/11/2026,${day}/11/2026` : `${day}/11/2026,,`;
    return `4050001111,${client},Client ${client},Provider ${invoice % 3},51824753556,INV-${round}-${invoice},${date},561.84,${days},${item},2.00,,70.23,P2,STAN,140.46`;
  });
  return [HEADER, ...rows, ""].join("\r\n");
}

function inventedPlan(): PacePlan {
  const [startDate, endDate] = ["2026-07-01", "2027-06-30"];
  const budget = {
    supportType: "Core",
    stated: false,
    component: null,
    management: "plan" as const,
    startDate,
    endDate,
    total: 5_000_000,
    spent: 100,
    remaining: 4_999_900,
  };
  return {
    isPace: true,
    reference: null,
    startDate,
    endDate,
    current: true,
    oddities: [],
    budgets: [
      {
        ...budget,
        category: "Assistance with Daily Life",
        fundingPeriods: [
          { startDate, endDate: "2026-12-31", amount: 2_500_000, released: true },
          { startDate: "2027-01-01", endDate, amount: 2_500_000, released: false },
        ],
      },
      { ...budget, category: "Consumables", fundingPeriods: [] },
    ],
  };
}
