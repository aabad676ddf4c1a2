import type { Problem } from "../../lib/core/problem.ts";
import { PRICE_REGIONS, type PriceRegion } from "../../lib/domain/price-list/price-regions.ts";
import { SelectField } from "../base/form/select-field.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";

export interface PriceRegionProps {
  /** `null`: not chosen; `undefined` while loading. */
  region: PriceRegion | null | undefined;
  problem: Problem | null;
  onRegion: (region: PriceRegion | null) => void;
  onLists: () => void;
}

const NONE = { id: "", name: "Not chosen" } as const;

/** Options > Price lists: the region whose price limits rates are compared with. */
export function PriceRegionSettings({ region, problem, onRegion, onLists }: PriceRegionProps) {
  return (
    <section id="prices" aria-labelledby="prices-title">
      <h2 id="prices-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Price lists
      </h2>
      <p class="pb-lead">
        Rates above the NDIA&apos;s price limit get a warning, where its price list is imported and you say
        where supports are delivered.{" "}
        <button type="button" class="pb-link" onClick={onLists}>
          Open price lists
        </button>
      </p>
      {problem && <ProblemNote problem={problem} alert />}
      {region !== undefined && (
        <SelectField
          id="pb-price-region"
          label="Supports are delivered in"
          hint="Price limits differ by state in older lists, and in remote areas. Not chosen: no rate is compared."
          options={[NONE, ...PRICE_REGIONS]}
          value={region ?? NONE.id}
          onChange={(id) => onRegion(id || null)}
        />
      )}
    </section>
  );
}
