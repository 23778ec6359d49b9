import type { ClinicFacts, Life, LifeStep } from './clinicCalls';

let made = 0;
const change =
  (path: string, fields: object): LifeStep['make'] =>
  (call, { id }) =>
    call('PATCH', `${path}/${id}`, fields);
const remove =
  (path: string): LifeStep['make'] =>
  (call, { id }) =>
    call('DELETE', `${path}/${id}`);
const act =
  (path: string, action: string, body: object = {}): LifeStep['make'] =>
  (call, { id }) =>
    call('POST', `${path}/${id}/${action}`, body);

const newTreatment =
  (performedAt: string): LifeStep['make'] =>
  (call, _row, { patientId, staffId }) =>
    call('POST', 'treatments', { patientId, staffId, performedAt, subjective: 'Stiff neck.' });
const newInvoice =
  (status: 'draft' | 'open'): LifeStep['make'] =>
  (call, _row, { patientId }) =>
    call('POST', 'invoices', {
      patientId,
      status,
      // Overdue ones come first on their list.
      dueOn: '2020-01-31',
      lines: [{ description: 'Massage', quantity: 1, unitCents: 9_000 }],
    });
const newItem: LifeStep['make'] = (call) =>
  call('POST', 'inventory', {
    name: `Arnica gel ${++made}`,
    sku: `ARN-${made}`,
    unit: 'tube',
    quantity: 8,
    reorderLevel: 2,
  });
const newReferral: LifeStep['make'] = (call, _row, { patientId, staffId }) =>
  call('POST', 'referrals', {
    patientId,
    fromStaffId: staffId,
    toProvider: 'City Hospital',
    reason: 'Knee pain that does not get better.',
    // Overdue ones come first on their list.
    dueOn: '2020-01-31',
  });
