declare module "snappyjs" {
  /** Throws where it isn't what the compressor of this name has made. */
  export function uncompress(compressed: Uint8Array): Uint8Array;
}
