import { useState } from "preact/hooks";
import { allowAddresses } from "../../components/connection/allow-addresses.ts";
import { useQuery } from "../../components/hooks/use-query.ts";
import { settleRequest, useRequest } from "../../components/hooks/use-request.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { SetUpContent } from "../../lib/domain/connection/set-up-content.ts";
import { send } from "../../lib/messaging/send.ts";
import type { ConnectionForm } from "../../lib/messaging/views.ts";
import { requestHostPermission } from "../../lib/platform/host-permission.ts";

/** What the welcome page does: reads a set-up file, and sets this computer up with it. */
export function useSetUp() {
  const connection = useQuery("connection.view");
  const sites = useQuery("sites.view");
  const [file, setFile] = useState<SetUpContent | null>(null);
  const [fileProblem, setFileProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { problem, setProblem, run } = useRequest();

  async function readText(text: string) {
    const settled = await settleRequest(() => send("set-up.read", { text }));
    // A wrong file leaves what the one before has told.
    if ("reply" in settled) setFile(settled.reply);
    setFileProblem("problem" in settled ? settled.problem : null);
  }

  async function setUp(settings: ConnectionForm, activationCode: string, allowed: Promise<Problem | null>) {
    setBusy(true);
    setProblem(null);
    try {
      const refusal = await allowed;
      if (refusal) return setProblem(refusal);
      const done = await run(async () => {
        for (const site of file?.sites ?? []) await send("sites.add", site);
        if (file?.homeState) await send("holidays.default-state", { state: file.homeState });
        return send("connection.activate", { settings, activationCode });
      });
      if (done) connection.setReply(done);
      else connection.reload();
      sites.reload();
    } finally {
      setBusy(false);
    }
  }

  return {
    connection: connection.reply,
    sites: sites.reply,
    file,
    fileProblem,
    busy,
    problem: problem ?? connection.problem ?? sites.problem,
    onText: (text: string) => void readText(text),
    /** The browser asks once for all addresses, those of the CRM among them. */
    onSetUp: (settings: ConnectionForm, activationCode: string) => {
      const { deviceHost, tokenHost, ndiaHost } = settings;
      const ofCrm = [...(file?.sites ?? []), ...(sites.reply ?? [])].map(({ origin }) => origin);
      const allowed = allowAddresses([deviceHost, tokenHost, ndiaHost, ...ofCrm]);
      void setUp(settings, activationCode, allowed);
    },
    onAllow: (origins: string[]) =>
      void requestHostPermission(origins).then(() => {
        connection.reload();
        sites.reload();
      }),
  };
}
