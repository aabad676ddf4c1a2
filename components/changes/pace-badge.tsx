/** The purple mark of a PACE participant or contract (F43). */
export function PaceBadge() {
  return <span class="pb-pace-badge">PACE</span>;
}
