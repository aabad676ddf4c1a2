/** The event by which a page's own `form.submit()` is announced on the form; cancelled, nothing is sent. */
export const SUBMIT_QUESTION = "planbridge-submit";

/**
 * Announces what scripts of the page send by `form.submit()`, which tells nobody. It runs in the page's own world, where
 * anybody sees it and nobody gains by it: it sends nothing and releases nothing, it only asks first.
 */
export function askBeforeSubmit({ prototype }: typeof HTMLFormElement): void {
  // oxlint-disable-next-line typescript/unbound-method -- it is called on the form that it was called on
  const { submit } = prototype;
  if (SUBMIT_QUESTION in submit) return;
  const asking = function (this: HTMLFormElement): void {
    const question = new Event(SUBMIT_QUESTION, { cancelable: true });
    if (this.dispatchEvent(question)) Reflect.apply(submit, this, []);
  };
  prototype.submit = Object.assign(asking, { [SUBMIT_QUESTION]: true });
}