const newAppointment: LifeStep['make'] = (call, _row, { patientId, staffId, serviceId, at }) => {
  const hour = 9 + (made++ % 7);
  const time = (minutes: number) =>
    at(`${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
  return call('POST', 'appointments', {
    patientId,
    staffId,
    serviceId,
    startsAt: time(0),
    endsAt: time(40),
  });
};
const onDay = ({ day }: ClinicFacts) => `?day=${day}`;

/** Every kind of change in every entity that doctor and assistant share. */
export const clinicLives: readonly Life[] = [
  {
    entity: 'patient',
    path: 'patients',
    section: 'patients',
    steps: [
      // By this name they come first.
      {
        name: 'added',
        toast: /Ada Aaberg \d+ added by somebody else/,
        isOpenedThen: true,
        make: (call) => call('POST', 'patients', { firstName: 'Ada', lastName: `Aaberg ${++made}` }),
      },
      {
        name: 'changed',
        toast: /Phone changed by somebody else/,
        make: change('patients', { phone: '+1 212 555 0199' }),
      },
      {
        name: 'deleted',
        only: 'assistant',
        toast: /Client deleted by somebody else/,
        make: remove('patients'),
      },
    ],
  },
  {
    entity: 'treatment',
    path: 'treatments',
    section: 'treatments',
    query: () => '?show=draft',
    steps: [
      {
        name: 'begun',
        toast: /[Dd]raft .* begun by somebody else/,
        // Of drafts the oldest has waited longest, and comes first.
        make: newTreatment('2020-01-31T15:00:00Z'),
      },
      {
        name: 'changed',
        toast: /[Dd]raft .* changed by somebody else/,
        make: change('treatments', { plan: 'Again in a week.' }),
      },
      { name: 'deleted', toast: /[Dd]raft .* deleted by somebody else/, make: remove('treatments') },
    ],
  },
  {
    entity: 'treatment',
    path: 'treatments',
    section: 'treatments',
    query: () => '?show=signed',
    steps: [
      {
        name: 'begun',
        isUnseen: true,
        toast: /[Dd]raft .* begun by somebody else/,
        // Of signed ones the latest comes first.
        make: (call, row, facts) => newTreatment(new Date().toISOString())(call, row, facts),
      },
      { name: 'signed', only: 'doctor', toast: /[Rr]ecord .* signed by Dr/, make: act('treatments', 'sign') },
      {
        name: 'added to',
        toast: /[Aa]ddendum by .* to the record/,
        make: act('treatments', 'addenda', { text: 'Left side, not right.' }),
      },
    ],
  },
  {
    entity: 'invoice',
    path: 'invoices',
    section: 'billing',
    query: () => '?show=draft',
    steps: [
      { name: 'drafted', toast: /added by somebody else/, make: newInvoice('draft') },
      {
        name: 'changed',
        toast: /changed by somebody else/,
        make: change('invoices', { lines: [{ description: 'Massage', quantity: 2, unitCents: 9_000 }] }),
      },
      { name: 'issued', toast: /issued by somebody else/, make: change('invoices', { status: 'open' }) },
    ],
  },
  {
    entity: 'invoice',
    path: 'invoices',
    section: 'billing',
    query: () => '?show=draft',
    steps: [
      { name: 'drafted', toast: /added by somebody else/, make: newInvoice('draft') },
      { name: 'deleted', toast: /deleted by somebody else/, make: remove('invoices') },
    ],
  },
  {
    entity: 'invoice',
    path: 'invoices',
    section: 'billing',
    query: () => '?show=open',
    steps: [
      { name: 'issued', toast: /added by somebody else/, make: newInvoice('open') },
      {
        name: 'made void',
        toast: /made void by somebody else/,
        make: change('invoices', { status: 'void' }),
      },
    ],
  },
  {
    entity: 'invoice',
    path: 'invoices',
    section: 'billing',
    query: () => '?show=open',
    steps: [
      { name: 'issued', toast: /added by somebody else/, make: newInvoice('open') },
      {
        name: 'paid',
        toast: /\$90.* paid, recorded by somebody else/,
        make: act('invoices', 'payments', { amountCents: 9_000, method: 'card' }),
      },
    ],
  },
  {
    entity: 'inventoryItem',
    path: 'inventory',
    section: 'inventory',
    steps: [
      // The assistant alone keeps the list of things; both take of them.
      { name: 'added', only: 'assistant', toast: /added by somebody else/, make: newItem },
      { name: 'changed', toast: /changed by somebody else/, make: change('inventory', { reorderLevel: 3 }) },
      {
        name: 'taken',
        toast: /1 taken by somebody else, 7 left/,
        make: act('inventory', 'adjust', { amount: -1 }),
      },
      {
        name: 'added to',
        toast: /2 added by somebody else/,
        make: act('inventory', 'adjust', { amount: 2 }),
      },
      {
        name: 'deleted',
        only: 'assistant',
        toast: /deleted by somebody else/,
        make: remove('inventory'),
      },
    ],
  },
  {
    entity: 'referral',
    section: 'referrals',
    path: 'referrals',
    steps: [
      { name: 'drafted', toast: /drafted by somebody else/, make: newReferral },
      {
        name: 'changed',
        toast: /changed by somebody else/,
        make: change('referrals', { reason: 'Please look at the meniscus.' }),
      },
      { name: 'sent', toast: /sent by somebody else/, make: change('referrals', { status: 'sent' }) },
      { name: 'accepted', toast: /accepted by/, make: change('referrals', { status: 'accepted' }) },
      { name: 'completed', toast: /completed by/, make: change('referrals', { status: 'completed' }) },
    ],
  },
  {
    entity: 'referral',
    section: 'referrals',
    path: 'referrals',
    steps: [
      { name: 'drafted', toast: /drafted by somebody else/, make: newReferral },
      { name: 'deleted', toast: /deleted by somebody else/, make: remove('referrals') },
    ],
  },
  {
    entity: 'appointment',
    path: 'appointments',
    section: 'appointments',
    query: onDay,
    steps: [
      { name: 'requested', toast: /requested by somebody else/, make: newAppointment },
      { name: 'confirmed', toast: /confirmed by/, make: change('appointments', { status: 'confirmed' }) },
      { name: 'arrived', toast: /arrived by/, make: change('appointments', { status: 'arrived' }) },
      {
        name: 'in progress',
        toast: /in progress by/,
        make: change('appointments', { status: 'inProgress' }),
      },
      {
        name: 'completed with its visit',
        toast: /Visit completed .* with note and invoice by somebody else/,
        // What it answers is more than the appointment.
        make: async (call, row) => {
          await call('POST', `appointments/${row.id}/complete`, { note: { plan: 'Rest.' } });
          return row;
        },
      },
    ],
  },
  {
    entity: 'appointment',
    path: 'appointments',
    section: 'appointments',
    query: onDay,
    steps: [
      { name: 'requested', toast: /requested by somebody else/, make: newAppointment },
      { name: 'cancelled', toast: /cancelled by/, make: change('appointments', { status: 'cancelled' }) },
      { name: 'deleted', only: 'assistant', toast: /deleted by somebody else/, make: remove('appointments') },
    ],
  },
];
