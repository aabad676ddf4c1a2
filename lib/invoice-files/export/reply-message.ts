/** What goes to the provider of an invoice with errors. */
export interface ProviderReply {
  subject: string;
  /** Plain text, with LF line ends. */
  body: string;
  /** Without an ending. */
  fileName: string;
}

/** The reply as a message that a mail program opens as a draft (RFC 5322); `X-Unsent` is Outlook's mark of one. */
export function replyAsMessage({ subject, body }: ProviderReply): string {
  return [
    "X-Unsent: 1",
    "To: ",
    `Subject: ${encodedWords(subject)}`,
    "MIME-Version: 1.0",
    'Content-Type: text/plain; charset="utf-8"',
    "Content-Transfer-Encoding: base64",
    "",
    ...(base64(body.replaceAll("\n", "\r\n")).match(/.{1,76}/g) ?? []),
    "",
  ].join("\r\n");
}

/** Plain letters as they are; else as encoded words, each of at most 75 characters (RFC 2047). */
function encodedWords(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return [...(text.match(/.{1,10}/gu) ?? [])].map((part) => `=?utf-8?B?${base64(part)}?=`).join("\r\n ");
}

function base64(text: string): string {
  return new TextEncoder().encode(text).toBase64();
}
