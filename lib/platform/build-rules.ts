/** A build for users is `production`; the sandbox's, and the unit tests, may reach this computer. */
export function addressRules(): { loopback: boolean } {
  return { loopback: import.meta.env.MODE !== "production" };
}
