import { describe, expect, test } from "vitest";
import { parseWithout } from "../../../../lib/ndia/http/withhold-sent.ts";

const KEY = "invented/key+0001==";
const TOKEN = "eyJh.invented.token";

describe("parseWithout", () => {
  test.each([
    ["as it is", JSON.stringify({ errors: [`bad key ${KEY}`] }), { errors: ["bad key (withheld)"] }],
    [
      "with escaped slashes",
      String.raw`{"errors":"bad key invented\/key+0001=="}`,
      { errors: "bad key (withheld)" },
    ],
    ["letter by letter", String.raw`{"errors":"\u0069nvented/key+0001=="}`, { errors: "(withheld)" }],
    [
      "as in an address",
      JSON.stringify({ said: `?id=${encodeURIComponent(KEY)}&x` }),
      { said: "?id=(withheld)&x" },
    ],
    [
      "within a text of its own",
      JSON.stringify({ request: JSON.stringify({ authorization: `Bearer ${TOKEN}`, id: KEY }) }),
      { request: '{"authorization":"Bearer (withheld)","id":"(withheld)"}' },
    ],
  ])("what was sent is withheld where an answer repeats it %s", (_, text, read) => {
    expect(parseWithout([KEY, TOKEN], text)).toEqual(read);
  });

  test("what was sent is withheld whole where one secret is the beginning of another", () => {
    expect(parseWithout(["secret", "secret-longer"], '{"a":"secret-longer"}')).toEqual({ a: "(withheld)" });
  });

  test("an access token is read as it came, though the client id is a part of it", () => {
    expect(parseWithout(["client-0001"], '{"access_token":"client-0001.x","for":"client-0001"}')).toEqual({
      access_token: "client-0001.x",
      for: "(withheld)",
    });
  });

  test("a key that any text could have in it is left, and so is an answer that repeats nothing", () => {
    expect(parseWithout(["a", ""], '{"what":"a day"}')).toEqual({ what: "a day" });
    expect(parseWithout([KEY], String.raw`{"what":"line\nline"}`)).toEqual({ what: "line\nline" });
  });

  test.each([`<html>${KEY}</html>`, KEY, `{"a": ${TOKEN}`])(
    "an answer that isn't JSON is refused with an error that quotes nothing of it: %s",
    (text) => {
      expect(() => parseWithout([KEY, TOKEN], text)).toThrow(new SyntaxError("The answer isn't JSON."));
    },
  );
});
