import type { Entity } from '@/domain/entity';
import { entities } from '@/features/entities';
import type { AnySlice } from '@/store/anySlice';
import { sliceOf } from '@/store/createEntitySlice';

/** Of every entity in the registry, as the product's own tabs have it. */
export const everySlice: readonly AnySlice[] = entities.map(
  (entity) => sliceOf(entity as Entity) as AnySlice,
);
