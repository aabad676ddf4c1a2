import type { PanelClient } from "../../lib/messaging/views.ts";

export interface ClientChoiceProps {
  clients: readonly PanelClient[];
  /** The path of the one that is shown; `null`: none. */
  chosen: string | null;
  onChoose: (client: PanelClient) => void;
}

/** In practice no page of a CRM is in front, so the client is chosen here. */
export function ClientChoice({ clients, chosen, onChoose }: ClientChoiceProps) {
  return (
    <label class="pb-surface pb-practice-choice">
      Invented client
      <select
        value={chosen ?? ""}
        onChange={({ currentTarget }) => {
          const client = clients.find(({ path }) => path === currentTarget.value);
          if (client) onChoose(client);
        }}
      >
        {chosen === null && <option value="">Choose a client</option>}
        {clients.map(({ path, name }) => (
          <option key={path} value={path}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
