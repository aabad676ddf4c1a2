import { cleanup, render } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { currentOffers, offer, useOffers } from "../../../../components/palette/offers.ts";

afterEach(cleanup);

function Part({ say, isOn = true }: { say: () => void; isOn?: boolean }) {
  useOffers({ retrieve: isOn && say });
  return null;
}

test("a part offers what it was drawn with last, as long as it is there", () => {
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const { rerender, unmount } = render(<Part say={first} />);
  rerender(<Part say={second} />);
  const { retrieve } = currentOffers();
  if (retrieve) retrieve();
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledOnce();
  rerender(<Part say={second} isOn={false} />);
  expect(currentOffers().retrieve).toBe(false);
  unmount();
  expect(currentOffers()).toEqual({});
});

test("what a script offers ends with it", () => {
  const ending = new AbortController();
  offer(() => ({ options: () => undefined }), ending.signal);
  expect(Object.keys(currentOffers())).toEqual(["options"]);
  ending.abort();
  expect(currentOffers()).toEqual({});
});
