import { availabilities } from './availability/availability';
import { services } from './services/service';
import { staff } from './staff/staff';

/** The registry: one line an entity. Both `main` files hand it to the machinery, which knows no entity by name. */
export const entities = [staff, services, availabilities] as const;
