import { html } from "hono/html";
import { Hono } from "hono";
import { first, insert, run, update, type Value } from "../../database/query.ts";
import type { World } from "../../world.ts";
import { formPage } from "../form/render-field.ts";
import type { Form, FormRecord } from "../form/field.ts";
import { readForm, showRecord, type Submission } from "../form/read.ts";
import { contractPage } from "../pages/contract.ts";
import { formToken } from "../pages/layout.ts";
import { findClient } from "../records/clients.ts";
import { detailsOf, findContract, type Contract } from "../records/contracts.ts";
import { recordId, type CrmContext, type CrmEnv } from "../request.ts";
import type { Session } from "../sessions.ts";
import { lockAlert, lockedPage } from "./locked.ts";
import type { Part } from "./part.ts";

type PartRecord = Record<string, Value> & { id: number; contract_id: number };

export function contractPartRoutes({ database, switches, clock }: World, part: Part) {
  const app = new Hono<CrmEnv>();

  function ownerOf(contractId: number) {
    const contract = findContract(database, contractId);
    const client = contract && findClient(database, contract.client_id);
    return client && { contract, client, back: `/ServiceContracts/Details/${contract.id}` };
  }
  const find = (id: string | undefined) =>
    first<PartRecord>(database, `SELECT * FROM ${part.table} WHERE id = ?`, recordId(id));

  /** A PACE plan has no service bookings, so its forms ask nothing about them. */
  const hiddenFor = ({ pace_plan }: Contract) =>
    pace_plan === 1
      ? [...switches.current.hideLabels, "Requires PRODA Service Booking"]
      : switches.current.hideLabels;

  /** What both forms have on their pages; the rest is each form's own. */
  function pageFor(c: CrmContext, { contract, client, back }: NonNullable<ReturnType<typeof ownerOf>>) {
    const extra = part.extra(contract, switches.current);
    return {
      hidden: hiddenFor(contract),
      subject: client,
      session: c.get("session"),
      back,
      button: extra?.button,
      after: html`${extra?.dialog ?? ""}`,
    };
  }

  /** The form's own rules first, and the contract's for a record that passes them. `kept` is what the form leaves alone. */
  function submitted(
    c: CrmContext,
    form: Form,
    contract: Contract,
    kept: FormRecord,
    ownId: number,
  ): Submission {
    const submission = readForm(form, c.get("form"), hiddenFor(contract));
    if (Object.keys(submission.errors).length > 0) return submission;
    const record = { ...kept, ...submission.record };
    const content = detailsOf(database, contract.id);
    const errors = part.errorsIn(record, { contract, content, ownId, switches: switches.current });
    return { ...submission, record, errors };
  }

  app.on(["GET", "POST"], `${part.path}/Create`, (c) => {
    const owner = ownerOf(recordId(c.req.query("contractId")));
    if (!owner) return c.notFound();
    const { contract } = owner;
    const page = {
      ...pageFor(c, owner),
      title: part.createTitle(switches.current),
      form: part.createForm,
      action: `${part.path}/Create?contractId=${contract.id}`,
    };
    if (c.req.method === "GET")
      return contract.locked === 1
        ? lockedPage(c)
        : c.html(formPage({ ...page, values: showRecord(part.createForm, part.preset) }));
    const { record, values, errors } = submitted(c, part.createForm, contract, part.preset, 0);
    const alert = lockAlert(contract);
    if (alert || Object.keys(errors).length > 0) return c.html(formPage({ ...page, values, errors, alert }));
    insert(database, part.table, part.complete({ ...record, contract_id: contract.id }));
    return c.redirect(owner.back, 303);
  });

  app.on(["GET", "POST"], `${part.path}/Edit/:id`, (c) => {
    const stored = find(c.req.param("id"));
    const owner = stored && ownerOf(stored.contract_id);
    if (!owner) return c.notFound();
    const { contract } = owner;
    const shared = pageFor(c, owner);
    const page = {
      ...shared,
      title: part.editTitle,
      form: part.editForm,
      action: c.req.path,
      after: html`${part.deletesFromForm ? deleteForm(part.path, stored.id, shared.session) : ""}${shared.after}`,
    };
    if (c.req.method === "GET")
      return contract.locked === 1
        ? lockedPage(c)
        : c.html(formPage({ ...page, values: showRecord(part.editForm, stored) }));
    const { record, values, errors } = submitted(c, part.editForm, contract, stored, stored.id);
    const alert = lockAlert(contract);
    if (alert || Object.keys(errors).length > 0) return c.html(formPage({ ...page, values, errors, alert }));
    update(database, part.table, stored.id, part.complete(record));
    return c.redirect(owner.back, 303);
  });

  app.post(`${part.path}/Delete/:id`, (c) => {
    const stored = find(c.req.param("id"));
    const owner = stored && ownerOf(stored.contract_id);
    if (!owner) return c.notFound();
    const content = detailsOf(database, owner.contract.id);
    const alert = lockAlert(owner.contract) ?? part.keepBecause(stored, content);
    if (alert)
      return c.html(
        contractPage({
          ...owner,
          content,
          switches: switches.current,
          session: c.get("session"),
          today: clock.today(),
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
