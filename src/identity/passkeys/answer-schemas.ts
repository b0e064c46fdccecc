import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

// Lengths are bounds against nonsense, far above what any authenticator sends.
const base64url = z
  .string()
  .regex(/^[\w-]*$/)
  .max(20_000);
const credentialId = z
  .string()
  .regex(/^[\w-]+$/)
  .max(1_400);
const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']));

const common = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional().catch(undefined),
  clientExtensionResults: z.object({}).default({}),
};

/** What a browser answers when a passkey was made. */
export const registrationAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: transports.optional().catch(undefined),
  }),
}) satisfies z.ZodType<RegistrationResponseJSON>;

/** What a browser answers when a passkey signed. */
export const signatureAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
  }),
}) satisfies z.ZodType<AuthenticationResponseJSON>;
