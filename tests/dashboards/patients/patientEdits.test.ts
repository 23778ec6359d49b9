import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPatientsPage } from './page/openPatientsPage';
import { ana, arrive, field, openAna, othersChange, sent, stored } from './page/patientHands';
import { expectOf } from '../../browser/expectOf';
import { looks, violationsOf } from '../../browser/axe';
import { stopClock } from '../steadyPage';

let patients: Awaited<ReturnType<typeof startPatientsPage>>;
beforeAll(async () => {
  patients = await startPatientsPage();
}, 120_000);
afterAll(() => patients?.close());

describe('a field', () => {
  it('is saved by Enter, alone, and can be taken back', async () => {
    const page = await openAna(patients);
    await field(page, 'Phone').fill('+1 555 9999');
    await page.keyboard.press('Enter');
    await expectOf(page.getByText('Phone saved')).toBeVisible();
    expect(await sent(page)).toEqual(['PATCH /patients/:id {"phone":"+1 555 9999"}']);
    await expectOf(field(page, 'Phone')).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectOf(field(page, 'Phone')).toHaveValue('+1 555 0100');
    await page.close();
  });

  it('is not taken back over what somebody else wrote since', async () => {
    const page = await openAna(patients);
    await field(page, 'Phone').fill('+1 555 9999');
    await page.keyboard.press('Enter');
    await page.getByText('Phone saved').waitFor();
    await othersChange(page, { phone: '+1 555 theirs' });
    await expectOf(field(page, 'Phone')).toHaveValue('+1 555 theirs');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectOf(page.getByText('It was changed meanwhile. It stays as it is now.')).toBeVisible();
    expect(await stored(page)).toMatchObject({ phone: '+1 555 theirs' });
    await page.close();
  });

  it('is saved by leaving it; Esc takes back what was typed and sends nothing', async () => {
    const page = await openAna(patients);
    await field(page, 'Address').fill('Nowhere');
    await page.keyboard.press('Escape');
    await expectOf(field(page, 'Address')).toHaveValue('1 Elm Street');
    await field(page, 'Address').fill('2 Oak Road');
    await field(page, 'Phone').focus();
    await expectOf(page.getByText('Address saved')).toBeVisible();
    expect(await sent(page)).toEqual(['PATCH /patients/:id {"address":"2 Oak Road"}']);
    await page.close();
  });

  it('is thrown away by its button without being saved on the way', async () => {
    const page = await openAna(patients);
    await field(page, 'Medical history').fill('Something');
    await page.getByRole('button', { name: 'Discard Medical history' }).click();
    await expectOf(field(page, 'Medical history')).toHaveValue('Asthma');
    expect(await sent(page)).toEqual([]);
    await page.close();
  });

  it('takes lines by Enter and is saved by Ctrl Enter where it is long', async () => {
    const page = await openAna(patients);
    await field(page, 'Medical history').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Diabetes');
    await page.keyboard.press('Control+Enter');
    await expectOf(page.getByText('Medical history saved')).toBeVisible();
    expect(await stored(page)).toMatchObject({ medicalHistory: 'Asthma\nDiabetes' });
    await page.close();
  });

  it('says what is wrong with it and keeps what was typed', async () => {
    const page = await openAna(patients);
    await field(page, 'E-mail').fill('ana at home');
    await page.keyboard.press('Enter');
    await expectOf(page.getByText('must be an e-mail address')).toBeVisible();
    await expectOf(field(page, 'E-mail')).toHaveValue('ana at home');
    await field(page, 'Last name').fill('');
    await page.keyboard.press('Enter');
    expect(await sent(page)).toEqual([]);
    await page.close();
  });

  it('emptied is kept as nothing', async () => {
    const page = await openAna(patients);
    await field(page, 'Phone').fill('  ');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored(page)).toMatchObject({ phone: null });
    await page.close();
  });

  it('reads a birth date as people write it, and refuses what is none', async () => {
    const page = await openAna(patients);
    const born = field(page, 'Born');
    await expectOf(born).toHaveValue('14 Mar 1950');
    await born.fill('3 oct 19');
    await page.keyboard.press('Enter');
    await expectOf(page.getByText('Not a day. Try “1 May 1970”.')).toBeVisible();
    await born.fill('3 oct 1961');
    await page.keyboard.press('Enter');
    await expectOf(born).toHaveValue('3 Oct 1961');
    await expect.poll(() => stored(page)).toMatchObject({ birthDate: '1961-10-03' });
    await page.close();
  });
});

