/** A start that was asked for something impossible; the message is for the person who asked. */
export class OptionError extends Error {
  override name = "OptionError";
}
