import type { ComponentType } from 'react';
import { DraftsTile } from './DraftsTile';
import { ReferralsTile } from '../referrals/ReferralsTile';
import { LowStockTile } from './LowStockTile';
import { UnpaidTile } from './UnpaidTile';

/** What waits, beside the day's visits: one line a tile. Each sees to its rows by itself and leads into its section. */
export const overviewTiles: readonly { name: string; Tile: ComponentType }[] = [
  { name: 'drafts', Tile: DraftsTile },
  { name: 'unpaid', Tile: UnpaidTile },
  { name: 'stock', Tile: LowStockTile },
  { name: 'referrals', Tile: ReferralsTile },
];
