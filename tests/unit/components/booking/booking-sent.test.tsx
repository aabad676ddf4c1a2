import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { BookingSent } from "../../../../components/booking/booking-sent.tsx";
import { changeWith } from "../change-view-fixtures.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

it("F125: BookingSent says where the booking stands once it is verified, and before that that it goes on by itself", () => {
  const { rerender } = render(<BookingSent view={changeWith(["sending"])} onClose={ignore} />);
  expect(screen.getByText(/Planbridge goes on without it/)).toBeTruthy();
  rerender(<BookingSent view={changeWith(["verified"], { state: "done" })} onClose={ignore} />);
  expect(screen.getByText(/on the participant's plan as the NDIA has it/)).toBeTruthy();
  rerender(<BookingSent view={changeWith(["failed"], { state: "done" })} onClose={ignore} />);
  expect(screen.queryByText(/on the participant's plan/)).toBeNull();
});
