import { Hono } from "hono";
import { insert, update } from "../../database/query.ts";
import type { World } from "../../world.ts";
import { generateExtras, NO_EXTRAS } from "../../people/client-extras.ts";
import { clientForm, NEW_CLIENT } from "../form/client-form.ts";
import { formPage } from "../form/render-field.ts";
import { readForm, showRecord } from "../form/read.ts";
import { clientListPage } from "../pages/client-list.ts";
import { clientProfilePage } from "../pages/client-profile.ts";
import { messagePage } from "../pages/message.ts";
import { readSearch } from "../pages/pager.ts";
import { findClient, isInvented, searchClients } from "../records/clients.ts";
import { contractsOf, detailsOf } from "../records/contracts.ts";
import { fundingTotals } from "../records/totals.ts";
import { recordId, type CrmEnv } from "../request.ts";

export function clientRoutes({ database, switches, clock }: World) {
  const app = new Hono<CrmEnv>();

  app.get("/Clients", (c) => {
    const search = readSearch(c.req.query());
    const found = searchClients(database, search);
    return c.html(
      clientListPage({ ...found, search, switches: switches.current, session: c.get("session") }),
    );
  });

  app.get("/Clients/Profile/:id", (c) => {
    const client = findClient(database, recordId(c.req.param("id")));
    if (!client) return c.notFound();
    const contracts = contractsOf(database, client.id).map((contract) => {
      const totals = fundingTotals(contract, detailsOf(database, contract.id));
      return { ...contract, remaining: totals["Total Remaining"], delivered: totals["Total Delivered"] };
    });
    // Of a client that a person has made nothing more is known.
    const many = client.id === 1 ? switches.current.firstClientAppointments : null;
    const extras = isInvented(database, client.id)
      ? generateExtras(client.id, clock.today(), many ?? undefined)
      : NO_EXTRAS;
    return c.html(clientProfilePage(client, contracts, extras, switches.current, c.get("session")));
  });

  // What an appointment's page shows isn't known: it is where the profile's links lead.
  app.get("/Appointments/Details/:id", (c) =>
    c.html(messagePage(`Appointment ${c.req.param("id")}`, "Appointments are not part of the sandbox.")),
  );

  app.on(["GET", "POST"], "/Clients/Create", (c) => {
    const form = clientForm(database, 0);
    const page = {
      title: "Create Client",
      form,
      hidden: switches.current.hideLabels,
      action: "/Clients/Create",
      back: "/Clients",
      session: c.get("session"),
    };
    if (c.req.method === "GET") return c.html(formPage({ ...page, values: showRecord(form, NEW_CLIENT) }));
    const { record, values, errors } = readForm(form, c.get("form"), page.hidden);
    if (Object.keys(errors).length > 0) return c.html(formPage({ ...page, values, errors }));
    return c.redirect(
      `/Clients/Profile/${insert(database, "clients", { first_name: "", surname: "", gender: "", ...record })}`,
      303,
    );
  });

  app.on(["GET", "POST"], "/Clients/Edit/:id", (c) => {
    const client = findClient(database, recordId(c.req.param("id")));
    if (!client) return c.notFound();
    const form = clientForm(database, client.id);
    const back = `/Clients/Profile/${client.id}`;
    const page = {
      title: "Edit Client",
      form,
      hidden: switches.current.hideLabels,
      action: c.req.path,
      back,
      subject: client,
      session: c.get("session"),
    };
    if (c.req.method === "GET") return c.html(formPage({ ...page, values: showRecord(form, client) }));
    const { record, values, errors } = readForm(form, c.get("form"), page.hidden);
    if (Object.keys(errors).length > 0) return c.html(formPage({ ...page, values, errors }));
    update(database, "clients", client.id, record);
    return c.redirect(back, 303);
  });
  return app;
}
