import { CLOCK_SHIFT } from "./clock-shift.ts";

/*
 * Loaded by Node before anything else in each worker of the unit tests (`--import`). Shifts this process's clock by as many
 * milliseconds as the environment says, so that the tests can be run as on another day, on any machine and without its
 * clock being touched. Without the variable nothing is changed; with one that isn't a number nothing is run.
 */
const shift = Number(process.env[CLOCK_SHIFT] ?? 0);
if (!Number.isSafeInteger(shift))
  throw new RangeError(`${CLOCK_SHIFT} has to be milliseconds, not "${process.env[CLOCK_SHIFT]}".`);

if (shift !== 0) {
  const MachineDate = globalThis.Date;
  const machineInstant = Temporal.Now.instant.bind(Temporal.Now);
  const machineZone = Temporal.Now.timeZoneId.bind(Temporal.Now);

  const now = () => MachineDate.now() + shift;
  const instant = () => machineInstant().add({ milliseconds: shift });
  const zoned = (zone: Temporal.TimeZoneLike = machineZone()) => instant().toZonedDateTimeISO(zone);

  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new MachineDate(now()).toString(),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
  // `new Date(at).constructor` has to be the same `Date`.
  MachineDate.prototype.constructor = globalThis.Date;
  Object.assign(Temporal.Now, {
    instant,
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDateTime(),
    plainDateISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainDate(),
    plainTimeISO: (zone?: Temporal.TimeZoneLike) => zoned(zone).toPlainTime(),
  });
}
