import { limitIn, type PriceRegion, priceRegionName } from "../../../lib/domain/price-list/price-regions.ts";
import type { PriceItem } from "../../../lib/domain/price-list/price-item.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import type { ListColumn } from "../list/list-column.ts";
import { csvAmount } from "../list/list-csv.ts";
import { limitText, unitText } from "./price-words.ts";

/** The columns of a list's items, with the price limit of the region that was chosen in Options. */
export function priceItemColumns(region: PriceRegion | null): readonly ListColumn<PriceItem>[] {
  return [
    {
      key: "number",
      label: "Item",
      width: 160,
      cell: ({ number }) => number,
      sortBy: ({ number }) => number,
      isFolded: true,
      csv: [{ header: "Support item number", value: ({ number }) => number }],
    },
    {
      key: "name",
      label: "Name",
      width: 250,
      cell: ({ name }) => <VisibleText text={name} isPublic />,
      sortBy: ({ name }) => name,
      csv: [{ header: "Support item name", value: ({ name }) => name }],
    },
    {
      key: "limit",
      label: region === null ? "Limit (states)" : `Limit (${shortName(region)})`,
      width: 155,
      isNumeric: true,
      cell: (item) => limitText(item, region),
      sortBy: ({ limits }) => limitIn(limits, region ?? "NSW"),
      csv: [
        { header: "National limit", value: ({ limits }) => csvAmount(limits.national) },
        ...(region === null
          ? []
          : [
              {
                header: `Limit in ${priceRegionName(region)}`,
                value: ({ limits }: PriceItem) => csvAmount(limitIn(limits, region) ?? undefined),
              },
            ]),
      ],
    },
    {
      key: "unit",
      label: "Unit",
      width: 85,
      cell: ({ unit }) => unitText(unit),
      sortBy: ({ unit }) => unit,
      csv: [
        { header: "Unit", value: ({ unit }) => unit },
        { header: "From", value: ({ from }) => from },
        { header: "To", value: ({ to }) => to },
      ],
    },
    {
      key: "category",
      label: "PACE category",
      width: 190,
      cell: (item) => <VisibleText text={paceCategoryText(item)} isPublic />,
      sortBy: ({ paceCategory }) => paceCategory,
      csv: [
        { header: "Support category number", value: ({ category }) => category },
        { header: "Support category number (PACE)", value: ({ paceCategory }) => paceCategory },
      ],
    },
  ];
}

/** `NSW`, `Very remote`: a heading has little room. */
function shortName(region: PriceRegion): string {
  return region.length <= 3 ? region : priceRegionName(region);
}

function paceCategoryText({ paceCategory, paceCategoryName }: PriceItem): string {
  if (paceCategory === null) return paceCategoryName ?? "not told";
  const number = String(paceCategory).padStart(2, "0");
  return paceCategoryName === null ? number : `${number} ${paceCategoryName}`;
}