describe('while somebody else edits the same patient', () => {
  it('their change of another field just shows; what is being typed, its focus and its caret stay', async () => {
    const page = await openAna(patients);
    await field(page, 'Phone').fill('+1 555 7');
    await othersChange(page, { address: '9 New Road' });
    await expectOf(field(page, 'Address')).toHaveValue('9 New Road');
    await expectOf(field(page, 'Phone')).toBeFocused();
    await page.keyboard.type('777');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored(page)).toMatchObject({ phone: '+1 555 7777', address: '9 New Road' });
    await expectOf(page.getByText('Address changed by somebody else')).toBeVisible();
    await page.close();
  });

  it('only the field that they changed is marked', async () => {
    const page = await openAna(patients);
    await stopClock(page);
    await othersChange(page, { address: '9 New Road' });
    await expectOf(field(page, 'Address')).toHaveValue('9 New Road');
    const marked = () =>
      page
        .locator('[data-field][data-glow]')
        .evaluateAll((fields) => fields.map((one) => one.getAttribute('data-field')));
    await expect.poll(marked).toEqual(['address']);
    await page.close();
  });

  it('their change of the same field is shown beside mine, and nothing is sent before I choose', async () => {
    const page = await openAna(patients);
    await field(page, 'Phone').fill('+1 555 mine');
    await othersChange(page, { phone: '+1 555 theirs' });
    const choice = page.getByRole('group', { name: /changed Phone meanwhile$/ });
    await expectOf(choice).toContainText('+1 555 mine');
    await expectOf(choice).toContainText('+1 555 theirs');
    await expectOf(field(page, 'Phone')).toHaveValue('+1 555 mine');
    await page.keyboard.press('Enter');
    await field(page, 'Address').focus();
    expect(await sent(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use mine for Phone' }).click();
    await expect.poll(() => stored(page)).toMatchObject({ phone: '+1 555 mine' });
    await expectOf(page.getByText('Phone saved')).toBeVisible();
    await expectOf(choice).toHaveCount(0);
    await page.close();
  });

  it('theirs is kept when I say so', async () => {
    const page = await openAna(patients);
    await field(page, 'Notes').fill('mine');
    await othersChange(page, { notes: 'theirs' });
    await page.getByRole('button', { name: 'Keep theirs for Notes' }).click();
    await expectOf(field(page, 'Notes')).toHaveValue('theirs');
    expect(await sent(page)).toEqual([]);
    await page.close();
  });

  it('a conflict in one field does not hold the others back', async () => {
    const page = await openAna(patients);
    await field(page, 'Phone').fill('mine');
    await othersChange(page, { phone: 'theirs' });
    await page.getByRole('group', { name: /changed Phone meanwhile$/ }).waitFor();
    await field(page, 'Address').fill('7 Pine Lane');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored(page)).toMatchObject({ phone: 'theirs', address: '7 Pine Lane' });
    expect(await sent(page)).toEqual(['PATCH /patients/:id {"address":"7 Pine Lane"}']);
    await page.close();
  });

  it('a patient who is deleted meanwhile is said to be, and what was typed can still be read', async () => {
    const page = await openAna(patients);
    await field(page, 'Notes').fill('half a sentence');
    await arrive(page, 'patients', 'deleted', { id: ana });
    await expectOf(page.getByText('This client was deleted meanwhile.')).toBeVisible();
    await expectOf(field(page, 'Notes')).toHaveValue('half a sentence');
    await page.close();
  });
});

describe.each(looks)('in $colorScheme at $viewport.width', ({ colorScheme, viewport }) => {
  it('has nothing that accessibility rules forbid, wide and on a phone, in a conflict too', async () => {
    const page = await openAna(patients, '', { colorScheme, viewport, reducedMotion: 'reduce' });
    await field(page, 'Phone').fill('mine');
    await othersChange(page, { phone: 'theirs' });
    await page.getByRole('group', { name: /changed Phone meanwhile$/ }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });
});
