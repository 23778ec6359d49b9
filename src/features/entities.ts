import { accounts } from './accounts/account';
import { appointments } from './appointments/appointment';
import { offers } from './assistant/offer';
import { availabilities } from './availability/availability';
import { holds } from './holds/hold';
import { imports } from './imports/importJob';
import { inventory } from './inventory/inventoryItem';
import { stockMovements } from './inventory/stockMovement';
import { invoices } from './invoices/invoice';
import { patients } from './patients/patient';
import { presences } from './presence/presence';
import { referrals } from './referrals/referral';
import { services } from './services/service';
import { practiceSettings } from './settings/practiceSettings';
import { staff } from './staff/staff';
import { treatments } from './treatments/treatment';

/** The registry: one line an entity. Both `main` files hand it to the machinery, which knows no entity by name. */
export const entities = [
  staff,
  services,
  availabilities,
  patients,
  appointments,
  holds,
  treatments,
  invoices,
  inventory,
  stockMovements,
  referrals,
  presences,
  imports,
  accounts,
  offers,
  practiceSettings,
] as const;
