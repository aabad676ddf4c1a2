import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createPracticeSwitch } from "../../../../lib/background/practice/practice-switch.ts";

const noWork = () => Promise.resolve(false);

function side(fill: () => Promise<void> = () => Promise.resolve()) {
  return { fill, end: vi.fn<() => Promise<void>>(() => Promise.resolve()) };
}

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, { getPlatformInfo: () => Promise.resolve({ os: "linux" }) });
});

test("practice stays on when the browser starts again, and its side is made once", async () => {
  await fakeBrowser.storage.local.set({ practice: true });
  const create = vi.fn<() => ReturnType<typeof side>>(() => side());
  const practice = createPracticeSwitch({ create, isBusy: noWork, left: () => undefined });
  expect(await practice.isOn()).toBe(true);
  expect(await practice.current()).toBe(await practice.current());
  expect(create).toHaveBeenCalledTimes(1);
});

test("a filling that fails leaves practice off and its side ended", async () => {
  const broken = side(() => Promise.reject(new Error("no room")));
  const practice = createPracticeSwitch({ create: () => broken, isBusy: noWork, left: () => undefined });
  await expect(practice.enter()).rejects.toThrow("no room");
  expect(broken.end).toHaveBeenCalled();
  expect(await practice.current()).toBeUndefined();
  expect(await fakeBrowser.storage.local.get()).toEqual({});
});

test("work that a person starts while practice is being filled keeps it off", async () => {
  let isBusy = false;
  const filled = side(() => {
    isBusy = true;
    return Promise.resolve();
  });
  const practice = createPracticeSwitch({
    create: () => filled,
    isBusy: () => Promise.resolve(isBusy),
    left: () => undefined,
  });
  await expect(practice.enter()).rejects.toMatchObject({ problem: { code: "work-under-way" } });
  expect(await practice.isOn()).toBe(false);
});

test("two presses enter once, and leaving lets waiting work go on", async () => {
  const left = vi.fn<() => void>();
  const create = vi.fn<() => ReturnType<typeof side>>(() => side());
  const practice = createPracticeSwitch({ create, isBusy: noWork, left });
  await Promise.all([practice.enter(), practice.enter()]);
  expect(create).toHaveBeenCalledTimes(1);
  const current = await practice.current();
  await practice.leave();
  await practice.leave();
  expect(current?.end).toHaveBeenCalledTimes(1);
  expect(left).toHaveBeenCalledTimes(1);
});
