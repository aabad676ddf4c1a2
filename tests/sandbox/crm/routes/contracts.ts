import { Hono } from "hono";
import { insert, update } from "../../database/query.ts";
import type { World } from "../../world.ts";
import { CONTRACT_FORM } from "../form/contract-form.ts";
import { formPage } from "../form/render-field.ts";
import { readForm, showRecord } from "../form/read.ts";
import { contractPage } from "../pages/contract.ts";
import { findClient } from "../records/clients.ts";
import { detailsOf, findContract } from "../records/contracts.ts";
import { recordId, type CrmEnv } from "../request.ts";
import { lockAlert, lockedPage } from "./locked.ts";

/** What a contract takes when its fields are hidden from the form. */
const DEFAULTS = {
  funding_source: "NDIS",
  funding_management: "Registered Plan Management Provider",
  total_funding: 0,
};

export function contractRoutes({ database, switches, clock }: World) {
  const app = new Hono<CrmEnv>();

  app.get("/ServiceContracts/Details/:id", (c) => {
    const contract = findContract(database, recordId(c.req.param("id")));
    const client = contract && findClient(database, contract.client_id);
    if (!client) return c.notFound();
    const content = detailsOf(database, contract.id);
    return c.html(
      contractPage({
        contract,
        client,
        content,
        switches: switches.current,
        session: c.get("session"),
        today: clock.today(),
      }),
    );
  });

  app.on(["GET", "POST"], "/ServiceContracts/Create", (c) => {
    const client = findClient(database, recordId(c.req.query("clientId")));
    if (!client) return c.notFound();
    const page = {
      title: "Create New Contract",
      form: CONTRACT_FORM,
      hidden: switches.current.hideLabels,
      action: `/ServiceContracts/Create?clientId=${client.id}`,
      back: `/Clients/Profile/${client.id}`,
      subject: client,
      session: c.get("session"),
    };
    const preset = {
      ...DEFAULTS,
      total_funding: null,
      status: "Active",
      pace_participant: client.pace ? "Yes" : "No",
    };
    if (c.req.method === "GET")
      return c.html(formPage({ ...page, values: showRecord(CONTRACT_FORM, preset) }));
    const { record, values, errors } = readForm(CONTRACT_FORM, c.get("form"), page.hidden);
    if (Object.keys(errors).length > 0) return c.html(formPage({ ...page, values, errors }));
    const id = insert(database, "contracts", { ...DEFAULTS, ...record, client_id: client.id });
    return c.redirect(`/ServiceContracts/Details/${id}`, 303);
  });

  app.on(["GET", "POST"], "/ServiceContracts/Edit/:id", (c) => {
    const contract = findContract(database, recordId(c.req.param("id")));
    const client = contract && findClient(database, contract.client_id);
    if (!client) return c.notFound();
    const back = `/ServiceContracts/Details/${contract.id}`;
    const page = {
      title: "Edit contract",
      form: CONTRACT_FORM,
      hidden: switches.current.hideLabels,
      action: c.req.path,
      back,
      subject: client,
      session: c.get("session"),
    };
    if (c.req.method === "GET")
      return contract.locked === 1
        ? lockedPage(c)
        : c.html(formPage({ ...page, values: showRecord(CONTRACT_FORM, contract) }));
    const { record, values, errors } = readForm(CONTRACT_FORM, c.get("form"), page.hidden);
    const alert = lockAlert(contract);
    if (alert || Object.keys(errors).length > 0) return c.html(formPage({ ...page, values, errors, alert }));
    update(database, "contracts", contract.id, record);
    return c.redirect(back, 303);
  });
  return app;
}
