import { WarningIcon } from "./icons.tsx";

/** Worth reading before accepting; none of them is in the way. */
export function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul class="pb-warnings">
      {warnings.map((warning) => (
        <li key={warning}>
          <WarningIcon />
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  );
}
