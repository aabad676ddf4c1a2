import * as z from "zod/mini";
import { isSecureAddress } from "../../domain/connection/secure-address.ts";
import { addressRules } from "../../platform/build-rules.ts";

/** A CRM address and the profile with which its pages are read. */
export const Site = z.object({
  origin: z
    .string()
    .check(z.maxLength(300), z.refine(isOrigin, "must be an address such as https://crm.example.org")),
  profileId: z.string().check(z.maxLength(100)),
});
export type Site = z.infer<typeof Site>;

function isOrigin(text: string): boolean {
  return isSecureAddress(text, addressRules()) && new URL(text).origin === text;
}
