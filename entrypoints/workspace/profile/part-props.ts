/** What each part of a profile is told: whose it is. It reads what it shows itself. */
export interface PartProps {
  site: string;
  ndisNumber: string;
  /** As a CRM calls them; `null`: no page that names them was read. */
  name: string | null;
  /** Whether the tab is in front. */
  isShown: boolean;
}
