import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { BadgeChoices, type BadgeChoicesProps } from "../../../../components/options/badge-choices.tsx";
import { seriousFindings } from "../accessible.ts";

afterEach(cleanup);
const ignore = vi.fn<BadgeChoicesProps["onChoose"]>();

it("BadgeChoices shows what is turned off, and turns each kind off and on", async () => {
  const onChoose = vi.fn<BadgeChoicesProps["onChoose"]>();
  const { container } = render(<BadgeChoices off={["news"]} problem={null} onChoose={onChoose} />);
  const boxes = screen.getAllByRole<HTMLInputElement>("checkbox");
  expect(boxes.map(({ checked }) => checked)).toEqual([true, true, true, true, true, false]);
  fireEvent.click(screen.getByRole("checkbox", { name: /^A sync is done/ }));
  fireEvent.click(screen.getByRole("checkbox", { name: /^How many participants/ }));
  expect(onChoose.mock.calls).toEqual([
    ["done", false],
    ["news", true],
  ]);
  expect(await seriousFindings(container)).toEqual([]);
});

it("BadgeChoices can't be changed before it is known what is turned off", () => {
  render(<BadgeChoices off={undefined} problem={null} onChoose={ignore} />);
  for (const box of screen.getAllByRole<HTMLInputElement>("checkbox")) expect(box.disabled).toBe(true);
});
