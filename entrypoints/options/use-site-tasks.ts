import type { Problem } from "../../lib/core/problem.ts";
import { requestHostPermission } from "../../lib/platform/host-permission.ts";
import { send } from "../../lib/messaging/send.ts";
import { useQuery } from "../../components/hooks/use-query.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { Site, SiteView } from "../../lib/messaging/views.ts";

/** The tasks of the list of CRM addresses: an address is added once the browser allows it. */
export function useSiteTasks() {
  const { reply: sites, problem: unread, setReply } = useQuery("sites.view");
  const { problem, setProblem, run: request } = useRequest();

  async function run(allowed: Promise<boolean>, work: () => Promise<SiteView[]>) {
    setProblem(null);
    try {
      if (!(await allowed)) return setProblem(NOT_ALLOWED);
    } catch (error) {
      setProblem(NOT_ASKABLE);
      throw error;
    }
    const reply = await request(work);
    if (reply) setReply(reply);
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
  what: "The browser can't grant access to this address.",
  remedy: "Only https addresses can be added.",
  field: "CRM address",
};
