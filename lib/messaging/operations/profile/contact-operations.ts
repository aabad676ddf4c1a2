import * as z from "zod/mini";
import {
  CONNECTION_OPTIONS,
  CONNECTION_STATUSES,
  type ConnectionOption,
  type ConnectionStatus,
} from "../../../domain/profile/connections/connection-side.ts";
import { text } from "../body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "../define-operation.ts";
import { begun, optionalBegun, profile, rowId } from "./own-bodies.ts";

const options = Object.keys(CONNECTION_OPTIONS) as ConnectionOption[];
const statuses = Object.keys(CONNECTION_STATUSES) as ConnectionStatus[];
const typedContact = z.object({ name: text, phone: text, email: text, address: text });

/** Contacts and connections. From the extension's own pages alone: a CRM's page can't connect anybody. */
export const contactOperations = {
  "contacts.save": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({ begun: optionalBegun, typed: typedContact }),
    reply: reply<null>(),
  }),
  /** With all of their connections. */
  "contacts.remove": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({ begun }),
    reply: reply<null>(),
  }),
  /** On both profiles at once. `newContact`: the other end is stored with it. */
  "connections.save": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({
      draft: z.object({
        begun: optionalBegun,
        profile,
        related: profile,
        type: rowId,
        word: z.union([z.literal(0), z.literal(1)]),
        status: z.enum(statuses),
        options: z.array(z.enum(options)).check(z.maxLength(options.length)),
        replacesPrimary: z.boolean(),
      }),
      newContact: z.optional(typedContact),
    }),
    reply: reply<null>(),
  }),
  "connections.remove": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({ profile, begun }),
    reply: reply<null>(),
  }),
  /** Adds, renames, archives or restores one. */
  "connection-types.save": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({
      begun: optionalBegun,
      typed: z.object({ word: text, other: text }),
      isArchived: z.boolean(),
    }),
    reply: reply<null>(),
  }),
};
