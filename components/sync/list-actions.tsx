import { StatusBar } from "../base/status-bar.tsx";

interface Props {
  /** Each with its label, and what is reported when it is pressed. */
  actions: readonly (readonly [label: string, type: string])[];
  onPress: (type: string) => void;
}

/** What can be done with the ticked clients, on a client list that has no Action menu. */
export function ListActions({ actions, onPress }: Props) {
  return (
    <StatusBar about="sync ticked clients" tone="pb-tone-info">
      <p class="pb-status-head">
        {actions.map(([label, type]) => (
          <button key={type} type="button" class="pb-link" onClick={() => onPress(type)}>
            {label}
          </button>
        ))}
      </p>
    </StatusBar>
  );
}
