import type { FeatureTools, MakeServerFeature } from '@/server/serverFeature';
import { accountFeature } from './accounts/accountFeature.server';
import { appointmentFeature } from './appointments/appointmentFeature.server';
import { bookingRules } from './appointments/bookingRules.server';
import { slotSearch } from './appointments/slotSearch.server';
import { assistantFeature } from './assistant/assistantFeature.server';
import type { AssistantPorts } from './assistant/assistantPorts.server';
import type { Talk } from './assistant/talk.server';
import { auditFeature } from './audit/auditFeature.server';
import { availabilityFeature } from './availability/availabilityFeature.server';
import { figuresFeature } from './figures/figuresFeature.server';
import { holdFeature } from './holds/holdFeature.server';
import { csvText } from './imports/csvText';
import { importFeature } from './imports/importFeature.server';
import { adjustStock } from './inventory/adjustStock.server';
import { inventoryFeature } from './inventory/inventoryFeature.server';
import { invoiceFeature } from './invoices/invoiceFeature.server';
import { presenceFeature } from './presence/presenceFeature.server';
import { sessionFeature } from './sessions/sessionFeature.server';
import { treatmentFeature } from './treatments/treatmentFeature.server';
import { visitFeature } from './visits/visitFeature.server';

/** What features add to the server beside their definitions: one line a feature. */
export const serverFeatures: readonly MakeServerFeature[] = [
  booking,
  availabilityFeature,
  inventoryFeature,
  invoiceFeature,
  treatmentFeature,
  presenceFeature,
  (tools) => visitFeature(tools, adjustStock),
  importFeature,
  accountFeature,
  sessionFeature,
  (tools) => auditFeature(tools, csvText),
  figuresFeature,
];

/** The same with something that does the assistant's talking. */
export function serverFeaturesTalkingBy(talk: Talk | null): readonly MakeServerFeature[] {
  return serverFeatures.map((make) => (make === booking ? (tools) => booking(tools, talk) : make));
}

/**
 * Appointments and holds take up the same time: they share its rules, and one search for what is free. The assistant books by
 * them too.
 */
function booking(tools: FeatureTools, talk: Talk | null = null) {
  const slots = slotSearch(tools);
  const freeSlots: AssistantPorts['freeSlots'] = (practiceId, { staffIds, ...question }, accountId) =>
    slots.find(practiceId, { ...question, ...(staffIds ? { staffId: [...staffIds] } : {}) }, accountId);
  const assistant = assistantFeature(tools, { freeSlots, talk });
  const rules = bookingRules(tools, slots);
  const [appointments, holds] = [appointmentFeature(tools, rules, slots), holdFeature(tools, rules.hold)];
  return {
    rules: { ...appointments.rules, ...holds.rules },
    routes(app: Parameters<NonNullable<typeof appointments.routes>>[0]) {
      slots.routes?.(app);
      appointments.routes?.(app);
      assistant.routes?.(app);
    },
    async close() {
      await assistant.close?.();
      await slots.close?.();
      await holds.close?.();
    },
  };
}
