import { formatCount } from "../../../lib/core/count.ts";
import { type Cents, formatMoney } from "../../../lib/core/money.ts";
import type { ProposalView } from "../../../lib/domain/change/change-view.ts";
import { VisibleText } from "../../base/visible-text.tsx";

/** The amount that is typed, by what it is made of. */
export function ChosenProposals({ chosen, total }: { chosen: readonly ProposalView[]; total: Cents }) {
  return (
    <table class="pb-accept-table">
      <thead>
        <tr>
          <th scope="col">Client</th>
          <th scope="col">Contract</th>
          <th scope="col">Records</th>
          <th scope="col">Budgets change by</th>
        </tr>
      </thead>
      <tbody>
        {chosen.map(({ id, client, contract, writes, moved }) => (
          <tr key={id}>
            <th scope="row">
              <VisibleText text={client.name} />
            </th>
            <td>
              <VisibleText text={contract} />
            </td>
            <td>{formatCount(writes)}</td>
            <td>{formatMoney(moved)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            In all, to type
          </th>
          <td>{formatMoney(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
