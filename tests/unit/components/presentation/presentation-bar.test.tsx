import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { NdisNumber, VisibleText } from "../../../../components/base/visible-text.tsx";
import { PresentationBar } from "../../../../components/presentation/presentation-bar.tsx";
import { PresentationSwitch } from "../../../../components/presentation/presentation-switch.tsx";
import { isPresenting } from "../../../../lib/platform/presentation.ts";
import { seriousFindings } from "../accessible.ts";

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.tabs, "query").mockResolvedValue([] as never);
});
afterEach(async () => {
  cleanup();
  await fakeBrowser.storage.session.clear();
});

const page = (
  <>
    <PresentationBar />
    <PresentationSwitch />
    <table>
      <tbody>
        <tr>
          <td title="Ana Silva">
            <VisibleText text="Ana Silva" />
          </td>
        </tr>
      </tbody>
    </table>
  </>
);
const settle = () => act(() => new Promise<void>((done) => setTimeout(done, 5)));
const isHidden = () => document.documentElement.hasAttribute("data-presenting");
const choice = () => screen.getByRole<HTMLInputElement>("checkbox");

test("PresentationSwitch hides names on the page, which says so and leads back", async () => {
  const { container } = render(page);
  await settle();
  expect([isHidden(), choice().checked]).toEqual([false, false]);
  fireEvent.click(choice());
  await settle();
  expect([isHidden(), choice().checked, await isPresenting()]).toEqual([true, true, true]);
  expect(screen.getByText("Names and NDIS numbers are hidden.")).toBeTruthy();
  expect(await seriousFindings(container)).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Show them" }));
  await settle();
  expect([isHidden(), choice().checked, await isPresenting()]).toEqual([false, false, false]);
});

test("PresentationBar is there at once in a page that opens meanwhile", async () => {
  await fakeBrowser.storage.session.set({ presentation: true });
  render(page);
  await settle();
  expect(isHidden()).toBe(true);
});

test("PresentationBar keeps the pointer from showing a whole cell", async () => {
  render(page);
  await settle();
  const cell = screen.getByText("Ana Silva");
  fireEvent.pointerOver(cell);
  expect(cell.closest("td")?.title).toBe("Ana Silva");
  fireEvent.click(choice());
  await settle();
  fireEvent.pointerOver(cell);
  expect(cell.closest("td")?.hasAttribute("title")).toBe(false);
});

test("NdisNumber and VisibleText are marked for presentation mode, and words that name nobody aren't", () => {
  const { container } = render(
    <p>
      <NdisNumber value="430000017" /> <VisibleText text="Ana" /> <VisibleText text="Core" isPublic />
    </p>,
  );
  const hidden = container.querySelectorAll(":is(bdi:not([data-public]), [data-private])");
  expect(Array.from(hidden, ({ textContent }) => textContent)).toEqual(["430000017", "Ana"]);
});
