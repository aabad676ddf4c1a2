import { browser } from "#imports";
import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/welcome/welcome.css";
import { mountPage } from "../../components/base/mount/mount-page.ts";
import { EnvironmentStrip } from "../../components/organisation/environment-strip.tsx";
import { PracticeGuide } from "../../components/practice/practice-guide.tsx";
import { usePractice } from "../../components/practice/use-practice.ts";
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

function WelcomeOrGuide() {
  const isPractice = usePractice();
  if (isPractice === null) return null;
  return isPractice ? <PracticeGuide /> : <Welcome />;
}

mountPage(
  <GuardedPage>
    <WelcomeOrGuide />
  </GuardedPage>,
);
