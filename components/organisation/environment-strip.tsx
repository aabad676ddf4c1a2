import { EnvironmentBand } from "../base/environment-band.tsx";
import { usePolicy } from "../hooks/use-policy.ts";

/** At the top of each of the extension's own pages. */
export function EnvironmentStrip() {
  return <EnvironmentBand environment={usePolicy()?.band ?? null} />;
}
