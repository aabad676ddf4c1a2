import type { Geography } from "../../../lib/domain/profile/geography/classify-address.ts";
import { MMM_WORDS } from "../../../lib/domain/profile/geography/locality.ts";
import { OutcomeNote } from "./outcome-note.tsx";

export interface GeographyViewProps {
  geography: Geography;
  /** What reads or enters the address, below the values. */
  onSuburb?: ((suburb: string) => void) | undefined;
}

/** Remoteness, health network and council of an address (F180); empty where they aren't known (F182). */
export function GeographyView({ geography, onSuburb }: GeographyViewProps) {
  const found = geography.state === "found" ? geography : null;
  return (
    <>
      <dl class="pb-profile-facts">
        <Fact label="Remoteness (MMM)">
          {found?.mmm ? `${found.mmm}, ${MMM_WORDS[found.mmm].toLowerCase()}` : null}
        </Fact>
        <Fact label="Primary health network">{found?.phn ?? null}</Fact>
        <Fact label="Local council">{found?.lga ?? null}</Fact>
      </dl>
      <OutcomeNote geography={geography} onSuburb={onSuburb} />
    </>
  );
}

function Fact({ label, children }: { label: string; children: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class={children === null ? "pb-quiet" : undefined}>{children ?? "Not known"}</dd>
    </div>
  );
}
