import * as z from "zod/mini";
import type { SiteView } from "../views.ts";
import { nothing, text } from "./body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";
import { site } from "./form-schemas.ts";

export const siteOperations = {
  "sites.view": defineOperation({ from: EXTENSION_PAGE, body: nothing, reply: reply<SiteView[]>() }),
  "sites.add": defineOperation({ from: EXTENSION_PAGE, body: site, reply: reply<SiteView[]>() }),
  "sites.remove": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ origin: text }),
    reply: reply<SiteView[]>(),
  }),
};
