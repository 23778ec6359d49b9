/** Who was shown what of people, by one answer: ids and names only. */
export interface Sight {
  practiceId: string;
  accountId: string;
  address: string | null;
  device: string | null;
  kind: 'opened' | 'listed' | 'searched' | 'followed' | 'denied';
  entity: string;
  rowId: string | null;
  subjects: readonly string[];
  rows: number;
  fields: readonly string[];
  session?: string | undefined;
}
