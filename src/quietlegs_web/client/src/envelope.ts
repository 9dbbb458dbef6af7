/** The trial's sealed nights: concealment, so that nobody sees tonight's draw by accident; no secrecy. */
import { gcm } from "@noble/ciphers/aes.js";

const NONCE = 12;

/** What an envelope holds. */
export interface Draw {
  assigned: string;
  probability: number;
}

/** Open an envelope (base64: 12 bytes of nonce, then AES-GCM) with the key that travels beside it. */
export function openEnvelope(sealed: string, key: string): Draw {
  const bytes = fromBase64(sealed);
  const plain = gcm(fromBase64(key), bytes.subarray(0, NONCE)).decrypt(bytes.subarray(NONCE));
  const { assigned, probability } = JSON.parse(new TextDecoder().decode(plain)) as Partial<Draw>;
  if (typeof assigned !== "string" || typeof probability !== "number") throw new Error("This envelope is damaged.");
  return { assigned, probability };
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
