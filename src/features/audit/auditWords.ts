import type { AuditEntry } from './auditEntry';

const actions: Readonly<Record<string, string>> = {
  created: 'added',
  updated: 'changed',
  deleted: 'deleted',
  opened: 'opened',
  listed: 'listed',
  searched: 'searched',
  followed: 'followed live',
  denied: 'asked for, not shown',
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
  forgotten: 'entries removed after their time',
  lost: 'entries lost',
};

/** What the log tells of beside entities. */
const others: Readonly<Record<string, string>> = {
  session: 'sign-ins',
  feed: 'changes',
  practice: 'settings',
  audit: 'audit log',
};

/** `signed in`, `changed`: what was done, as it reads after a name. */
export function actionWords(action: string): string {
  return actions[action] ?? spaced(action);
}

/** `Inventory item`, `Account`: an entity's name as a label. @param patientWord what this practice calls a patient */
export function entityWords(entity: string, patientWord: string): string {
  return capitalise(entity === 'patient' ? patientWord : (others[entity] ?? spaced(entity)));
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

/** What more there is to say: how many rows, which fields, how often again. */
export function detailWords({
  action,
  count,
  fields,
  times,
}: Pick<AuditEntry, 'action' | 'count' | 'fields' | 'times'>): string {
  const names = fieldWords(fields);
  const isList = action === 'listed' || action === 'searched';
  return [
    count === null || action === 'opened' ? '' : count === 1 ? '1 row' : `${count} rows`,
    isList && names !== '' ? `by ${names}` : names,
    times === null ? '' : times === 1 ? 'once more' : `${times} times more`,
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

/** Who it was, as far as it is known. */
export function actorWords({ actor, actorId }: Pick<AuditEntry, 'actor' | 'actorId'>): string {
  return actor ?? (actorId ? 'Somebody whose account is gone' : 'The database');
}

/** From where: the device and the address on the network, else which tab. */
export function placeWords({
  address,
  device,
  client,
}: Pick<AuditEntry, 'address' | 'device' | 'client'>): string {
  if (address || device) return [device, address].filter((words) => words !== null).join(' · ');
  return client ? `tab …${client.slice(-6)}` : '';
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `reorderLevel` → `reorder level`. */
function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
