import * as z from "zod/mini";
import type { ConnectionView } from "../views.ts";
import { nothing, text } from "./body-schemas.ts";
import { connectionForm } from "./form-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

export const connectionOperations = {
  "connection.view": defineOperation({
    from: EXTENSION_PAGE,
    body: nothing,
    reply: reply<ConnectionView>(),
  }),
  "connection.save": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ settings: connectionForm }),
    reply: reply<ConnectionView>(),
  }),
  "connection.activate": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ settings: connectionForm, activationCode: text }),
    reply: reply<ConnectionView>(),
  }),
  /** Fetches a token, and renews the device's key where that is due. */
  "connection.check": defineOperation({
    from: EXTENSION_PAGE,
    body: nothing,
    reply: reply<ConnectionView>(),
  }),
};
