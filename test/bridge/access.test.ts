/** Who may come in: names, origins, tokens, networks, and shares, decided one by one. */
import { expect, test } from 'vitest';
import { type Access, hasToken, needsToken, refusalOf } from '../../src/bridge/access.ts';
import { networkLines, networkProblem } from '../../src/bridge/doors-line.ts';
import { allows, readNetwork } from '../../src/bridge/osc-allow.ts';
import { perSecond, perSource } from '../../src/bridge/per-source.ts';
import { openToken } from '../../src/bridge/token-file.ts';
import { makeFolder } from '../support/app.ts';

const closed: Access = { is: 'closed' };
const open: Access = { is: 'open', token: 'swordfish2345678', names: new Set(['deck', 'deck.local']) };
const HERE = '127.0.0.1';
const FAR = '192.168.1.9';

const refused = (access: Access, from: string, headers: Readonly<Record<string, string>>): boolean =>
  refusalOf({ from, path: '/', headers }, access) !== null;

test('[SE1] a name that somebody lets lead here is refused, closed or open, near or far', () => {
  for (const host of [
    'evil.example',
    'evil.example:4400',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.localhost',
    '',
  ]) {
    expect([
      host,
      refused(closed, HERE, { host }),
      refused(open, HERE, { host }),
      refused(open, FAR, { host }),
    ]).toEqual([host, true, true, true]);
  }
});

test('[SE1] the names of this computer are its own: loopback near, numbers and its host name when it is open', () => {
  for (const host of [
    '127.0.0.1:4400',
    'localhost:4400',
    'stage.localhost:4400',
    'LOCALHOST',
    '[::1]:4400',
    '127.8.0.1',
  ])
    expect([host, refused(closed, HERE, { host })]).toEqual([host, false]);
  for (const host of ['192.168.1.5:4400', 'Deck.local:4400', 'deck', '[fe80::1]:4400', 'deck.local.'])
    expect([host, refused(open, FAR, { host }), refused(closed, HERE, { host })]).toEqual([host, false, true]);
  expect(refused(open, FAR, { host: 'localhost:4400' })).toBe(true);
});

test('[SE2] a foreign page is refused by its origin, and by what the browser says of its use', () => {
  const host = '127.0.0.1:4400';
  expect(refused(closed, HERE, { host, origin: `http://${host}` })).toBe(false);
  for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1', 'file://', 'http://localhost:4400'])
    expect([origin, refused(closed, HERE, { host, origin })]).toEqual([origin, true]);
  const use = (site: string, mode: string, dest: string) =>
    refused(closed, HERE, { host, 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest });
  expect(use('cross-site', 'no-cors', 'image')).toBe(true);
  expect(use('same-site', 'cors', 'empty')).toBe(true);
  expect(use('cross-site', 'navigate', 'iframe')).toBe(true);
  expect(use('cross-site', 'navigate', 'document')).toBe(false);
  expect(use('same-origin', 'cors', 'empty')).toBe(false);
  expect(use('none', 'navigate', 'document')).toBe(false);
});

test('[SE3] from the network the token is needed, in the address or as the cookie that was given for it', () => {
  const asked = (path: string, cookie?: string) => ({
    from: FAR,
    path,
    headers: cookie === undefined ? {} : { cookie },
  });
  expect(needsToken(asked('/'), open)).toBe(true);
  expect(needsToken({ ...asked('/'), from: HERE }, open)).toBe(false);
  expect(hasToken(asked('/?token=swordfish2345678'), open)).toBe(true);
  expect(hasToken(asked('/', 'a=1; scope-deck=swordfish2345678'), open)).toBe(true);
  for (const wrong of ['/', '/?token=', '/?token=swordfish', '/?token=swordfish23456789', '/?tokens=swordfish2345678'])
    expect([wrong, hasToken(asked(wrong), open)]).toEqual([wrong, false]);
  expect(hasToken(asked('/', 'scope-deck=; xscope-deck=swordfish2345678'), open)).toBe(false);
  expect(hasToken(asked('/?token='), closed)).toBe(false);
});

test('[SE3] the token is made once and kept, and another folder has another', async () => {
  const [one, two] = [await makeFolder(), await makeFolder()];
  const token = openToken(one);
  expect(token).toMatch(/^[a-z0-9]{16}$/);
  expect(openToken(one)).toBe(token);
  expect(openToken(two)).not.toBe(token);
});

test('[SE4] senders of OSC are taken from the networks that were named, and from this computer always', () => {
  const networks = ['192.168.1.0/24', '10.0.0.7', 'fe80::/10'].flatMap((each) => readNetwork(each) ?? []);
  const may = allows(networks);
  expect(['192.168.1.200', '10.0.0.7', '127.0.0.1', '::1', '::ffff:192.168.1.3', 'fe80::1%eth0'].map(may)).toEqual(
    Array(6).fill(true),
  );
  expect(['192.168.2.1', '10.0.0.8', '8.8.8.8', '::ffff:8.8.8.8', '2001:db8::1'].map(may)).toEqual(
    Array(5).fill(false),
  );
  expect(allows([])('8.8.8.8')).toBe(true);
});

test('[SE5] one source gets its share and no more, and gives back what it leaves', () => {
  const { take, give } = perSource(2);
  expect([take('a'), take('a'), take('a'), take('b')]).toEqual([true, true, false, true]);
  give('a');
  expect([take('a'), take('a')]).toEqual([true, false]);
  const each = perSecond(2);
  expect([0, 10, 20, 999, 1000, 1001, 1002].map(each)).toEqual([true, true, false, false, true, true, false]);
});

test('[SE6] what is open is said, and nothing is said while all is closed', () => {
  const osc = { host: '127.0.0.1', port: 9000 };
  const addresses = ['192.168.1.5'];
  const dmx = { host: '127.0.0.1', listens: [{ protocol: 'sACN', universe: 1, port: 5568, isOpen: true } as const] };
  expect(networkLines({ addresses, pages: null, osc, dmx })).toEqual([]);
  expect(networkProblem({ addresses, pages: null, osc, dmx })).toBeNull();
  const everywhere = { addresses, pages: { port: 4400, token: 't' }, osc: { host: '0.0.0.0', port: 9000 }, dmx };
  expect(networkLines(everywhere)).toEqual([
    'network  http://192.168.1.5:4400/?token=t',
    'network  osc on udp://192.168.1.5:9000, from whoever is on this network',
  ]);
  expect(networkProblem(everywhere)).toEqual({
    code: 'lan/open',
    pages: 'http://192.168.1.5:4400',
    osc: 'udp://192.168.1.5:9000',
    dmx: null,
  });
  expect(networkProblem({ addresses, pages: null, osc: { host: '192.168.1.5', port: 9000 }, dmx })).toMatchObject({
    pages: null,
  });
  const desk = { addresses, pages: null, osc, dmx: { ...dmx, host: '0.0.0.0' } };
  expect(networkLines(desk)).toEqual(['network  dmx on udp://192.168.1.5:5568, from whoever is on this network']);
  expect(networkProblem(desk)).toEqual({ code: 'lan/open', pages: null, osc: null, dmx: 'udp://192.168.1.5:5568' });
});
