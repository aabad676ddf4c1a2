import { act, renderHook } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useDiagnostic } from "../../../entrypoints/options/use-diagnostic.ts";
import { answerOperations, WRONG } from "../components/vault/vault-fixtures.ts";

beforeEach(() => fakeBrowser.reset());

const settle = () => act(() => new Promise<void>((done) => setTimeout(done, 5)));

test("useDiagnostic asks the background only once somebody wants it, and shows what keeps it from being made", async () => {
  let answer: object = WRONG;
  let asked = 0;
  answerOperations({
    "diagnostic.view": () => {
      asked += 1;
      return answer;
    },
  });
  const { result } = renderHook(() => useDiagnostic());
  await settle();
  expect([asked, result.current.details]).toEqual([0, undefined]);
  await act(() => result.current.onMake());
  await settle();
  expect(result.current).toMatchObject({ problem: WRONG, isMaking: false, details: undefined });
  answer = { text: "Planbridge 0.1.0" };
  await act(() => result.current.onMake());
  await settle();
  expect(result.current).toMatchObject({ problem: null, isMaking: false, details: "Planbridge 0.1.0" });
  expect(asked).toBe(2);
});
