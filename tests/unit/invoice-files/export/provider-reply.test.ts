// @vitest-environment node
import { describe, expect, test } from "vitest";
import { checkFileInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import { providerReply } from "../../../../lib/invoice-files/export/provider-reply.ts";
import { reasonForProvider } from "../../../../lib/invoice-files/export/provider-reasons.ts";
import { replyAsMessage } from "../../../../lib/invoice-files/export/reply-message.ts";
import { RULE_LABELS } from "../../../../lib/domain/invoice/rules/rule-labels.ts";
import { checkedFile, csv, line } from "../file-fixtures.ts";

const file = () =>
  checkedFile(
    csv(
      line({ ndis: "430999888", name: "Someone Else", number: "INV-0", rate: "ten" }),
      line({ number: "INV-1", abn: "51824753557" }),
      line({ number: "INV-1", abn: "51824753557", rate: "ten" }),
      line({ number: "INV-2" }),
    ),
    {
      check: checkFileInvoice,
      contextsFor: (numbers) =>
        Promise.resolve(new Map(numbers.map((each) => [each, { today: "2026-11-22" }]))),
    },
  );

describe("providerReply", () => {
  test("names the invoice and each line with errors, in plain words", async () => {
    const reply = await providerReply(await file(), 2);
    expect(reply?.subject).toBe("Invoice INV-1: please correct and send again");
    expect(reply?.fileName).toBe("reply-INV-1");
    expect(reply?.body).toBe(
      [
        "Hello Care Co,",
        "",
        "We can't pay invoice INV-1 of 05/07/2026, $100.00 yet. Please correct the following and send the invoice again.",
        "",
        "Line: 01/07/2026, 01_011_0107_1_1, $100.00",
        "- ABN: The ABN 51824753557 isn't valid: its check digits are wrong.",
        "",
        "Line: 01/07/2026, 01_011_0107_1_1",
        "- Rate: “ten” isn't an amount.",
        "",
        "If you think that this isn't right, reply to this email.",
        "",
        "Kind regards",
        "",
      ].join("\n"),
    );
  });

  test("holds nothing of the participant or of other invoices", async () => {
    const { subject = "", body = "" } = (await providerReply(await file(), 1)) ?? {};
    for (const word of ["430111222", "Ana Silva", "430999888", "Someone Else", "INV-0", "INV-2"])
      expect(`${subject} ${body}`).not.toContain(word);
  });

  test("there is none for an invoice without errors", async () => {
    expect(await providerReply(await file(), 3)).toBeNull();
  });
});

describe("reasonForProvider", () => {
  const finding = { severity: "block" as const, remedy: "Sync the plan.", source: "F63" };

  test("says nothing of the plan's money or dates", () => {
    const what = "The funding period 01/07/2026 to 30/09/2026 has $12.00 left; the line is $90.00.";
    expect(reasonForProvider({ ...finding, code: "funds-exceeded", what }, "Line total")).toBe(
      "There isn't enough funding for this line.",
    );
    expect(reasonForProvider({ ...finding, code: "outside-plan", what }, "Delivered from")).toBe(
      "Delivered from: The service date is outside the dates that are funded.",
    );
  });

  test("tells a kind that it doesn't know by its label alone", () => {
    const what = "The plan of Ana Silva has $12.00 left.";
    expect(reasonForProvider({ ...finding, code: "a-new-rule", what }, null)).toBe("a new rule.");
    expect(reasonForProvider({ ...finding, code: "item-suffix-early", what }, null)).toBe(
      `${RULE_LABELS["item-suffix-early"]}.`,
    );
  });
});

describe("replyAsMessage", () => {
  const decode = (text: string) => new TextDecoder().decode(Uint8Array.fromBase64(text));

  test("is a draft in plain text with CR LF line ends", () => {
    const message = replyAsMessage({ subject: "Invoice 1", body: "Hello Café,\nbye\n", fileName: "x" });
    const [head = "", body = ""] = message.split("\r\n\r\n");
    expect(head.split("\r\n")).toEqual([
      "X-Unsent: 1",
      "To: ",
      "Subject: Invoice 1",
      "MIME-Version: 1.0",
      'Content-Type: text/plain; charset="utf-8"',
      "Content-Transfer-Encoding: base64",
    ]);
    expect(decode(body.replaceAll("\r\n", ""))).toBe("Hello Café,\r\nbye\r\n");
  });

  test("encodes a subject beyond plain letters, in parts that a header may have", () => {
    const subject = "Invoice Ω-1234567890: please correct and send again";
    const [, encoded = ""] =
      /^Subject: ((?:.|\r\n )*)\r\nMIME/m.exec(replyAsMessage({ subject, body: "", fileName: "x" })) ?? [];
    const words = encoded.split("\r\n ");
    expect(words.every((word) => word.length <= 75)).toBe(true);
    expect(words.map((word) => decode(/^=\?utf-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? "")).join("")).toBe(
      subject,
    );
  });

  test("keeps line ends of a cell out of the headers", async () => {
    const checked = await checkedFile(csv(line({ number: '"INV\n-1"', rate: "ten" })));
    const reply = await providerReply(checked, 0);
    expect(reply?.subject).toBe("Invoice INV -1: please correct and send again");
  });
});
