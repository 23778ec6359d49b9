import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Id } from '@/domain/primitives';
import { TreatmentCard } from '@/features/treatments/TreatmentCard';
import { TreatmentRecord } from '@/features/treatments/TreatmentRecord';
import { recordOf } from './fakeRecords';

const names = ['Draft', 'Signed record', 'Empty draft', 'Unknown record'];

/** One record at a time, and the cards of all. */
export function TreatmentsStage() {
  const [id, setId] = useState<Id | null>(null);
  return (
    <main style={{ display: 'grid', gap: 16, maxWidth: 720, margin: '0 auto', padding: 16 }}>
      <h1 style={{ margin: 0 }}>Records</h1>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {names.map((name, n) => (
          <Button key={name} variant="default" onClick={() => setId(recordOf(n + 1).id)}>
            {name}
          </Button>
        ))}
        <Button variant="default" onClick={() => setId(null)}>
          None
        </Button>
      </div>
      {id && (
        <section
          aria-label="Opened"
          data-record={id}
          style={{ padding: 20, background: 'var(--surface-card)' }}
        >
          <h2>Opened</h2>
          <TreatmentRecord id={id} treatedBy="Maria Santos" onDeleted={() => setId(null)} />
        </section>
      )}
      <section aria-label="Cards" style={{ display: 'grid', gap: 8 }}>
        <h2>Cards</h2>
        {[1, 2, 3].map((n) => (
          <TreatmentCard key={n} id={recordOf(n).id} {...(n === 2 ? { onOpen: setId } : {})} />
        ))}
      </section>
    </main>
  );
}
