import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

interface CreateOptions {
  challenge: string;
  rp: { id?: string };
  user: { id: string };
}
interface GetOptions {
  challenge: string;
  rpId?: string;
}

const PRESENT_AND_VERIFIED = 0x05;
const WITH_KEY = 0x40;

/** A passkey in software (ES256): the victim's own device, touched whenever malware asks, or the attacker's. */
export class Authenticator {
  readonly #origin: string;
  readonly #key: KeyObject;
  readonly #cose: Buffer;
  readonly #id = randomBytes(32);
  #handle = '';
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    // COSE_Key: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    this.#cose = Buffer.concat([
      Buffer.from('a501020326200121', 'hex'),
      Buffer.from([0x58, 32]),
      Buffer.from(jwk.x ?? '', 'base64url'),
      Buffer.from([0x22, 0x58, 32]),
      Buffer.from(jwk.y ?? '', 'base64url'),
    ]);
  }

  /** Answers `navigator.credentials.create`. */
  create(options: CreateOptions): unknown {
    this.#handle = options.user.id;
    const keyPart = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, this.#id.length]),
      this.#id,
      this.#cose,
    ]);
    const data = Buffer.concat([this.#head(options.rp.id, PRESENT_AND_VERIFIED | WITH_KEY), keyPart]);
    // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a06861757468446174615900', 'hex'),
      Buffer.from([data.length]),
      data,
    ]);
    return this.#answer({
      clientDataJSON: this.#client('webauthn.create', options.challenge).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Answers `navigator.credentials.get`. */
  get(options: GetOptions): unknown {
    this.#counter += 1;
    const client = this.#client('webauthn.get', options.challenge);
    const data = this.#head(options.rpId, PRESENT_AND_VERIFIED);
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#key).toString('base64url'),
      ...(this.#handle === '' ? {} : { userHandle: this.#handle }),
    });
  }

  #answer(response: Record<string, unknown>): unknown {
    const id = this.#id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #head(rpId: string | undefined, flags: number): Buffer {
    const host = rpId ?? new URL(this.#origin).hostname;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.from([flags]), counter]);
  }

  #client(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }));
  }
}
