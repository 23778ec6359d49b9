import { inUse, listOf, namesOf, textOf, type HumanName, type Json } from './fhirParts';

export interface NameFromFhir {
  firstName: string;
  lastName: string;
  /** Paths of what they were taken from. */
  read: readonly string[];
}

/** Stand where a resource says nothing that could be a name. */
export const noFirstName = 'Unnamed';
export const noLastName = 'Unknown';

const uses = ['official', 'usual', '', 'temp', 'nickname', 'anonymous', 'maiden'];

type Part = 'firstName' | 'lastName';
interface Found {
  text: string;
  read: readonly string[];
}

/**
 * First and last name of a FHIR Patient: `given` and `family` of the name in use (official, then usual).
 *
 * A patient has both here, and FHIR asks for neither. A part that is missing is taken, in this order, out of the `text` of the
 * same name, from another name of the resource, and, the last name of somebody without any name, from an identifier or the
 * resource's id, so that a nameless patient can be told apart and found in the system it came from. What is still missing then
 * reads "Unnamed" or "Unknown".
 */
export function nameFromFhir(resource: Json): NameFromFhir {
  const all = namesOf(resource);
  const chosen = inUse(all, uses);
  const inOrder = chosen ? [chosen, ...all.filter((one) => one !== chosen)] : [];
  const find = (part: Part) => inOrder.map((name) => partOf(name, part)).find(({ text }) => text !== '');
  const [first, found] = [find('firstName'), find('lastName')];
  const last = found ?? (first ? undefined : identified(resource));
  const [firstName, lastName] = [first?.text ?? noFirstName, last?.text ?? noLastName];
  return {
    firstName,
    lastName,
    read: [
      ...(first?.read ?? []),
      ...(last?.read ?? []),
      ...(chosen && saysNoMore(chosen, firstName, lastName) ? [`${chosen.path}.text`] : []),
      ...(chosen ? [`${chosen.path}.use`] : []),
    ],
  };
}

function partOf(name: HumanName, part: Part): Found {
  const { path, given, family, text } = name;
  const own = part === 'firstName' ? given : family;
  if (own !== '') return { text: own, read: [`${path}.${part === 'firstName' ? 'given' : 'family'}`] };
  const other = part === 'firstName' ? family : given;
  return { text: other === '' ? splitText(text)[part] : otherPart(text, other), read: [`${path}.text`] };
}

/** `Peter James Chalmers` and `Chalmers, Peter James`: split before the last word, or at the comma. */
function splitText(text: string): Record<Part, string> {
  const comma = /^([^,]+),([^,]+)$/.exec(text);
  if (comma) return { firstName: textOf(comma[2]), lastName: textOf(comma[1]) };
  const words = text.split(' ');
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' };
}

/** What is left of a whole name without the part that is known. */
function otherPart(text: string, part: string): string {
  return text.includes(part) ? textOf(text.replace(part, '').replaceAll(',', ' ')) : '';
}

function identified(resource: Json): Found | undefined {
  const [known] = [
    ...listOf(resource, 'identifier').map(({ value, path }) => ({
      text: textOf(value['value']),
      read: [`${path}.value`],
    })),
    { text: textOf(resource['id']), read: ['id'] },
  ].filter(({ text }) => text !== '');
  return known && { ...known, text: known.text.slice(0, 80) };
}

/** Whether the text of a name is nothing but both of its parts. */
function saysNoMore({ text }: HumanName, firstName: string, lastName: string): boolean {
  return [`${firstName} ${lastName}`, `${lastName} ${firstName}`, `${lastName}, ${firstName}`].includes(text);
}
