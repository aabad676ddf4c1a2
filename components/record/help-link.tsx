/** Pages of the NDIS's own site about what a section shows (F194), as they were on 27 November 2026. */
const HELP = {
  plan: { title: "Using your plan", path: "using-your-plan" },
  goals: { title: "Setting goals", path: "creating-your-plan/setting-goals" },
  bookings: { title: "Service bookings", path: "working-providers/service-bookings" },
  "plan-end": {
    title: "What happens at your plan's end date",
    path: "changing-your-plan/what-happens-your-plans-end-date",
  },
} as const;

export type HelpTopic = keyof typeof HELP;

/** A way to the NDIS's guide, in a tab of its own. Nothing of a participant goes along. */
export function HelpLink({ topic }: { topic: HelpTopic }) {
  const { title, path } = HELP[topic];
  return (
    <p class="pb-hint">
      <a
        class="pb-link"
        href={`https://www.ndis.gov.au/participants/${path}`}
        target="_blank"
        rel="noopener noreferrer"
      >
        NDIS guide: {title}
      </a>
    </p>
  );
}
