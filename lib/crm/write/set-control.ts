type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Sets a control of the page as if a person had: by the native setter, because pages built with a framework watch
 * their own, and with the events that they listen for.
 */
export function setControl(control: Control, value: string | null): void {
  if (control.type === "checkbox") {
    const ticked = value !== null;
    if ((control as HTMLInputElement).checked === ticked) return;
    native(control, "checked", ticked);
  } else native(control, "value", value ?? "");
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
  // By this name alone a drop-down that Chosen replaced learns of it.
  if (control.tagName === "SELECT") control.dispatchEvent(new Event("chosen:updated"));
}

function native(control: Control, property: "value" | "checked", value: string | boolean): void {
  const descriptor = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), property);
  descriptor?.set?.call(control, value);
}
