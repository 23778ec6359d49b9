import type { ImportFormat, ImportSubject } from './importParts';

/** How a cell of a spreadsheet is to be read. */
export type CellKind = 'text' | 'day' | 'count';

export interface SubjectField {
  field: string;
  /** Heading in exported files, and what people read on the screen. */
  label: string;
  kind: CellKind;
  isRequired?: true;
  /** Other headings it is known by, as `headingKey` makes them. */
  aliases: readonly string[];
}

export interface Subject {
  /** Name of the entity whose rows they are. */
  entity: string;
  formats: readonly ImportFormat[];
  fields: readonly SubjectField[];
  /** Whether there may be two of the same: then somebody can choose to create them. */
  mayRepeat: boolean;
}

/** What can be imported and exported, and how its columns are called. */
export const subjects: Readonly<Record<ImportSubject, Subject>> = {
  patients: {
    entity: 'patient',
    formats: ['csv', 'fhir'],
    mayRepeat: true,
    fields: [
      {
        field: 'firstName',
        label: 'First name',
        kind: 'text',
        isRequired: true,
        aliases: ['givenname', 'givennames', 'given', 'forename', 'forenames', 'firstnames', 'vorname'],
      },
      {
        field: 'lastName',
        label: 'Last name',
        kind: 'text',
        isRequired: true,
        aliases: ['surname', 'familyname', 'family', 'lastnames', 'nachname'],
      },
      {
        field: 'birthDate',
        label: 'Birth date',
        kind: 'day',
        aliases: ['dateofbirth', 'dob', 'birthday', 'birthdate', 'born', 'bornon', 'geburtsdatum'],
      },
      {
        field: 'phone',
        label: 'Phone',
        kind: 'text',
        aliases: [
          'phonenumber',
          'phoneno',
          'telephone',
          'telephonenumber',
          'tel',
          'mobile',
          'mobilephone',
          'mobilenumber',
          'cell',
          'cellphone',
          'telefon',
        ],
      },
      {
        field: 'email',
        label: 'E-mail',
        kind: 'text',
        aliases: ['email', 'emailaddress', 'mail', 'mailaddress'],
      },
      {
        field: 'address',
        label: 'Address',
        kind: 'text',
        aliases: ['fulladdress', 'homeaddress', 'postaladdress', 'anschrift', 'adresse'],
      },
      {
        field: 'medicalHistory',
        label: 'Medical history',
        kind: 'text',
        aliases: ['history', 'anamnesis', 'anamnese'],
      },
      {
        field: 'notes',
        label: 'Notes',
        kind: 'text',
        aliases: ['note', 'comment', 'comments', 'remark', 'remarks'],
      },
    ],
  },
  inventory: {
    entity: 'inventoryItem',
    formats: ['csv'],
    mayRepeat: false,
    fields: [
      {
        field: 'name',
        label: 'Name',
        kind: 'text',
        isRequired: true,
        aliases: ['item', 'itemname', 'product', 'productname', 'article'],
      },
      {
        field: 'sku',
        label: 'SKU',
        kind: 'text',
        isRequired: true,
        aliases: ['skunumber', 'skucode', 'articlenumber', 'itemnumber', 'productcode', 'ordernumber'],
      },
      {
        field: 'unit',
        label: 'Unit',
        kind: 'text',
        isRequired: true,
        aliases: ['uom', 'unitofmeasure', 'countedin'],
      },
      {
        field: 'quantity',
        label: 'Quantity',
        kind: 'count',
        isRequired: true,
        aliases: ['qty', 'stock', 'instock', 'onhand', 'amount', 'count'],
      },
      {
        field: 'reorderLevel',
        label: 'Reorder level',
        kind: 'count',
        isRequired: true,
        aliases: ['reorder', 'reorderat', 'reorderpoint', 'minimum', 'minimumstock', 'minstock', 'min'],
      },
    ],
  },
};
