import { browser } from "#imports";
import { render } from "preact";
import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/welcome/welcome.css";
import { keepFocus } from "../../components/base/focus/keep-focus.ts";
import { EnvironmentStrip } from "../../components/organisation/environment-strip.tsx";
import { GuardedPage } from "../../components/vault/lock-gate.tsx";
import { WelcomeApp } from "../../components/welcome/welcome-app.tsx";
import { environments } from "../../lib/ndia/environments.ts";
import { useSetUp } from "./use-set-up.ts";

function Welcome() {
  return (
    <>
      <EnvironmentStrip />
      <WelcomeApp
        {...useSetUp()}
        presets={environments}
        onOpen={(address) => void browser.tabs.create({ url: new URL(address, location.href).href })}
      />
    </>
  );
}

keepFocus(document);
render(
  <GuardedPage>
    <Welcome />
  </GuardedPage>,
  document.getElementById("app") as HTMLElement,
);
