import type { ElementHandle, Frame, JSHandle, Page } from "puppeteer-core";
import { machineTime } from "./clock/machine-clock.ts";

/** The hosts of Planbridge's surfaces, whose roots are closed to every script of the page. */
const HOSTS = ["client", "status", "budget", "sync", "actions", "invoice", "streamline", "import", "palette"]
  .map((name) => `planbridge-${name}`)
  .join(",");

/**
 * Gives the driver's own two worlds the closed roots of Planbridge's surfaces as their `shadowRoot`: only the browser's
 * protocol reaches them. Hosts come and go with the page, so it is called before each look.
 */
export async function exposeOwnRoots(page: Page): Promise<void> {
  for (const host of await page.$$(HOSTS)) {
    if (!(await host.evaluate((element) => element.shadowRoot !== null))) {
      const root = await closedRoot(page, host);
      if (root) await defineRoot(page, host, root);
    }
    await host.dispose();
  }
}

/**
 * The first element in a surface's root, or in the extension's own page, that fits; as soon as it is there. `words` are without
 * the marks that isolate a name's direction.
 */
export async function elementIn(
  page: Page,
  host: string,
  selector: string,
  words: string | null = null,
  timeout = 30_000,
): Promise<ElementHandle<HTMLElement>> {
  const end = machineTime() + timeout;
  for (;;) {
    await exposeOwnRoots(page);
    const found = await page.evaluateHandle(
      (name, css, wanted) => {
        const root = name === "review" ? document : document.querySelector(name)?.shadowRoot;
        return Array.from(root?.querySelectorAll<HTMLElement>(css) ?? []).find(
          ({ textContent, ariaLabel }) =>
            wanted === null ||
            textContent?.replaceAll(/[\u2068\u2069]/g, "").trim() === wanted ||
            ariaLabel === wanted,
        );
      },
      host,
      selector,
      words,
    );
    const element = found.asElement();
    if (element) return element as ElementHandle<HTMLElement>;
    if (machineTime() > end) throw new Error(`${host} has no ${selector} “${words}”`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What puppeteer has and doesn't declare. */
interface Realm {
  evaluate(run: (host: Element, root: ShadowRoot) => void, host: unknown, root: unknown): Promise<void>;
  adoptBackendNode(id: number): Promise<JSHandle>;
  createHandle(value: unknown): JSHandle;
  transferHandle(handle: JSHandle): Promise<JSHandle>;
}
interface Inside {
  mainRealm(): Realm;
  isolatedRealm(): Realm;
  client: {
    send(method: string, body: unknown): Promise<{ node: { shadowRoots?: { backendNodeId: number }[] } }>;
  };
  /** In Firefox. */
  browsingContext?: {
    id: string;
    userContext: { browser: { session: { send(method: string, body: unknown): Promise<Located> } } };
  };
}
interface Located {
  result: { nodes?: { value?: { shadowRoot?: object } }[] };
}
function insideOf(page: Page): Inside {
  return page.mainFrame() as Frame & Inside;
}

type Root = (realm: Realm) => Promise<JSHandle>;

async function closedRoot(page: Page, host: ElementHandle): Promise<Root | undefined> {
  const frame = insideOf(page);
  if (frame.browsingContext) return closedRootInFirefox(frame.browsingContext, host);
  const objectId = host.remoteObject().objectId;
  const { node } = await frame.client.send("DOM.describeNode", { objectId, depth: 1, pierce: true });
  const id = node.shadowRoots?.[0]?.backendNodeId;
  return id === undefined ? undefined : (realm) => realm.adoptBackendNode(id);
}

async function closedRootInFirefox(
  { id, userContext }: NonNullable<Inside["browsingContext"]>,
  host: ElementHandle,
): Promise<Root | undefined> {
  const value = await host.evaluate(({ localName }) => localName);
  const reply = await userContext.browser.session.send("browsingContext.locateNodes", {
    context: id,
    locator: { type: "css", value },
    serializationOptions: { includeShadowTree: "all", maxDomDepth: 1 },
  });
  const root = reply.result.nodes?.[0]?.value?.shadowRoot;
  return root && ((realm) => Promise.resolve(realm.createHandle(root)));
}

async function defineRoot(page: Page, host: ElementHandle, root: Root): Promise<void> {
  const frame = insideOf(page);
  for (const realm of [frame.mainRealm(), frame.isolatedRealm()]) {
    await realm.evaluate(
      (element, shadow) => void Object.defineProperty(element, "shadowRoot", { value: shadow }),
      await realm.transferHandle(host),
      await root(realm),
    );
  }
}
