import { formatDate, type IsoDate } from "../../lib/core/calendar-date.ts";
import type { ComparedField } from "../../lib/domain/plan/compare-plan-dates.ts";

/** The CRM's and the NDIA's dates side by side; differences are marked by a word and by weight. */
export function ComparedDates({ compared }: { compared: ComparedField[] }) {
  return (
    <table class="pb-compared">
      <thead>
        <tr>
          <th scope="col">
            <span class="pb-unseen">Field</span>
          </th>
          <th scope="col">CRM</th>
          <th scope="col">NDIA</th>
        </tr>
      </thead>
      <tbody>
        {compared.map(({ field, crm, ndia, same }) => (
          <tr key={field} class={same ? undefined : "pb-differs"}>
            <th scope="row">
              {field}
              {!same && <span class="pb-differs-mark"> ≠ differs</span>}
            </th>
            <td>{formatDate(crm)}</td>
            <td>{formatOpenEndedDate(ndia)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function formatOpenEndedDate(date: IsoDate | null): string {
  return date ? formatDate(date) : "no end date";
}
