import {
  createCipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** The age v1 file format (age-encryption.org/v1) with one X25519 recipient: the print house opens it with `age -d`. */
const CHUNK = 65_536;
const VERSION = 'age-encryption.org/v1';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

/** The public key of a recipient `age1…` (BIP 173), null when it is not one. */
export function parseAgeRecipient(recipient: string): Buffer | null {
  const match = /^age1([qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58})$/.exec(recipient);
  if (!match?.[1]) return null;
  const words = [...match[1]].map((sign) => BECH32.indexOf(sign));
  // "age", expanded: high bits, zero, low bits.
  if (checksum([3, 3, 3, 0, 1, 7, 5, ...words]) !== 1) return null;
  let bits = 0;
  let value = 0;
  const bytes: number[] = [];
  for (const word of words.slice(0, -6)) {
    value = ((value << 5) | word) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
    }
  }
  return bytes.length === 32 ? Buffer.from(bytes) : null;
}

/** Encrypts a file to one recipient. */
export function encryptToAge(recipient: Buffer, clear: Buffer): Buffer {
  const fileKey = randomBytes(16);
  const ephemeral = generateKeyPairSync('x25519');
  const share = ephemeral.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const secret = diffieHellman({
    privateKey: ephemeral.privateKey,
    publicKey: createPublicKey({ key: Buffer.concat([SPKI, recipient]), format: 'der', type: 'spki' }),
  });
  const wrapKey = derive(secret, Buffer.concat([share, recipient]), `${VERSION}/X25519`);
  const stanza = `-> X25519 ${base64(share)}\n${base64(seal(wrapKey, Buffer.alloc(12), fileKey))}\n`;
  const header = `${VERSION}\n${stanza}---`;
  const mac = createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
    .update(header)
    .digest();
  const nonce = randomBytes(16);
  const parts: Uint8Array[] = [Buffer.from(`${header} ${base64(mac)}\n`), nonce];
  const key = derive(fileKey, nonce, 'payload');
  const chunks = Math.max(1, Math.ceil(clear.length / CHUNK));
  for (let n = 0; n < chunks; n += 1) {
    // STREAM: eleven bytes of counter, one that says "last".
    const counter = Buffer.alloc(12);
    counter.writeUInt32BE(n, 7);
    counter[11] = n === chunks - 1 ? 1 : 0;
    parts.push(seal(key, counter, clear.subarray(n * CHUNK, (n + 1) * CHUNK)));
  }
  return Buffer.concat(parts);
}

function seal(key: Buffer, nonce: Buffer, clear: Buffer): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  return Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

function derive(secret: Buffer, salt: Buffer, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, 32));
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

function checksum(words: number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let check = 1;
  for (const word of words) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ word;
    generators.forEach((generator, n) => {
      if ((top >>> n) & 1) check ^= generator;
    });
  }
  return check >>> 0;
}
