import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { EnvironmentBand as Environment } from "../../lib/domain/access/environment-band.ts";
import { InfoIcon } from "./icons.tsx";

/** Of a dialog in a CRM's page: which environment it works with; `null`: not told. */
export const EnvironmentContext = createContext<Environment | null>(null);

/** Says in words that this isn't production. Of production, or where nobody knows, nothing is said. */
export function EnvironmentBand({ environment }: { environment: Environment | null }) {
  if (environment !== "test") return null;
  return (
    <p class="pb-surface pb-environment">
      <InfoIcon />
      Test environment
    </p>
  );
}

export function DialogEnvironment() {
  return <EnvironmentBand environment={useContext(EnvironmentContext)} />;
}
