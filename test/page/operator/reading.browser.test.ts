import { page } from 'vitest/browser';
import { beforeAll, expect, test } from 'vitest';
import { type Laid, layDesk, strike } from '../../support/operator.ts';
import { sampleView } from '../../support/view.ts';

beforeAll(() => page.viewport(1280, 720));

async function write({ part, settle }: Laid, text: string): Promise<HTMLTextAreaElement> {
  part('deck-reading', '.text').focus();
  strike(part('deck-reading', '.text'), 'Enter');
  await settle();
  const area = part('deck-reading', 'textarea');
  if (!(area instanceof HTMLTextAreaElement)) throw new Error('the text is written in place');
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle();
  return area;
}

const said = ({ part }: Laid) => part('deck-reading', '.edits').textContent.replace(/\s+/g, ' ').trim();
const written = { do: 'put', changes: [{ address: '/prompt/2/text', value: 'rain' }] };

test('[OP20] Enter writes in place, and Ctrl+Enter commits what was written', async () => {
  const laid = await layDesk();
  const area = await write(laid, 'rain');
  expect(said(laid)).toBe('not sent');
  expect(laid.deeds).toEqual([]);
  strike(area, 'Enter', { ctrlKey: true });
  await laid.settle();
  expect(laid.deeds).toEqual([written]);
  expect(said(laid)).toBe('as sent');
});

test('[OP20] leaving the text commits it; going to its name does not', async () => {
  const laid = await layDesk();
  await write(laid, 'rain');
  laid.part('deck-reading', 'input').focus();
  expect(laid.deeds).toEqual([]);
  laid.part('deck-list', '.tabs button').focus();
  await laid.settle();
  expect(laid.deeds).toEqual([written]);
});

test('[OP21] Esc gives the old text back, and nothing is sent', async () => {
  const laid = await layDesk();
  const area = await write(laid, 'rain');
  strike(area, 'Escape');
  await laid.settle();
  expect(laid.deeds).toEqual([]);
  expect(laid.part('deck-reading', '.text').textContent).toContain('a neon city street');
});

test('[OP21] a text that was not changed is not sent again', async () => {
  const laid = await layDesk();
  const area = await write(laid, sampleView().slots[1]?.text ?? '');
  strike(area, 'Enter', { ctrlKey: true });
  expect(laid.deeds).toEqual([]);
});

test('[OP22] while it is edited the text stays with its slot, whatever is read or said meanwhile', async () => {
  const laid = await layDesk();
  const area = await write(laid, 'rain');
  await laid.show({ ...sampleView(), reading: 4 });
  expect(area.value).toBe('rain');
  expect(laid.part('deck-reading', '.plate').textContent).toBe('2');
  strike(area, 'Enter', { ctrlKey: true });
  await laid.settle();
  expect(laid.deeds).toEqual([written]);
  expect(laid.part('deck-reading', '.plate').textContent).toBe('4');
});

test('[OP22] keys that are typed stay in the text', async () => {
  const laid = await layDesk();
  const area = await write(laid, 'rain');
  let heard = 0;
  laid.desk.addEventListener('keydown', () => heard++);
  strike(area, 'b', { code: 'KeyB' });
  expect(heard).toBe(0);
});
