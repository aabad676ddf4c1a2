import { html } from "hono/html";
import { Hono } from "hono";
import { first, insert, run, update, type Value } from "../../database/query.ts";
import type { World } from "../../world.ts";
import { formPage } from "../form/draw.ts";
import type { Form, FormRecord } from "../form/field.ts";
import { readForm, showRecord } from "../form/read.ts";
import { contractPage } from "../pages/contract.ts";
import { formToken } from "../pages/layout.ts";
import { findClient } from "../records/clients.ts";
import { detailsOf, findContract, type ContractDetails } from "../records/contracts.ts";
import { recordId, type CrmEnv } from "../request.ts";
import type { Session } from "../sessions.ts";

/** A kind of record that belongs to a contract: each has a table on the contract's page and the same three forms. */
export type Part = {
  path: string;
  table: "plan_budgets" | "service_supports" | "delivered_services";
  createTitle: string;
  editTitle: string;
  createForm: Form;
  editForm: Form;
  /** What a new record starts with. */
  preset: FormRecord;
  /** Adds the columns that follow from the others. */
  complete: (record: FormRecord) => FormRecord;
  /** Why this record can't be deleted, or null. */
  keepBecause: (record: Record<string, Value>, content: ContractDetails) => string | null;
  /** Delivered services are deleted from their edit form, the others from the table. */
  deletesFromForm: boolean;
};

type PartRecord = Record<string, Value> & { id: number; contract_id: number };

export function contractPartRoutes({ database, switches }: World, part: Part) {
  const app = new Hono<CrmEnv>();

  function ownerOf(contractId: number) {
    const contract = findContract(database, contractId);
    const client = contract && findClient(database, contract.client_id);
    return client && { contract, client, back: `/ServiceContracts/Details/${contract.id}` };
  }
  const find = (id: string | undefined) =>
    first<PartRecord>(database, `SELECT * FROM ${part.table} WHERE id = ?`, recordId(id));

  app.on(["GET", "POST"], `${part.path}/Create`, (c) => {
    const owner = ownerOf(recordId(c.req.query("contractId")));
    if (!owner) return c.notFound();
    const action = `${part.path}/Create?contractId=${owner.contract.id}`;
    const hidden = switches.current.hideLabels;
    const page = {
      title: part.createTitle,
      form: part.createForm,
      hidden,
      action,
      back: owner.back,
      subject: owner.client,
      session: c.get("session"),
    };
    if (c.req.method === "GET")
      return c.html(formPage({ ...page, values: showRecord(part.createForm, part.preset) }));
    const { record, values, errors } = readForm(part.createForm, c.get("form"), hidden);
    if (Object.keys(errors).length > 0) return c.html(formPage({ ...page, values, errors }));
    insert(
      database,
      part.table,
      part.complete({ ...part.preset, ...record, contract_id: owner.contract.id }),
    );
    return c.redirect(owner.back, 303);
  });

  app.on(["GET", "POST"], `${part.path}/Edit/:id`, (c) => {
    const stored = find(c.req.param("id"));
    const owner = stored && ownerOf(stored.contract_id);
    if (!owner) return c.notFound();
    const hidden = switches.current.hideLabels;
    const session = c.get("session");
    const after = part.deletesFromForm ? deleteForm(part.path, stored.id, session) : html``;
    const page = {
      title: part.editTitle,
      form: part.editForm,
      hidden,
      action: c.req.path,
      back: owner.back,
      subject: owner.client,
      session,
      after,
    };
    if (c.req.method === "GET")
      return c.html(formPage({ ...page, values: showRecord(part.editForm, stored) }));
    const { record, values, errors } = readForm(part.editForm, c.get("form"), hidden);
    if (Object.keys(errors).length > 0) return c.html(formPage({ ...page, values, errors }));
    update(database, part.table, stored.id, part.complete({ ...stored, ...record }));
    return c.redirect(owner.back, 303);
  });

  app.post(`${part.path}/Delete/:id`, (c) => {
    const stored = find(c.req.param("id"));
    const owner = stored && ownerOf(stored.contract_id);
    if (!owner) return c.notFound();
    const content = detailsOf(database, owner.contract.id);
    const alert = part.keepBecause(stored, content);
    if (alert)
      return c.html(
        contractPage({
          ...owner,
          content,
          hidden: switches.current.hideLabels,
          session: c.get("session"),
          alert,
        }),
      );
    run(database, `DELETE FROM ${part.table} WHERE id = ?`, stored.id);
    return c.redirect(owner.back, 303);
  });
  return app;
}

function deleteForm(path: string, id: number, session: Session) {
  return html`<form method="post" action="${path}/Delete/${id}" data-confirm="Delete this record?">
    ${formToken(session)}<button class="btn" type="submit">Delete</button>
  </form>`;
}
