import { z } from 'zod';

const Password = z.string('must be text').min(1, 'must not be empty').max(1000, 'is too long');
const Code = z.string('must be text').trim().min(1, 'must not be empty').max(40, 'is too long');

/** Answer of `GET /api/second-factor`. */
export const SecondFactorState = z.object({
  isOn: z.boolean(),
  /** How many recovery codes are unused; 0 while it is off. */
  recoveryCodesLeft: z.int(),
});
export type SecondFactorState = z.infer<typeof SecondFactorState>;

/** What begins to set it up: only whoever knows the password does. */
export const BeginSecondFactor = z.strictObject({ password: Password });
export type BeginSecondFactor = z.infer<typeof BeginSecondFactor>;

/** Answer to that, told once. */
export const SecondFactorSecret = z.object({
  /** For the QR code: `otpauth://totp/…`. */
  uri: z.string(),
  /** The same for typing: base32. */
  secret: z.string(),
});
export type SecondFactorSecret = z.infer<typeof SecondFactorSecret>;

export const ConfirmSecondFactor = z.strictObject({ code: Code });
export type ConfirmSecondFactor = z.infer<typeof ConfirmSecondFactor>;

/** Answer to the first right code. Told once; only hashes are kept. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

export const TurnOffSecondFactor = z.strictObject({ password: Password, code: Code });
export type TurnOffSecondFactor = z.infer<typeof TurnOffSecondFactor>;

/** Answer of `GET /api/accounts/:id/second-factor`, to an admin. */
export const OthersSecondFactor = z.object({ isOn: z.boolean() });
export type OthersSecondFactor = z.infer<typeof OthersSecondFactor>;
