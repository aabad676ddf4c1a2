import { formatCount } from "../core/count.ts";
import type { Problem } from "../core/problem.ts";
import type { FileItem, LeftOutRow, PriceFile } from "../domain/price-list/price-file.ts";
import {
  absentColumns,
  type FoundColumns,
  findColumns,
  missingColumns,
  REQUIRED_NAMES,
} from "./price-columns.ts";
import { type ItemRow, readItems } from "./read-items.ts";
import { PRICE_LIST, readSheets } from "./read-sheets.ts";
import { cellAsText, type Sheet } from "./sheet.ts";

/** More are no price list: the NDIA's has a thousand. */
const MAX_ITEMS = 20_000;

/**
 * Reads the NDIA's own file of prices, as downloaded: a workbook (.xlsx) or CSV. Every sheet with the headings counts, since
 * older items have one of their own. A `Problem` where it isn't such a file, or a required column is missing.
 */
export async function openPriceFile(
  bytes: Uint8Array<ArrayBuffer>,
  fileName: string,
): Promise<PriceFile | Problem> {
  const sheets = await readSheets(bytes, PRICE_LIST);
  if ("code" in sheets) return sheets;
  const found = sheets.flatMap((sheet) => {
    const columns = findColumns(sheet);
    return columns ? [{ sheet, columns }] : [];
  });
  const [first] = found;
  if (!first) return noHeadings(sheets);
  const missing = missingColumns(first.columns);
  if (missing.length > 0) return columnsMissing(missing, first.sheet, first.columns);
  const read = found
    .filter(({ columns }) => missingColumns(columns).length === 0)
    .map(({ sheet, columns }) => ({ sheet, ...readItems(sheet, columns) }));
  const { items, doubled } = withoutDoubles(read);
  if (items.length === 0) return noItems(first.sheet);
  if (items.length > MAX_ITEMS) return tooMany(items.length);
  return {
    fileName,
    kind: Object.keys(first.columns.claimTypes).length > 0 ? "catalogue" : "schedule",
    from: mostCommon(items.flatMap(({ from }) => from ?? [])) ?? null,
    to: mostCommon(items.map(({ to }) => to)) ?? null,
    items,
    leftOut: [...read.flatMap(({ leftOut }) => leftOut), ...doubled],
    absentColumns: absentColumns(first.columns),
  };
}

/** Of two rows of one item that begin on one day the first counts. */
function withoutDoubles(read: readonly { sheet: Sheet; items: readonly ItemRow[] }[]): {
  items: FileItem[];
  doubled: LeftOutRow[];
} {
  const items = new Map<string, FileItem>();
  const doubled: LeftOutRow[] = [];
  for (const { sheet, items: own } of read)
    for (const { row, item } of own) {
      const key = `${item.number} ${item.from}`;
      if (items.has(key)) doubled.push({ sheet: sheet.name, row, item: item.number, what: TWICE });
      else items.set(key, item);
    }
  return { items: [...items.values()], doubled };
}

const TWICE = "The item stands above already, from the same day.";

/** The first of those that come most often. */
function mostCommon<Value>(values: readonly Value[]): Value | undefined {
  const groups = [...Map.groupBy(values, (value) => value)];
  const [first] = groups.toSorted(([, a], [, b]) => b.length - a.length);
  return first?.[0];
}

function noHeadings(sheets: readonly Sheet[]): Problem {
  const named = sheets.length > 1 ? ` in any of its ${sheets.length} sheets` : "";
  return {
    code: "price-file-headings",
    what: `The file has no row of headings with Support Item Number and Support Item Name${named}.`,
    remedy: `Choose the NDIA's price list as you downloaded it. It needs these columns: ${REQUIRED_NAMES.join(", ")}.`,
  };
}

function columnsMissing(missing: readonly string[], sheet: Sheet, { header }: FoundColumns): Problem {
  const headings = (sheet.rows[header] ?? []).map(cellAsText).filter(Boolean).slice(0, MAX_NAMED);
  return {
    code: "price-file-columns",
    what: `Missing ${missing.length === 1 ? "column" : "columns"}: ${missing.join(", ")}. Row ${header + 1} of “${sheet.name}” has: ${headings.join(", ")}.`,
    remedy: "Choose the NDIA's price list as you downloaded it. Nothing was imported.",
  };
}

/** Headings in a message. */
const MAX_NAMED = 30;

function noItems({ name }: Sheet): Problem {
  return {
    code: "price-file-no-items",
    what: `“${name}” has the headings of a price list, and no row below them that can be read.`,
    remedy: "Choose the NDIA's price list as you downloaded it. Nothing was imported.",
  };
}

function tooMany(count: number): Problem {
  return {
    code: "price-file-too-many",
    what: `The file has ${formatCount(count)} items. The NDIA's price lists have about ${formatCount(1000)}.`,
    remedy: "Choose the NDIA's price list as you downloaded it. Nothing was imported.",
  };
}
