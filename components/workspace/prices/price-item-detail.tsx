import { formatMoney } from "../../../lib/core/money.ts";
import type { ListedClaimType, PriceItem } from "../../../lib/domain/price-list/price-item.ts";
import { PRICE_COLUMNS } from "../../../lib/domain/price-list/price-regions.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { columnName, itemDaysText, limitText, unitText } from "./price-words.ts";

const CLAIM_TYPE_WORDS: Readonly<Record<ListedClaimType, string>> = {
  NF2F: "Non-face-to-face",
  TRAN: "Provider travel",
  CANC: "Short notice cancellation",
  REPW: "NDIA requested report",
  IRSS: "Irregular SIL support",
};

/** Everything that the list tells of an item. */
export function PriceItemDetail({ item }: { item: PriceItem }) {
  const { number, name, unit, type, limits, claimTypes } = item;
  const told = PRICE_COLUMNS.filter((column) => limits[column] !== undefined);
  return (
    <>
      <h2>
        <VisibleText text={name} isPublic />
      </h2>
      <p>
        {number}, priced {unitText(unit)}, {itemDaysText(item)}
      </p>
      {type === "quote" || type === "unit-price" ? (
        <p>Price: {limitText(item, null)}. No limit is compared.</p>
      ) : (
        <table class="pb-price-table pb-price-limits">
          <caption>Price limits</caption>
          <tbody>
            {told.map((column) => (
              <tr key={column}>
                <th scope="row">{columnName(column)}</th>
                <td>{formatMoney(limits[column] ?? 0)}</td>
              </tr>
            ))}
            {told.length === 0 && (
              <tr>
                <td>not told</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      <dl class="pb-price-facts">
        <Fact term="Support category" number={item.category} name={item.categoryName} />
        <Fact term="Support category in PACE" number={item.paceCategory} name={item.paceCategoryName} />
        <Fact term="Registration group" number={item.registrationGroup} name={item.registrationGroupName} />
        {claimTypes && (
          <div>
            <dt>May also be claimed as</dt>
            <dd>{claimTypes.map((code) => CLAIM_TYPE_WORDS[code]).join(", ") || "nothing else"}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

interface FactProps {
  term: string;
  number: string | number | null;
  name: string | null;
}

function Fact({ term, number, name }: FactProps) {
  const text = [number, name].filter((part) => part !== null).join(" ");
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text === "" ? "not told" : <VisibleText text={text} isPublic />}</dd>
    </div>
  );
}
