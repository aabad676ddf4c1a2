import { useState } from "preact/hooks";
import type { ConnectionTask } from "../../components/connection/connection-form.tsx";
import type { Problem } from "../../lib/core/problem.ts";
import { allowAddresses } from "../../components/connection/allow-addresses.ts";
import { send } from "../../lib/messaging/send.ts";
import { useQuery } from "../../components/hooks/use-query.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { ConnectionForm, ConnectionView } from "../../lib/messaging/views.ts";

/** The tasks of the connection form: one at a time, permissions first. */
export function useConnectionTasks() {
  const { reply: connection, problem: unread, reload, setReply } = useQuery("connection.view");
  const [busy, setBusy] = useState<ConnectionTask | null>(null);
  const [done, setDone] = useState<ConnectionTask | null>(null);
  const { problem, setProblem, run: request } = useRequest();

  async function run(
    task: ConnectionTask,
    allowed: Promise<Problem | null>,
    work: () => Promise<ConnectionView>,
  ) {
    setBusy(task);
    setDone(null);
    setProblem(null);
    try {
      const refusal = await allowed;
      if (refusal) return setProblem(refusal);
      const reply = await request(work);
      // Part of it may have been stored before it was refused.
      if (!reply) return reload();
      setReply(reply);
      setDone(task);
    } finally {
      setBusy(null);
    }
  }

  return {
    connection,
    reload,
    busy,
    done,
    problem: problem ?? unread,
    onSave: (settings: ConnectionForm) =>
      void run("save", allowAddresses(addressesOf(settings)), () => send("connection.save", { settings })),
    onActivate: (settings: ConnectionForm, activationCode: string) =>
      void run("activate", allowAddresses(addressesOf(settings)), () =>
        send("connection.activate", { settings, activationCode }),
      ),
    onCheck: () => void run("check", Promise.resolve(null), () => send("connection.check", null)),
  };
}

function addressesOf({ deviceHost, tokenHost, ndiaHost }: ConnectionForm): string[] {
  return [deviceHost, tokenHost, ndiaHost];
}
