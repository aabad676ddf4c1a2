import type { ContractReading } from "../../crm/read/read-contract.ts";
import type { ClientReading } from "../../crm/read/read-client.ts";
import { formField } from "../../crm/read/form/read-form.ts";
import { storedPath } from "../../crm/profile/record-path.ts";
import type { SiteProfile } from "../../crm/profile/site-profile.ts";
import type { IsoDate } from "../../core/calendar-date.ts";
import {
  type Identity,
  NDIS_NUMBER,
  normaliseNdisNumber,
  verifiedIdentity,
} from "../../domain/plan/identity.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { findLink, saveLinks } from "../../storage/link-repository.ts";
import { saveOverviewClient } from "../../storage/overview-repository.ts";
import { saveReadProfile } from "../../storage/profile/crm-profile-repository.ts";
import { knownCategories, saveKnownCategories } from "../../storage/settings/settings.ts";
import type { ReadCrm } from "./crm-access.ts";
import { readClientPage, readContractPage } from "./crm-reader.ts";
import { openForm } from "./crm-writer.ts";
import { identityProblem } from "./identity-problem.ts";
import type { ContractSnapshot } from "../changes/targets/target.ts";

/** A client as their page shows them, with the three facts that the NDIA needs. */
export interface KnownClient extends Omit<ClientReading, "profile"> {
  path: string;
  verifiedIdentity: Identity;
}

/** Keeps what a client's page tells of what belongs to whom, and of the person. `at`: when it was read, in epoch milliseconds. */
export function rememberClient(
  db: Database,
  site: string,
  path: string,
  client: ClientReading,
  at: number,
): Promise<unknown> {
  const ndisNumber = normaliseNdisNumber(client.identity.ndisNumber ?? "");
  const isNumber = NDIS_NUMBER.test(ndisNumber);
  const { profile } = client;
  return Promise.all([
    saveLinks(db, [
      { site, path, ...(ndisNumber ? { ndisNumber } : {}) },
      ...client.contracts.map((contract) => ({
        site,
        path: contract.path,
        client: { name: client.name, path },
      })),
    ]),
    isNumber && saveOverviewClient(db, site, ndisNumber, { ...client, path }),
    isNumber && profile && saveReadProfile(db, site, ndisNumber, { at, profile }),
  ]);
}

/** The CRM's records as a proposal needs them. Whatever is read is remembered where it tells what belongs to what. */
export function createCrmRecords(deps: {
  db: Database;
  readCrm: ReadCrm;
  profileOf: (site: string) => Promise<SiteProfile>;
  today: () => IsoDate;
  now: () => number;
}) {
  const { db, readCrm, profileOf, today, now } = deps;

  async function readClient(site: string, path: string): Promise<KnownClient> {
    return saveAndVerify(site, path, await readClientPage(readCrm, site, path));
  }

  async function saveAndVerify(site: string, path: string, client: ClientReading): Promise<KnownClient> {
    await rememberClient(db, site, path, client, now());
    const identity = verifiedIdentity(client.identity, today());
    if ("code" in identity) throw new ProblemError("permanent", identityProblem(client, identity));
    // The profile is kept, and is nobody's who asks for the client.
    const { profile: _kept, ...known } = client;
    return { ...known, path, verifiedIdentity: identity };
  }

  async function readContract(site: string, path: string): Promise<ContractSnapshot> {
    const contract = await readContractPage(readCrm, site, path);
    await saveLinks(
      db,
      formsOf(contract).map((form) => ({ site, path: form, contractPath: path })),
    );
    return { ...contract, path };
  }

  /** Whose contract it is: known from the client's page, or by following the page's own link to the client. */
  async function ownerOf(site: string, contract: ContractSnapshot): Promise<KnownClient> {
    const linked = (await findLink(db, site, contract.path))?.client?.path;
    const links = [...(linked ? [linked] : []), ...contract.clientLinks.map(({ path }) => path)];
    // An address that isn't a record's any more, kept by an earlier version, must not keep the others from being tried.
    const candidates = links.filter((path) => typeof storedPath(path, site) === "string");
    for (const path of new Set(candidates.slice(0, 4))) {
      const reading = await readCrm(site, path);
      if (
        reading.page === "client-profile" &&
        reading.client.contracts.some((each) => each.path === contract.path)
      )
        return saveAndVerify(site, path, reading.client);
    }
    throw new ProblemError("permanent", OWNER_UNKNOWN);
  }

  /** The categories that the CRM offers; with `locked`, why its budget form can't be had. */
  async function categories(
    site: string,
    createBudgetPath: string | undefined,
  ): Promise<{ offered?: string[]; locked?: Problem }> {
    if (!createBudgetPath) return savedCategories(site);
    const profile = await profileOf(site);
    try {
      const form = await openForm(readCrm, site, createBudgetPath);
      const field = formField(form, "planCategory", profile);
      const offered = field?.options?.map(({ label }) => label).filter(Boolean);
      if (!offered?.length) return savedCategories(site);
      await saveKnownCategories(db, site, offered);
      return { offered };
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "permanent")
        return { ...(await savedCategories(site)), locked: error.problem };
      throw error;
    }
  }
  async function savedCategories(site: string): Promise<{ offered?: string[] }> {
    const offered = await knownCategories(db, site);
    return offered ? { offered } : {};
  }

  return { readClient, readContract, ownerOf, categories };
}

/** The forms of a contract's budgets and supports, and those that create one. */
function formsOf({
  budgets = [],
  supports = [],
  createBudgetPath,
  createSupportPath,
}: ContractReading): string[] {
  const forms = [...budgets, ...supports].map(({ editPath }) => editPath);
  return [createBudgetPath, createSupportPath, ...forms].filter((form) => form !== undefined);
}

const OWNER_UNKNOWN: Problem = {
  code: "contract-owner-unknown",
  what: "This page doesn't tell which client the contract belongs to.",
  remedy: "Open the client's profile once and come back from there: Planbridge then knows.",
};
