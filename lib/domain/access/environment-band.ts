import type { ConnectionSettings } from "../connection/connection-settings.ts";

/** Which of the NDIA's environments a computer works with, as every surface says. */
export const ENVIRONMENT_BANDS = ["production", "test"] as const;
export type EnvironmentBand = (typeof ENVIRONMENT_BANDS)[number];

/** Policy's own word, or else what the connection is made to; `null`: nobody tells. */
export function environmentBand(
  byPolicy: EnvironmentBand | undefined,
  environment: ConnectionSettings["environment"] | undefined,
): EnvironmentBand | null {
  if (byPolicy) return byPolicy;
  return environment === "production" || environment === "test" ? environment : null;
}
