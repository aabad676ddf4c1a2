import * as z from "zod/mini";
import { MAX_SET_UP_LENGTH, type SetUpContent } from "../../../domain/connection/set-up-content.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "../define-operation.ts";

export const setUpOperations = {
  /** Reads the text of a set-up file; nothing is stored. */
  "set-up.read": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ text: z.string().check(z.maxLength(MAX_SET_UP_LENGTH)) }),
    reply: reply<SetUpContent>(),
  }),
  /** Writes a set-up file for colleagues. `withApiKey`: with the API key that was typed on this computer. */
  "set-up.export": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ withApiKey: z.boolean() }),
    reply: reply<{ text: string }>(),
  }),
};
