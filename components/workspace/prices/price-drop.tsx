import { useId } from "preact/hooks";

export interface PriceDropProps {
  /** A file is being dragged over the window. */
  over: boolean;
  /** Lists are there already, so it is one more line and not the page's purpose. */
  isSmall: boolean;
  onFile: (file: Blob, name: string) => void;
}

/** Takes the NDIA's own file, dropped or chosen, and says where it is from. */
export function PriceDrop({ over, isSmall, onFile }: PriceDropProps) {
  const id = useId();
  return (
    <div
      class={`pb-drop${over ? " pb-drop-over" : ""}${isSmall ? " pb-price-drop-small" : ""}`}
      data-over={over}
    >
      <label for={id}>{over ? "Drop it to read it" : "Drop the NDIA's price list here, or choose it"}</label>
      <input
        id={id}
        type="file"
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file, file.name);
          // The same file may be chosen again after it was mended.
          currentTarget.value = "";
        }}
      />
      {!isSmall && (
        <p class="pb-hint">
          Download the Support Catalogue or the pricing schedule from the NDIA's website, under Pricing
          arrangements, as Excel (.xlsx) or CSV. It stays in this browser.
        </p>
      )}
    </div>
  );
}
