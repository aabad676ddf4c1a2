/** Names of providers, and numbers of their invoices, are the same whatever their capitals and spaces. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/\s+/g, " ").trim();
}
