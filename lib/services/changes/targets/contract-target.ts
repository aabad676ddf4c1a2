import { differencesIn } from "../../../crm/write/fill-form.ts";
import { fieldOf, type RecordChange } from "../../../domain/change/change-set.ts";
import { type Problem, ProblemError } from "../../../core/problem.ts";
import type { Change } from "../../../domain/change/change.ts";
import { readClientPage } from "../../crm/crm-reader.ts";
import { fillAndSend, openForm } from "../../crm/crm-writer.ts";
import type { Target, TargetDeps } from "./target.ts";
import { duplicateRecordProblem } from "./duplicate-record.ts";
import { updateByForm } from "./update-by-form.ts";

/** A service contract: created from the client's Client Funding, or updated by its own form. */
export function contractTarget(deps: TargetDeps): Target {
  const { site, profile, readCrm, post, contract: view } = deps;

  const contractsNow = ({ set }: Change) => readClientPage(readCrm, site, set.client.path);

  /** The client's contract that wasn't there before. */
  async function findNew(change: Change, record: RecordChange): Promise<{ path: string } | undefined> {
    const { contracts } = await contractsNow(change);
    for (const { path } of contracts.filter((contract) => !change.contractsBefore.includes(contract.path))) {
      const reading = await readCrm(site, path);
      if (reading.page !== "service-contract") continue;
      const start = fieldOf(record.fields, "planStartDate")?.after;
      if (reading.contract.contract.planStartDate === start) {
        view.remember(reading, path);
        return { path };
      }
    }
    return undefined;
  }

  async function create(change: Change, record: RecordChange, beforeSending: () => Promise<void>) {
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
      const problem = duplicateRecordProblem(
        "the new service contract",
        times,
        "the client's Client Funding table",
      );
      return { differences: differencesIn(form, record.fields, profile), ...(problem ? { problem } : {}) };
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
