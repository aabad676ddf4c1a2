import { useId } from "preact/hooks";
import type { ListFilter } from "./list-column.ts";

export interface ListSearchProps<Row> {
  /** What can be searched for, such as `Name, NDIS number or contract`. */
  label: string;
  query: string;
  onQuery: (query: string) => void;
  filters: readonly ListFilter<Row>[];
  /** By the filter's id; absent or empty: all. */
  chosen: Readonly<Record<string, string>>;
  onChosen: (chosen: Readonly<Record<string, string>>) => void;
}

/** What is looked for in a list: words, and a choice for each filter. */
export function ListSearch<Row>(props: ListSearchProps<Row>) {
  const { label, query, onQuery, filters, chosen, onChosen } = props;
  const id = useId();
  return (
    <search class="pb-list-search">
      <div class="pb-field pb-list-query">
        <label for={`${id}-query`}>{label}</label>
        <input
          id={`${id}-query`}
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={({ currentTarget }) => onQuery(currentTarget.value)}
        />
      </div>
      {filters.map((filter) => (
        <div key={filter.id} class="pb-field">
          <label for={`${id}-${filter.id}`}>{filter.label}</label>
          <select
            id={`${id}-${filter.id}`}
            value={chosen[filter.id] ?? ""}
            onChange={({ currentTarget }) => onChosen({ ...chosen, [filter.id]: currentTarget.value })}
          >
            <option value="">{filter.all}</option>
            {filter.options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.name}
              </option>
            ))}
          </select>
        </div>
      ))}
    </search>
  );
}
