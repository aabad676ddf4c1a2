export interface BareBookings {
  ndia: string;
  apiKey: string;
  participant: string;
  bodies: object[];
}

/**
 * New service bookings and nothing else: the list once, each create after the one before, and each booking's details beside the next
 * create. Runs inside the extension, with its token. Returns milliseconds.
 */
export async function createBareBookings({
  ndia,
  apiKey,
  participant,
  bodies,
}: BareBookings): Promise<number> {
  const { chrome } = globalThis as unknown as {
    chrome: {
      storage: {
        session: { get(key: string): Promise<{ [key: string]: { token: { token: string } } }> };
      };
    };
  };
  const token = (await chrome.storage.session.get("access-token"))["access-token"]?.token.token;
  const call = async (path: string, init: RequestInit, headers: Record<string, string>) => {
    const response = await fetch(`${ndia}/${path}`, {
      ...init,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      headers: {
        accept: "application/json",
        authorization: `Bearer ${token}`,
        "x-ibm-client-id": apiKey,
        ...headers,
      },
    });
    const answer = (await response.json()) as { result: { service_booking_id: number } };
    if (!response.ok) throw new Error(`the NDIA answered ${response.status}`);
    return answer.result;
  };
  const began = performance.now();
  await call("4.0/service-bookings", {}, { participant });
  const read: Promise<unknown>[] = [];
  for (const body of bodies) {
    const { service_booking_id: id } = await call(
      "3.0/service-bookings/",
      { method: "POST", body: JSON.stringify(body) },
      { "content-type": "application/json" },
    );
    read.push(call(`4.0/service-bookings/${id}`, {}, { participant }));
  }
  await Promise.all(read);
  return performance.now() - began;
}
