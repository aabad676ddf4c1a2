import { WarningIcon } from "./icons.tsx";

/** To read before accepting; none of them prevents it. */
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
