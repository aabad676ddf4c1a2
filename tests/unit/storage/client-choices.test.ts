import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import {
  deleteClientChoice,
  findClientChoice,
  storeClientChoice,
} from "../../../lib/storage/client-choices.ts";
import { SITE } from "./row-fixtures.ts";

const choice = (at: number) => ({ site: SITE, paths: [`/Clients/Profile/${at}`] });

beforeEach(() => fakeBrowser.reset());

test("a choice of clients is kept for its window until it was made", async () => {
  expect(await storeClientChoice("1-a", choice(1))).toBe("1-a");
  expect(await findClientChoice("1-a")).toEqual(choice(1));
  expect(await findClientChoice("2-b")).toBeUndefined();
  await deleteClientChoice("1-a");
  expect(await findClientChoice("1-a")).toBeUndefined();
});

test("the same clients keep the id of the window that is open for them", async () => {
  await storeClientChoice("1-a", choice(1));
  expect(await storeClientChoice("2-b", choice(1))).toBe("1-a");
  expect(await storeClientChoice("3-c", { ...choice(1), site: "https://other.example.org" })).toBe("3-c");
});

test("the oldest choice gives way, and presses at once are all kept", async () => {
  await Promise.all(Array.from({ length: 11 }, (_, at) => storeClientChoice(`${at}-a`, choice(at))));
  expect(await findClientChoice("0-a")).toBeUndefined();
  expect(await findClientChoice("1-a")).toEqual(choice(1));
  expect(await findClientChoice("10-a")).toEqual(choice(10));
});
