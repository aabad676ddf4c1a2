import { formatTotal } from "../../../lib/domain/record/amount.ts";
import type { GroupTotals } from "../../../lib/domain/record/record-view.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { VisibleText } from "../../base/visible-text.tsx";

/**
 * Approved money of each group as a bar with its amount in words; its filled part is what was spent. The same as a table
 * for whoever can't read bars (F92).
 */
export function AmountBars({ title, groups }: { title: string; groups: readonly GroupTotals[] }) {
  if (groups.length === 0) return null;
  const most = Math.max(1, ...groups.map(({ approved }) => approved.cents ?? 0));
  const shareOf = (cents: number | null) => Math.min(100, Math.max(0, ((cents ?? 0) / most) * 100));
  return (
    <figure class="pb-bars">
      <figcaption>
        <h3>{title}</h3>
        <span class="pb-hint">Filled: spent</span>
      </figcaption>
      <ul aria-hidden="true">
        {groups.map(({ name, approved, spent }) => (
          <li key={name}>
            <span class="pb-bars-name">
              <VisibleText text={name} isPublic />
            </span>
            <span class="pb-bars-amount">{formatTotal(approved)}</span>
            <svg width="100%" height="10" focusable="false">
              <rect class="pb-bar-whole" x="0.5" y="0.5" width={`${shareOf(approved.cents)}%`} height="9" />
              <rect
                class="pb-bar-used"
                x="0"
                y="0"
                width={`${Math.min(shareOf(approved.cents), shareOf(spent.cents))}%`}
                height="10"
              />
            </svg>
          </li>
        ))}
      </ul>
      <Disclosure title={`${title} as a table`}>
        <table class="pb-record-table">
          <thead>
            <tr>
              <th scope="col">Approved</th>
              <th scope="col">Spent</th>
              <th scope="col">{RECORD_WORDS.utilisation}</th>
            </tr>
          </thead>
          {/* The name stands above its amounts: beside them the panel has no room for it. */}
          {groups.map(({ name, approved, spent, utilisation }) => (
            <tbody key={name}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  <VisibleText text={name} isPublic />
                </th>
              </tr>
              <tr>
                <td>{formatTotal(approved)}</td>
                <td>{formatTotal(spent)}</td>
                <td>{utilisation === null ? RECORD_WORDS.notTold : `${utilisation} %`}</td>
              </tr>
            </tbody>
          ))}
        </table>
      </Disclosure>
    </figure>
  );
}
