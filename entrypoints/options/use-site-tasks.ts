import { useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { requestHostPermission } from "../../lib/platform/host-permission.ts";
import { RequestError, send } from "../../lib/messaging/send.ts";
import { useQuery } from "../../components/hooks/use-query.ts";
import type { Site, SiteView } from "../../lib/messaging/views.ts";

/** What the list of CRM addresses does: an address is added once the browser allows it. */
export function useSiteTasks() {
  const { reply: sites, problem: unread, setReply } = useQuery("sites.view");
  const [problem, setProblem] = useState<Problem | null>(null);

  async function run(allowed: Promise<boolean>, work: () => Promise<SiteView[]>) {
    setProblem(null);
    try {
      if (await allowed) setReply(await work());
      else setProblem(NOT_ALLOWED);
    } catch (error) {
      setProblem(error instanceof RequestError ? error.problem : NOT_ASKABLE);
      if (!(error instanceof RequestError)) throw error;
    }
  }

  return {
    sites,
    problem: problem ?? unread,
    onAdd: (site: Site) => void run(requestHostPermission([site.origin]), () => send("sites.add", site)),
    onRemove: (origin: string) => void run(Promise.resolve(true), () => send("sites.remove", { origin })),
    onAllow: (origin: string) => void run(requestHostPermission([origin]), () => send("sites.view", null)),
  };
}

const NOT_ALLOWED: Problem = {
  code: "host-permission",
  what: "The browser wasn't allowed to read this address, so it wasn't added.",
  remedy: "Press the button again and choose Allow.",
  field: "CRM address",
};

const NOT_ASKABLE: Problem = {
  code: "site-address",
  what: "The browser can't be asked for this address.",
  remedy: "Only https addresses can be added.",
  field: "CRM address",
};
