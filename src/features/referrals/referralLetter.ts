/** What a letter says, in words: days and names as they are to be read. */
export interface LetterFacts {
  practice: string;
  writtenOn: string;
  toProvider: string;
  patient: { name: string; bornOn: string | null; address: string | null; phone: string | null };
  reason: string;
  dueOn: string | null;
  from: string;
}

/** A referral as a letter in plain text. It holds what the reader needs to know who is meant, and the reason; nothing else. */
export function referralLetter(facts: LetterFacts): string {
  const { practice, writtenOn, toProvider, patient, reason, dueOn, from } = facts;
  const { name, bornOn, address, phone } = patient;
  const subject = `Referral of ${name}${bornOn ? `, born ${bornOn}` : ''}`;
  const lines = [subject, ...(address ? [address] : []), ...(phone ? [`Telephone ${phone}`] : [])];
  const paragraphs = [
    practice,
    writtenOn,
    `To ${toProvider}`,
    lines.join('\n'),
    'Dear colleague,',
    `thank you for seeing ${name}. The reason for this referral:`,
    reason,
    ...(dueOn ? [`Please let us have your answer by ${dueOn}.`] : []),
    `Kind regards,\n${from}\n${practice}`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}
