/** A call that the extension made. */
export interface RecordedCall {
  url: string;
  init: { method: string; headers: Record<string, string>; credentials: RequestCredentials };
  /** Milliseconds, on the clock of the page. */
  began: number;
  ended: number;
}

interface Recorder {
  recordedCalls?: RecordedCall[];
}

/** Writes down every call from now on. Runs inside the extension. */
export async function recordCalls(_given: null): Promise<null> {
  const held = globalThis as unknown as Recorder;
  const isRecording = held.recordedCalls !== undefined;
  const calls: RecordedCall[] = [];
  held.recordedCalls = calls;
  if (isRecording) return null;
  const own = globalThis.fetch;
  globalThis.fetch = async (input, init = {}) => {
    const request = input instanceof Request ? input : undefined;
    const call: RecordedCall = {
      url: request?.url ?? (input as string | URL).toString(),
      init: {
        method: init.method ?? request?.method ?? "GET",
        headers: Object.fromEntries(new Headers(init.headers ?? request?.headers)),
        credentials: init.credentials ?? request?.credentials ?? "same-origin",
      },
      began: performance.now(),
      ended: Number.NaN,
    };
    held.recordedCalls?.push(call);
    const response = await own(input, init);
    call.ended = performance.now();
    return response;
  };
  return null;
}

/**
 * Makes the recorded calls once more and nothing else: each begins when those have been read that had ended before it began.
 * Runs inside the extension. Returns milliseconds, and how many calls there were.
 */
export async function repeatCalls(_given: null): Promise<{ milliseconds: number; calls: number }> {
  const held = globalThis as unknown as Recorder;
  const calls = (held.recordedCalls ?? []).toSorted((a, b) => a.began - b.began);
  // What is made here isn't written down.
  held.recordedCalls = [];
  const done: Promise<string>[] = [];
  const began = performance.now();
  for (const call of calls) {
    const before = done.filter((_run, at) => (calls[at]?.ended ?? Infinity) <= call.began);
    const run = async () => {
      await Promise.all(before);
      const response = await fetch(call.url, { ...call.init, cache: "no-store" });
      return response.text();
    };
    done.push(run());
  }
  await Promise.all(done);
  return { milliseconds: performance.now() - began, calls: calls.length };
}
