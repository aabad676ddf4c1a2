import * as z from "zod/mini";
import { text } from "./body-schemas.ts";

/** The fields of Options > Connection as text. */
export const connectionForm = z.object({
  environment: z.enum(["production", "test", "other"]),
  deviceHost: text,
  tokenHost: text,
  ndiaHost: text,
  tokenAudience: text,
  serviceAudience: text,
  clientId: text,
  /** Empty or absent: Planbridge's own name and version. */
  productId: z.exactOptional(text),
  apiKey: text,
  orgId: text,
  deviceName: text,
});

/** A CRM address and the profile with which its pages are read. */
export const site = z.object({ origin: text, profileId: text });
