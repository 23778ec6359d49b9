import type { AuditEntry } from '@/features/audit/auditEntry';
import { capitalise } from '@/ui/format';

const actions: Readonly<Record<string, string>> = {
  created: 'added',
  updated: 'changed',
  deleted: 'deleted',
  signedIn: 'signed in',
  refused: 'sign-in refused',
  exported: 'exported',
  overbooked: 'overbooked',
  invited: 'invited',
  accepted: 'chose a password by a link',
  signedOut: 'signed out',
  codeRefused: 'code refused',
  sessionRevoked: 'session ended',
  passwordChanged: 'password changed',
  resetLinkMade: 'got a reset link',
  secondFactorOn: 'second factor turned on',
  secondFactorOff: 'second factor turned off',
  secondFactorReset: 'second factor taken away',
  recoveryCodeUsed: 'recovery code used',
};

/** `signed in`, `changed`: what was done, as it reads after a name. */
export function actionWords(action: string): string {
  return actions[action] ?? spaced(action);
}

/** `Inventory item`, `Account`: an entity's name as a label. @param patientWord what this practice calls a patient */
export function entityWords(entity: string, patientWord: string): string {
  return capitalise(entity === 'patient' ? patientWord : spaced(entity));
}

/** `Invoice changed`, `Signed in`: what was done. @param patientWord what this practice calls a patient */
export function deedWords(
  { entity, action }: Pick<AuditEntry, 'entity' | 'action'>,
  patientWord: string,
): string {
  if (entity === 'session') return capitalise(actionWords(action));
  return `${entityWords(entity, patientWord)} ${actionWords(action)}`;
}

/** Names of the changed fields: `last name, notes`. */
export function fieldWords(fields: readonly string[]): string {
  return fields.map(spaced).join(', ');
}

/** Who it was, as far as it is known. */
export function actorWords({ actor, actorId }: Pick<AuditEntry, 'actor' | 'actorId'>): string {
  return actor ?? (actorId ? 'Somebody whose account is gone' : 'The database');
}

/** From where: the address on the network, or which tab. */
export function placeWords({ address, client }: Pick<AuditEntry, 'address' | 'client'>): string {
  if (address) return address;
  return client ? `tab …${client.slice(-6)}` : '';
}

/** `reorderLevel` → `reorder level`. */
function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
