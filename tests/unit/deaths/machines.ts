/**
 * Where the awaits are that a worker may die at: the paths below `lib/` of each machine's modules. What only registers scripts,
 * or reads for a screen, belongs to none.
 */
const MACHINES = {
  changes:
    /^services\/changes\/(?!build-)|^services\/crm\/crm-|^crm\/read\/request\/fetch-page|^services\/bookings\/(?:keep-booking|booking-access)|^storage\/change-repository/,
  jobs: /^services\/sync\/(?!build-|.*-view)|^services\/participants\/(?:synchronise|note|retrieve)-|^services\/crm\/first-page|^storage\/(?:job|batch|participant)-repository/,
  proda: /^ndia\/proda\/|^ndia\/http\/|^services\/connection\/|^storage\/(?:device-repository|token-cache)/,
  upkeep:
    /^services\/participants\/(?:retrieve-due|retrieve-again|retrieval-failure)|^services\/bookings\/follow-bookings|^storage\/(?:copy-earlier-rows|quarantine|price-repository)/,
  profiles:
    /^services\/profile\/(?:change|import)-profile|^storage\/profile\/own-row-repository|^storage\/removal\/delete-own-rows/,
} as const;

export type MachineName = keyof typeof MACHINES;

export function isMachine(file: string): boolean {
  return Object.values(MACHINES).some((pattern) => pattern.test(file));
}

export function isOf(machine: MachineName, site: string): boolean {
  return MACHINES[machine].test(site);
}
