import { useEffect, useState } from "preact/hooks";
import type { StoredDataView } from "../../lib/domain/stored-data.ts";
import { send } from "../../lib/messaging/send.ts";
import { settleRequest } from "./use-request.ts";

/** How the stored data is. `scan`: all of it is looked through, which takes a while. */
export function useStoredData(scan: boolean): StoredDataView | undefined {
  const [view, setView] = useState<StoredDataView | undefined>(undefined);
  useEffect(() => {
    const load = async () => {
      const settled = await settleRequest(() => send("stored-data.view", { scan }));
      setView("reply" in settled ? settled.reply : { problem: settled.problem, setAside: [] });
    };
    void load();
  }, [scan]);
  return view;
}
