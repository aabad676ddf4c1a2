import type { ChecklistView } from "../../lib/domain/booking/contract/checklist-view.ts";
import type { GuardRail } from "../../lib/domain/booking/contract/guard-rail.ts";
import { formatMoney } from "../../lib/core/money.ts";
import { type Level, SeverityMark } from "../base/severity.tsx";
import { dayAndTime } from "../base/time-ago.ts";

export interface BookingChecklistProps {
  view: ChecklistView;
  /** A request is under way. */
  isBusy: boolean;
  onPropose: () => void;
  /** Asks the NDIA again. */
  onCheck: () => void;
  onOptions: () => void;
}

/** What has to hold before bookings are sent, all at once: what holds ticks itself, what doesn't leads to its field. */
export function BookingChecklist({ view, isBusy, onPropose, onCheck, onOptions }: BookingChecklistProps) {
  const { rails, rows, faults, retrievedAt } = view;
  const ready = rows.filter(({ isReady }) => isReady);
  const sorted = rails.toSorted((one, other) => RANK[levelOf(one)] - RANK[levelOf(other)]);
  return (
    <>
      <h3>Before bookings are sent</h3>
      <ul class="pb-checklist">
        {sorted.map((rail) => (
          <RailItem key={rail.code} rail={rail} onOptions={onOptions} />
        ))}
      </ul>
      {faults.length > 0 && (
        <>
          <h3>Bookings to look at</h3>
          <ul class="pb-checklist">
            {faults.map(({ what, remedy }) => (
              <li key={what}>
                <SeverityMark level="warn" />
                <span>
                  <strong>{what}</strong> {remedy}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Rows that ask for a service booking</h3>
      {rows.length === 0 ? (
        <p>
          None. Tick Requires PRODA Service Booking on a plan budget or service support, choose its Management
          Style, and save it.
        </p>
      ) : (
        <RowTable rows={rows} />
      )}
      <div class="pb-actions">
        {ready.length > 0 && (
          <button type="button" class="pb-button pb-button-main" disabled={isBusy} onClick={onPropose}>
            Send service bookings ({ready.length})…
          </button>
        )}
        <button type="button" class="pb-button" disabled={isBusy} onClick={onCheck}>
          Check again with the NDIA
        </button>
        <span class="pb-quiet">
          {retrievedAt === null
            ? "Bookings were never retrieved."
            : `Bookings retrieved ${dayAndTime(retrievedAt)}.`}
        </span>
      </div>
    </>
  );
}

const RANK: Readonly<Record<Level, number>> = { block: 0, warn: 1, note: 2, ok: 3 };

function levelOf({ state, blocks }: GuardRail): Level {
  if (state === "holds") return "ok";
  if (state === "unknown") return "note";
  return blocks ? "block" : "warn";
}

function RailItem({ rail, onOptions }: { rail: GuardRail; onOptions: () => void }) {
  const { what, remedy, state, path, field, at } = rail;
  return (
    <li data-rail={rail.code} data-state={state}>
      <SeverityMark level={levelOf(rail)} />
      <span>
        {state === "holds" ? what : <strong>{what}</strong>}
        {state !== "holds" && remedy && <> {remedy}</>}{" "}
        {state !== "holds" && path !== undefined && (
          <a class="pb-link" href={path}>
            Go to {field}
          </a>
        )}
        {state !== "holds" && at === "options" && (
          <button type="button" class="pb-link" onClick={onOptions}>
            Open Options
          </button>
        )}
      </span>
    </li>
  );
}

function RowTable({ rows }: Pick<ChecklistView, "rows">) {
  return (
    <div class="pb-booking-rows">
      <table>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col" class="pb-amount">
              Amount
            </th>
            <th scope="col">Booking</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, name, amount, bookingId, status, isReady }) => (
            <tr key={path}>
              <td>
                <a class="pb-link" href={path}>
                  {name}
                </a>
              </td>
              <td class="pb-amount">{amount === null ? "not told" : formatMoney(amount)}</td>
              <td>{bookingId ?? "none"}</td>
              <td>
                {bookingId === undefined ? (isReady ? "Ready to send" : "Not ready") : statusText(status)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function statusText({ words, detail }: ChecklistView["rows"][number]["status"]): string {
  return detail && detail !== words ? `${words} (${detail})` : words;
}
