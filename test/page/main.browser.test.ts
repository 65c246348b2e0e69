import { beforeAll, expect, test, vi } from 'vitest';
import type { FromPage } from '../../src/core/wire/page.ts';
import type { DeckDeed } from '../../src/page/operator/deed.ts';
import { sampleView } from '../support/view.ts';
import { until } from '../support/wait.ts';

const said: FromPage[] = [];
const lines: FakeSocket[] = [];
const line = (): FakeSocket => lines.at(-1) ?? new FakeSocket('');

/** The bridge's end of the page's socket, in the browser's place. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  readonly readyState = 1;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    lines.push(this);
  }
  send(text: string): void {
    said.push(JSON.parse(text) as FromPage);
  }
  close(): void {}
}

const tell = (message: object) => line().dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
const link = () => document.documentElement.dataset['link'];
const operator = () => document.querySelector('deck-operator');
const act = (deed: DeckDeed) => operator()?.dispatchEvent(new CustomEvent('deck', { detail: deed }));

beforeAll(async () => {
  vi.stubGlobal('WebSocket', FakeSocket);
  Object.assign(document.documentElement.dataset, { page: 'operator', link: 'idle' });
  await import('../../src/page/main.ts');
  vi.unstubAllGlobals();
  line().dispatchEvent(new Event('open'));
});

test('[PG1] the operator’s page says so, connects only when asked to, and holds nothing yet', () => {
  expect(new URL(line().url).pathname).toBe('/socket');
  expect(said[0]).toEqual({ say: 'hello', part: 'operator', connect: false, holds: null });
});

test('[PG2] the view is handed on, its parts over what was there; the phase stands on the root', async () => {
  const view = { ...sampleView(), wants: { midi: false, sysex: false, ports: [], gamepad: false } };
  expect(link()).toBe('idle');
  tell({ say: 'view', at: 0, view });
  expect(link()).toBe(view.link.phase);
  tell({
    say: 'view',
    at: 1,
    view: { link: { ...view.link, phase: 'waiting' }, stage: { ...view.stage, blackout: true } },
  });
  expect(link()).toBe('waiting');
  expect(operator()?.view?.slots).toEqual(view.slots);
  const veil = document.querySelector('deck-stage')?.shadowRoot?.querySelector<HTMLElement>('.veil');
  expect(veil?.style.opacity).toBe('1');
});

test('[PG3] deeds of the desk are said to the bridge', () => {
  said.length = 0;
  act({ do: 'put', changes: [{ address: '/stage/blackout', value: true }] });
  act({ do: 'wish', connect: true });
  act({ do: 'file', kind: 'show', id: 'a.json', chosen: true });
  act({ do: 'read', slot: 3 });
  act({ do: 'dismiss', id: 'x' });
  expect(said).toMatchObject([
    { say: 'put', changes: [{ address: '/stage/blackout', value: true }] },
    { say: 'wish', connect: true },
    { say: 'file', kind: 'show', id: 'a.json', chosen: true },
    { say: 'read', slot: 3 },
    { say: 'dismiss', id: 'x' },
  ]);
});

test('[PG4] keys are said, but for those of the page', async () => {
  said.length = 0;
  for (const code of ['KeyB', 'KeyH'])
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true }));
  expect(said).toMatchObject([{ say: 'key', code: 'KeyB', down: true }]);
  await until(() => operator()?.open === 'far', 'the far view');
});

test('[PG5] a lost socket is shown, and the next hello asks for what was playing', async () => {
  vi.stubGlobal('WebSocket', FakeSocket);
  line().dispatchEvent(new Event('close'));
  expect(operator()?.bridge).toBe('lost');
  const before = lines.length;
  await until(() => lines.length > before, 'another socket');
  said.length = 0;
  line().dispatchEvent(new Event('open'));
  vi.unstubAllGlobals();
  expect(operator()?.bridge).toBe('open');
  expect(said[0]).toEqual({ say: 'hello', part: 'operator', connect: true, again: true, holds: null });
});
