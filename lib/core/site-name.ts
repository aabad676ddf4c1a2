/** What people call a CRM where there are several: its host, as the browser's address bar shows it. */
export function siteName(site: string): string {
  return URL.parse(site)?.host ?? site;
}
