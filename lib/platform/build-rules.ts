import type { AddressRules } from "../domain/connection/secure-address.ts";

/** A build for users is `production`; the sandbox's, and the unit tests, may reach this computer. */
export function addressRules(): AddressRules {
  return { loopback: import.meta.env.MODE !== "production" };
}
