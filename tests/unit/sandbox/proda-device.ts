import { generateKeys, signJwt, type Claims } from "../../sandbox/http/jwt.ts";
import type { Sandbox } from "../../sandbox/start.ts";

export type DeviceKeys = { pair: CryptoKeyPair; jwk: JsonWebKey & { kid: string } };

/** A software device that does everything right, with a way to do each thing wrong. */
export class ProdaDevice {
  private readonly sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  async newKeys(changes: Record<string, string> = {}): Promise<DeviceKeys> {
    const pair = await generateKeys();
    const { kty = "", n = "", e = "" } = await crypto.subtle.exportKey("jwk", pair.publicKey);
    return {
      pair,
      jwk: { kty, n, e, alg: "RS256", use: "sig", kid: this.sandbox.connection.deviceName, ...changes },
    };
  }

  activate(
    keys: DeviceKeys,
    otac: string,
    changes: { headers?: Record<string, string>; body?: Claims; device?: string } = {},
  ): Promise<Response> {
    const device = changes.device ?? this.sandbox.connection.deviceName;
    const body = { orgId: this.sandbox.connection.organisationId, otac, key: keys.jwk, ...changes.body };
    return this.put(`/devices/${device}/jwk`, body, { "dhs-subjectId": device, ...changes.headers });
  }

  refresh(keys: DeviceKeys, accessToken: string): Promise<Response> {
    const { organisationId, deviceName } = this.sandbox.connection;
    return this.put(`/orgs/${organisationId}/devices/${deviceName}/jwk`, keys.jwk, {
      authorization: `Bearer ${accessToken}`,
    });
  }

  /** Claims are right unless changed; `skew` moves the device's clock, in seconds. */
  async token(
    keys: DeviceKeys,
    changes: { claims?: Claims; header?: Claims; form?: Record<string, string>; skew?: number } = {},
  ): Promise<Response> {
    const { organisationId, deviceName, clientId, assertionAudience, tokenAudience, tokenUrl } =
      this.sandbox.connection;
    const iat = Math.floor(Date.parse(this.sandbox.control.now()) / 1000) + (changes.skew ?? 0);
    const assertion = await signJwt(
      { alg: "RS256", typ: "JWT", kid: deviceName, ...changes.header },
      {
        iss: organisationId,
        sub: deviceName,
        aud: assertionAudience,
        "token.aud": tokenAudience,
        iat,
        exp: iat + 300,
        ...changes.claims,
      },
      keys.pair.privateKey,
    );
    const form = {
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      client_id: clientId,
      assertion,
      ...changes.form,
    };
    const address = this.sandbox.nodeOrigins.proda + new URL(tokenUrl).pathname;
    return fetch(address, { method: "POST", body: new URLSearchParams(form) });
  }

  /** Activates with a fresh code and gives the keys with a first access token. */
  async connect(): Promise<{ keys: DeviceKeys; accessToken: string }> {
    const keys = await this.newKeys();
    await this.activate(keys, this.sandbox.control.issueActivationCode());
    const answer: { access_token: string } = await (await this.token(keys)).json();
    return { keys, accessToken: answer.access_token };
  }

  private put(path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
    const { organisationId, deviceName, productId } = this.sandbox.connection;
    return fetch(`${this.sandbox.nodeOrigins.proda}/piaweb/api/b2b/v1${path}`, {
      method: "PUT",
      body: JSON.stringify(body),
      headers: {
        "content-type": "application/json",
        "dhs-auditId": organisationId,
        "dhs-auditIdType": "http://ns.humanservices.gov.au/audit/type/proda/organisation",
        "dhs-subjectId": deviceName,
        "dhs-subjectIdType": "http://ns.humanservices.gov.au/audit/type/proda/device",
        "dhs-messageId": `urn:uuid:${crypto.randomUUID()}`,
        "dhs-correlationId": `uuid:${crypto.randomUUID()}`,
        "dhs-productId": productId,
        ...headers,
      },
    });
  }
}
