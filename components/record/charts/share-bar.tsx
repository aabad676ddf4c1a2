/** A share as a bar, beside the words that say it. `null`: not told, which is no bar at all. */
export function ShareBar({ percent }: { percent: number | null }) {
  if (percent === null) return <span class="pb-share pb-share-untold" aria-hidden="true" />;
  return (
    <svg class="pb-share" width="100%" height="8" aria-hidden="true" focusable="false">
      <rect class="pb-bar-whole" x="0.5" y="0.5" width="100%" height="7" />
      <rect class="pb-bar-used" x="0" y="0" width={`${Math.min(100, Math.max(0, percent))}%`} height="8" />
    </svg>
  );
}
