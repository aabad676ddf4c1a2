import { fieldOf, type RecordChange } from "../../../domain/change/change-set.ts";
import { type Problem, ProblemError } from "../../../core/problem.ts";
import type { Change } from "../../../domain/change/change.ts";
import { readClientPage, readContractPage } from "../../crm/crm-reader.ts";
import { type BeforeSending, fillAndSend, openForm } from "../../crm/crm-writer.ts";
import type { Target, TargetDeps } from "./target.ts";
import { compareSaved } from "./compare-saved.ts";
import { unreadableTable } from "./unreadable-table.ts";
import { duplicateRecordProblem } from "./duplicate-record.ts";
import { updateByForm } from "./update-by-form.ts";

/** A service contract: created from the client's Client Funding, or updated by its own form. */
export function contractTarget(deps: TargetDeps): Target {
  const { site, profile, readCrm, post, contract: view } = deps;

  /** All of the client's contracts: with one that can't be seen, nobody can tell what is new. */
  const contractsNow = async ({ set }: Change) => {
    const client = await readClientPage(readCrm, site, set.client.path);
    if (!client.contractsWhole) throw unreadableTable("Client Funding");
    return client;
  };

  /** The client's contract that wasn't there before. */
  async function findNew(change: Change, record: RecordChange): Promise<{ path: string } | undefined> {
    const { contracts } = await contractsNow(change);
    for (const { path } of contracts.filter((each) => !change.contractsBefore.includes(each.path))) {
      const reading = await readContractPage(readCrm, site, path);
      const { planStartDate } = reading.contract;
      // It may be the one that is looked for.
      if (!planStartDate) throw new ProblemError("permanent", newContractUnclear(reading.contract.reference));
      if (planStartDate === fieldOf(record.fields, "planStartDate")?.after) {
        view.remember({ page: "service-contract", contract: reading }, path);
        return { path };
      }
    }
    return undefined;
  }

  async function create(change: Change, record: RecordChange, beforeSending: BeforeSending) {
    const knownPath = change.createContractPath;
    const [client, prefetched] = await Promise.all([
      contractsNow(change),
      knownPath ? openForm(readCrm, site, knownPath) : undefined,
    ]);
    const appeared = client.contracts.find(({ path }) => !change.contractsBefore.includes(path));
    if (appeared) return { saved: false as const, problem: contractAppeared(appeared.reference) };
    const path = client.createContractPath ?? knownPath;
    if (!path) return { saved: false as const, problem: NO_NEW_LINK };
    const form = prefetched && path === knownPath ? prefetched : await openForm(readCrm, site, path);
    const sent = await fillAndSend(post, site, form, record.fields, profile, beforeSending);
    if (!sent.saved) return sent;
    if (sent.page.page !== "service-contract") {
      const found = await findNew(change, record);
      return found ? { saved: true as const, path: found.path } : { saved: true as const };
    }
    view.remember(sent.page, sent.path);
    return { saved: true as const, path: sent.path };
  }

  const update = updateByForm(deps);
  return {
    write: (change, record, beforeSending) =>
      record.action === "create"
        ? create(change, record, beforeSending)
        : update.write(change, record, beforeSending),
    find: (change, record) =>
      record.action === "create" ? findNew(change, record) : update.find(change, record),
    async readBack(change, record) {
      if (record.action === "update") return update.readBack(change, record);
      const { editPath } = await view.read(change);
      if (!editPath) throw new ProblemError("permanent", NO_EDIT_LINK);
      const [form, client] = await Promise.all([openForm(readCrm, site, editPath), contractsNow(change)]);
      const times = client.contracts.filter(({ path }) => !change.contractsBefore.includes(path)).length;
      const duplicate = duplicateRecordProblem(
        "the new service contract",
        times,
        "the client's Client Funding table",
      );
      const compared = compareSaved(form, change, record, profile);
      return { ...compared, ...(duplicate ? { problem: duplicate } : {}) };
    },
  };
}

function contractAppeared(reference: string): Problem {
  return {
    code: "contract-appeared",
    what: `Somebody created the service contract ${reference} for this client since you looked.`,
    remedy: "Open it: if it is this plan's, sync it in place of creating another. Nothing was created.",
  };
}

function newContractUnclear(reference: string): Problem {
  return {
    code: "contract-unclear",
    what: `A new service contract, ${reference || "without a reference"}, stands with this client, and its page doesn't tell for which plan dates.`,
    remedy: "Open it in the CRM: if it is this plan's, sync it. Nothing more was sent.",
  };
}

const NO_NEW_LINK: Problem = {
  code: "crm-no-new-contract",
  what: "The client's page has no New beside Client Funding, so no contract can be created.",
  remedy: "Ask your CRM administrator for the right to create service contracts.",
};

const NO_EDIT_LINK: Problem = {
  code: "crm-no-edit-link",
  what: "The contract's page has no Edit, so what was saved can't be read back.",
  remedy: "Compare the contract with the plan by eye.",
};
