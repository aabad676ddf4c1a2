import { useState } from "preact/hooks";
import type { IsoDate } from "../../../lib/core/calendar-date.ts";
import { formatCount } from "../../../lib/core/count.ts";
import { listsOnDay } from "../../../lib/domain/price-list/list-days.ts";
import type { PriceList } from "../../../lib/domain/price-list/price-item.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { KIND_WORDS, listDaysText } from "./price-words.ts";

export interface ImportedListsProps {
  lists: readonly PriceList[];
  /** The one whose items are shown. */
  shown: string | null;
  today: IsoDate;
  onShow: (id: string) => void;
  onRemove: (id: string) => void;
}

/** The imported lists side by side, with their days: which one counts today, and which one is shown below. */
export function ImportedLists({ lists, shown, today, onShow, onRemove }: ImportedListsProps) {
  const [asked, setAsked] = useState<string | null>(null);
  const inForce = new Set(listsOnDay(lists, today).map(({ id }) => id));
  return (
    <div class="pb-price-lists">
      <table class="pb-price-table" aria-label="Imported price lists">
        <thead>
          <tr>
            <th scope="col">Price list</th>
            <th scope="col">Counts for services</th>
            <th scope="col">Items</th>
            <th scope="col">
              <span class="pb-unseen">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lists.map((list) => (
            <tr key={list.id}>
              <th scope="row">
                <VisibleText text={list.fileName} /> <span class="pb-quiet">{KIND_WORDS[list.kind]}</span>
              </th>
              <td>
                {listDaysText(list)}
                {inForce.has(list.id) && <strong> Today</strong>}
              </td>
              <td>{formatCount(list.items)}</td>
              <td>
                {asked === list.id ? (
                  <span class="pb-actions" role="alert">
                    Remove this list?
                    <button type="button" class="pb-button" onClick={() => onRemove(list.id)}>
                      Remove list
                    </button>
                    <button type="button" class="pb-button" onClick={() => setAsked(null)}>
                      Keep it
                    </button>
                  </span>
                ) : (
                  <span class="pb-actions">
                    <button
                      type="button"
                      class="pb-link"
                      aria-pressed={list.id === shown}
                      aria-label={`${list.id === shown ? "Shown below" : "Show items"}: ${list.fileName}`}
                      onClick={() => onShow(list.id)}
                    >
                      {list.id === shown ? "Shown below" : "Show items"}
                    </button>
                    <button
                      type="button"
                      class="pb-link"
                      aria-label={`Remove ${list.fileName}`}
                      onClick={() => setAsked(list.id)}
                    >
                      Remove
                    </button>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
