import { expect, test } from "vitest";
import { BookingDesk } from "../booking-requests.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox(20, 12);
const control = () => sandbox().control;
const made = () =>
  control()
    .bookings()
    .filter(({ made_at }) => made_at !== null);
const writes = { onlyWrites: true, only: "service-bookings" };

test("sandbox faults: a booking whose answer is dropped is made once, and reading isn't touched", async () => {
  const desk = await BookingDesk.open(sandbox(), "fees-booked");
  await control().setFaults({ ndia: { dropAfterCommit: 1, ...writes } });
  expect((await desk.send("GET", "")).status).toBe(200);
  await expect(desk.create()).rejects.toThrow("fetch failed");
  expect(made()).toHaveLength(1);
  expect(control().counters().writes).toEqual({ "service booking create": 1 });
});

test("sandbox faults: a 500 comes before the booking is made, or after", async () => {
  const desk = await BookingDesk.open(sandbox(), "fees-booked");
  await control().setFaults({ ndia: { errors: 1, ...writes } });
  expect((await desk.send("POST", "/", desk.body())).status).toBe(500);
  expect(made()).toEqual([]);
  await control().setFaults({ ndia: { errorAfterCommit: 1, ...writes } });
  expect((await desk.send("POST", "/", desk.body())).status).toBe(500);
  expect(made()).toHaveLength(1);
});

test("sandbox faults: a booking that is refused doesn't use up a fault that follows what is made", async () => {
  const desk = await BookingDesk.open(sandbox(), "fees-booked");
  await control().setFaults({ ndia: { errorAfterCommit: 1, ...writes } });
  expect((await desk.send("POST", "/", desk.body({ booking_type: "X" }))).status).toBe(400);
  expect((await desk.send("POST", "/", desk.body())).status).toBe(500);
});

test("sandbox faults: a gateway gives up, and the booking is made or deleted late, once", async () => {
  const desk = await BookingDesk.open(sandbox(), "fees-booked");
  await control().setFaults({ ndia: { gateway: { count: 1, lateMs: 300 } } });
  expect((await desk.send("POST", "/", desk.body())).status).toBe(504);
  expect(made()).toEqual([]);
  await expect.poll(() => made().length).toBe(1);
  await control().setFaults({ ndia: { gateway: { count: 1, lateMs: 300 } } });
  expect((await desk.send("DELETE", `/${made()[0]?.bookingId}`)).status).toBe(504);
  expect(made()).not.toMatchObject([{ status: "DELE" }]);
  await expect.poll(() => made()[0]?.status).toBe("DELE");
});

test("sandbox faults: a booking is made late although its client has gone", async () => {
  const desk = await BookingDesk.open(sandbox(), "fees-booked");
  await control().setFaults({ ndia: { commitLateMs: 600, ...writes } });
  const late = desk.send("POST", "/", desk.body());
  await expect
    .poll(() => Object.keys(control().counters().ndia.requests))
    .toContainEqual(expect.stringMatching(/^POST/));
  expect(made()).toEqual([]);
  expect((await late).status).toBe(200);
  expect(made()).toHaveLength(1);
});

test("sandbox faults: writes wait, or are sent away for a time", async () => {
  const desk = await BookingDesk.open(sandbox(), "fees-booked");
  await control().setFaults({ ndia: { tooMany: { count: 1, retryAfter: 3 }, ...writes } });
  expect((await desk.send("GET", "")).status).toBe(200);
  expect((await desk.send("POST", "/", desk.body())).status).toBe(429);
  await control().setFaults({ ndia: { hang: 1, ...writes } });
  const hanging = desk.create().then(
    () => "answered",
    () => "cut off",
  );
  await expect.poll(() => control().faults().ndia.hang).toBe(0);
  await control().setFaults({});
  expect(await hanging).toBe("cut off");
  expect(made()).toEqual([]);
});
