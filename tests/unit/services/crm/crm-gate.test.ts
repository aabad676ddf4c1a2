import { expect, test, vi } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { recordPath } from "../../../../lib/crm/profile/record-path.ts";
import type { FormReading } from "../../../../lib/crm/read/form/read-form.ts";
import type { PageReading } from "../../../../lib/crm/read/read-page.ts";
import { createCrmPoster, createCrmReader } from "../../../../lib/services/crm/crm-reader.ts";

const SITE = "https://crm.example.org";
const profileOf = () => Promise.resolve(careview);

function formOf(path: string): FormReading {
  const action = recordPath(path, `${SITE}/Clients`);
  if (!action) throw new Error(`${path} is no address of a form`);
  return { title: "Edit", action, fields: [], sends: [] };
}

/** A reader and a poster of one worker; the page that is read has this form. */
function crm(form: FormReading) {
  const page: PageReading = { page: null, form };
  const readHtml = () => Promise.resolve(page);
  const send = vi.fn<(site: string, path: string) => Promise<{ html: string; url: string }>>((site, path) =>
    Promise.resolve({ html: "", url: site + path }),
  );
  return {
    send,
    read: createCrmReader(readHtml, profileOf, () => Promise.resolve(true), send),
    post: createCrmPoster(readHtml, profileOf, send),
  };
}

test("a form that was read from the site is sent where it goes", async () => {
  const form = formOf("/PlanBudgets/Edit/1");
  const { read, post, send } = crm(form);
  await read(SITE, "/PlanBudgets/Edit/1");
  await post(SITE, form, [["Amount", "1.00"]]);
  expect(send).toHaveBeenLastCalledWith(SITE, "/PlanBudgets/Edit/1", [["Amount", "1.00"]]);
});

test("a form that nobody has read isn't sent", async () => {
  const form = formOf("/PlanBudgets/Edit/2");
  const { post, send } = crm(form);
  await expect(post(SITE, form, [])).rejects.toMatchObject({
    kind: "permanent",
    problem: { code: "crm-request-refused", what: expect.stringContaining("/PlanBudgets/Edit/2") },
  });
  expect(send).not.toHaveBeenCalled();
});

test("a form that was read from one site isn't sent to another", async () => {
  const form = formOf("/PlanBudgets/Edit/3");
  const { read, post, send } = crm(form);
  await read("https://other.example.org", "/PlanBudgets/Edit/3");
  await expect(post(SITE, form, [])).rejects.toMatchObject({ problem: { code: "crm-request-refused" } });
  expect(send).toHaveBeenCalledTimes(1);
});

test("a form that was read isn't sent with an order to delete", async () => {
  const form = formOf("/PlanBudgets/Edit/4");
  const { read, post, send } = crm(form);
  await read(SITE, "/PlanBudgets/Edit/4");
  await expect(post(SITE, form, [["_method", "delete"]])).rejects.toMatchObject({
    problem: { code: "crm-request-refused", what: expect.stringContaining("“delete”") },
  });
  expect(send).toHaveBeenCalledTimes(1);
});
