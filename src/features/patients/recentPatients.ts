import type { Id } from '@/domain/primitives';

/** As many as a list shows without scrolling. */
const kept = 6;

/** Those chosen last come first, each once. */
export function withRecent(recents: readonly Id[], chosen: Id): readonly Id[] {
  return [chosen, ...recents.filter((id) => id !== chosen)].slice(0, kept);
}
