import { useCallback, useMemo } from "preact/hooks";
import type { IsoDate } from "../../../lib/core/calendar-date.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import type { ChosenDays } from "../../../lib/domain/price-list/import-list.ts";
import type { PriceFile } from "../../../lib/domain/price-list/price-file.ts";
import type { PriceItem, PriceList } from "../../../lib/domain/price-list/price-item.ts";
import { type PriceRegion, priceRegionName } from "../../../lib/domain/price-list/price-regions.ts";
import { FOCUS_START } from "../../base/focus/keep-focus.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import type { ListFilter, ListSort } from "../list/list-column.ts";
import { ListView } from "../list/list-view.tsx";
import { ImportedLists } from "./imported-lists.tsx";
import { PriceDrop } from "./price-drop.tsx";
import { priceItemColumns } from "./price-item-columns.tsx";
import { PriceItemDetail } from "./price-item-detail.tsx";
import { PricePreview } from "./price-preview.tsx";

/** How far the import of a file is. */
export type ImportState =
  | { phase: "none" }
  | { phase: "reading"; name: string }
  | { phase: "preview" | "saving"; file: PriceFile };

export interface PricesViewProps {
  /** `null` while they are read. */
  lists: readonly PriceList[] | null;
  /** Of the list that is shown. */
  items: readonly PriceItem[];
  shown: string | null;
  region: PriceRegion | null;
  today: IsoDate;
  importing: ImportState;
  problem: Problem | null;
  /** A file is being dragged over the window. */
  over: boolean;
  query?: string | undefined;
  onFile: (file: Blob, name: string) => void;
  onImport: (days: ChosenDays) => void;
  onCancel: () => void;
  onShow: (id: string) => void;
  onRemove: (id: string) => void;
  onOptions: () => void;
  onSave: (csv: string) => void;
}

/** The NDIA's price lists: which ones are imported, what they hold, and the import of another one. */
export function PricesView(props: PricesViewProps) {
  const { lists, items, shown, region, importing, problem } = props;
  const columns = useMemo(() => priceItemColumns(region), [region]);
  const detail = useCallback((item: PriceItem) => <PriceItemDetail item={item} />, []);
  const isImporting = importing.phase !== "none";
  return (
    <>
      {isImporting && <ImportPage {...props} />}
      <ListView
        title="Price lists"
        words={ITEMS}
        isHidden={isImporting}
        rows={lists && items}
        columns={columns}
        rowKey={keyOf}
        rowLabel={labelOf}
        filters={FILTERS}
        sort={BY_NUMBER}
        query={props.query}
        searchLabel="Item number or name"
        searchText={searchText}
        problem={isImporting ? null : problem}
        notes={
          lists &&
          lists.length > 0 && (
            <>
              <ImportedLists
                lists={lists}
                shown={shown}
                today={props.today}
                onShow={props.onShow}
                onRemove={props.onRemove}
              />
              <PriceDrop over={props.over} isSmall onFile={props.onFile} />
              <p class="pb-hint">
                {region === null
                  ? "Rates aren't compared with price limits until you choose where supports are delivered."
                  : `Rates are compared with the limits for ${priceRegionName(region)}.`}{" "}
                <button type="button" class="pb-link" onClick={props.onOptions}>
                  {region === null ? "Choose in Options" : "Change in Options"}
                </button>
              </p>
            </>
          )
        }
        empty={lists?.length === 0 ? <NoLists {...props} /> : <p>This list has no items that can be read.</p>}
        detail={detail}
        noDetail="Choose an item to see its limits in each region."
        onSave={props.onSave}
      />
    </>
  );
}

function NoLists({ over, onFile }: PricesViewProps) {
  return (
    <div class="pb-price-start">
      <p>No price list yet.</p>
      <p class="pb-quiet">
        With the NDIA&apos;s own list, Planbridge warns you about rates above the limit and takes item names,
        categories and days from it.
      </p>
      <PriceDrop over={over} isSmall={false} onFile={onFile} />
    </div>
  );
}

/** In place of the lists while a file is read, looked at and stored. */
function ImportPage({ importing, lists, today, problem, onImport, onCancel }: PricesViewProps) {
  if (importing.phase === "none") return null;
  const name = importing.phase === "reading" ? importing.name : importing.file.fileName;
  return (
    <main class="pb-workspace">
      <header class="pb-workspace-head">
        <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          Import <VisibleText text={name} isPublic />
        </h1>
      </header>
      {problem && <ProblemNote problem={problem} source="Planbridge" alert />}
      {importing.phase === "reading" ? (
        <section class="pb-file-progress" aria-label="Progress">
          <output>Reading the file…</output>
          <progress class="pb-progress" aria-label="Reading the price list" />
          <button type="button" class="pb-button" onClick={onCancel}>
            Cancel
          </button>
        </section>
      ) : (
        <PricePreview
          file={importing.file}
          lists={lists ?? []}
          today={today}
          isSaving={importing.phase === "saving"}
          onImport={onImport}
          onCancel={onCancel}
        />
      )}
    </main>
  );
}

const ITEMS = ["item", "items"] as const;
const BY_NUMBER: ListSort = { key: "number", direction: "ascending" };

const FILTERS: readonly ListFilter<PriceItem>[] = [
  {
    id: "type",
    label: "Price",
    all: "All",
    options: [
      { id: "limited", name: "With a limit" },
      { id: "quote", name: "By quote" },
      { id: "unit-price", name: "$1 a unit" },
    ],
    matches: ({ type, limits }, option) =>
      option === "limited"
        ? type !== "quote" && type !== "unit-price" && Object.keys(limits).length > 0
        : type === option,
  },
];

const keyOf = ({ number, from }: PriceItem) => `${number} ${from}`;
const labelOf = ({ number, name }: PriceItem) => `${number} ${name}`;
// Digits are searched for as they run together.
const searchText = ({ number, name, paceCategoryName }: PriceItem) =>
  `${number} ${number.replaceAll("_", "")} ${name} ${paceCategoryName ?? ""}`;
