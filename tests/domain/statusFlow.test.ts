import { expect, test } from 'vitest';
import { illegalStatus, statusesAfter, type StatusFlow } from '@/domain/statusFlow';

const flow: StatusFlow = {
  field: 'status',
  first: ['draft', 'sent'],
  next: { draft: ['sent'], sent: ['accepted', 'declined'], accepted: [], declined: [] },
};

test('a row begins and goes on as the flow says, and what it does not name leads nowhere', () => {
  expect(statusesAfter(flow, null)).toEqual(['draft', 'sent']);
  expect(statusesAfter(flow, 'sent')).toEqual(['accepted', 'declined']);
  expect(statusesAfter(flow, 'accepted')).toEqual([]);
  expect(statusesAfter(flow, 'paid')).toEqual([]);
});

test('a refusal names the legal ones', () => {
  expect(illegalStatus('sent', 'draft', ['accepted', 'declined']).details).toEqual({
    detail: 'What is sent does not become draft. It can become accepted or declined.',
    fields: [{ field: 'status', message: 'must be accepted or declined' }],
    allowed: ['accepted', 'declined'],
  });
  expect(illegalStatus('paid', 'draft', []).details.detail).toBe(
    'What is paid does not become draft. It stays as it is.',
  );
  expect(illegalStatus(null, 'paid', ['draft']).details.detail).toBe(
    'It does not begin as paid, but as draft.',
  );
});
