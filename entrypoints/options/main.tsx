import { render } from "preact";
import "../../components/tokens.css";
import "../../components/controls.css";
import "../../components/options.css";
import { OptionsApp } from "../../components/options-app.tsx";
import { profiles } from "../../lib/crm/careview.ts";
import { environments } from "../../lib/ndia/environments.ts";
import { askToAllow } from "../../lib/store/host-permission.ts";
import { useConnectionTasks } from "./use-connection-tasks.ts";
import { useSiteTasks } from "./use-site-tasks.ts";

function Options() {
  const { connection, reload, ...form } = useConnectionTasks();
  const { sites, ...list } = useSiteTasks();
  return (
    <OptionsApp
      connection={connection}
      connectionForm={{ ...form, presets: environments }}
      onAllowConnection={(origins) => void askToAllow(origins).then(reload)}
      sites={sites}
      siteList={{ ...list, profiles }}
    />
  );
}

render(<Options />, document.getElementById("app") as HTMLElement);
