export interface AccessToken {
  token: string;
  /** Epoch milliseconds. */
  expiresAt: number;
  /** When it was received, in epoch milliseconds. Absent in tokens that an earlier version left. */
  issuedAt?: number;
  /** ISO instants. Absent: PRODA didn't say, or not in a form that can be read. */
  keyExpiry?: string;
  deviceExpiry?: string;
}

/** Where the current token is kept between the worker's lives: memory only, never the disk. */
export interface TokenCache {
  get(): Promise<AccessToken | undefined>;
  put(token: AccessToken | undefined): Promise<void>;
}
