/** The command line as values: what it takes, and what it says to what it does not. */
import { expect, test } from 'vitest';
import { helpText, parseOptions } from '../../src/bridge/options.ts';
import { portSentence } from '../../src/bridge/port-sentence.ts';

const said = (...args: readonly string[]): string => {
  const parsed = parseOptions(args);
  return parsed.ok ? 'ok' : parsed.sentence;
};
const scopeOf = (given: string): string | undefined => {
  const parsed = parseOptions(['--scope', given]);
  return parsed.ok ? parsed.options.scope : undefined;
};

test('[BR2] without a word the doors are the usual ones', () => {
  const parsed = parseOptions([]);
  expect(parsed).toMatchObject({
    ok: true,
    options: { port: 4400, 'osc-port': 9000, lan: false, mapping: [], rehearse: false, open: true },
  });
  expect(parsed.ok && parsed.options.data).toContain('scope-deck');
  expect(parsed.ok && parsed.options.scope).toBeUndefined();
});

test('[BR2] each flag is taken, and --mapping more than once', () => {
  const args = ['--port', '0', '--osc-port=9001', '--osc-host', '0.0.0.0', '--mapping', 'a', '--mapping', 'b'];
  const more = ['--show', 's', '--data', 'd', '--rehearse', '--no-open', '--chunk-ms', '400-1500'];
  expect(parseOptions([...args, ...more])).toMatchObject({
    ok: true,
    options: {
      port: 0,
      'osc-port': 9001,
      'osc-host': '0.0.0.0',
      mapping: ['a', 'b'],
      show: 's',
      data: 'd',
      rehearse: true,
      open: false,
      'chunk-ms': '400-1500',
    },
  });
});

test('[SE10] networks that may send OSC are taken by address and bits, and nothing else is', () => {
  const networks = ['--osc-allow', '192.168.1.0/24', '--osc-allow', '10.0.0.7', '--osc-allow', 'fe80::/10'];
  expect(parseOptions(networks)).toMatchObject({
    options: {
      'osc-allow': [
        { address: '192.168.1.0', bits: 24 },
        { address: '10.0.0.7', bits: 32 },
        { address: 'fe80::', bits: 10 },
      ],
    },
  });
  for (const wrong of ['192.168.1.0/33', 'studio', '192.168.1/24', '10.0.0.1/8/8', ''])
    expect(said('--osc-allow', wrong)).toContain('will not do. Give an address or a network');
});

test('[AN33] a universe is taken as desks count it, with another port where one is wanted, and nothing else is', () => {
  expect(parseOptions(['--artnet', '0', '--sacn', '63999:5569'])).toMatchObject({
    options: { artnet: { universe: 0, port: 6454 }, sacn: { universe: 63_999, port: 5569 } },
  });
  for (const wrong of ['32768', 'one', '1:70000', '', '1.0', '1:'])
    expect(said(`--artnet=${wrong}`)).toContain('will not do. Give a universe from 0 to 32767');
  for (const wrong of ['0', '64000', '1:x'])
    expect(said('--sacn', wrong)).toContain('Give a universe from 1 to 63999.');
  for (const flag of ['artnet', 'sacn', 'dmx-host']) expect(helpText()).toContain(`--${flag} `);
});

test('[BR3] the address of a Scope is taken as people write it', () => {
  expect(scopeOf('10.0.0.5:8000')).toBe('http://10.0.0.5:8000');
  expect(scopeOf('http://10.0.0.5:8000/')).toBe('http://10.0.0.5:8000');
  expect(scopeOf('https://pod-8000.proxy.example/')).toBe('https://pod-8000.proxy.example');
  expect(scopeOf('http://10.0.0.5:8000/?tab=stream#now')).toBe('http://10.0.0.5:8000');
});

test.each([
  [['--port', 'abc'], '--port "abc" will not do. Give a number from 0 to 65535.'],
  [['--port', '70000'], '--port "70000" will not do. Give a number from 0 to 65535.'],
  [['--port', ''], '--port "" will not do. Give a number from 0 to 65535.'],
  [['--osc-port=-1'], '--osc-port "-1" will not do. Give a number from 0 to 65535.'],
  [['--scope', 'ftp://x'], '--scope "ftp://x" will not do. Give an address such as http://192.168.1.20:8000.'],
  [['--scope', ''], '--scope "" will not do. Give an address such as http://192.168.1.20:8000.'],
  [['--chunk-ms', 'slow'], '--chunk-ms "slow" will not do. Give milliseconds, such as 750 or 400-1500.'],
  [['--shwo', 'x'], 'There is no option --shwo. Did you mean --show? "npm start -- --help" lists them.'],
  [['--frobnicate'], 'There is no option --frobnicate. "npm start -- --help" lists them.'],
  [['-x'], 'There is no option -x. "npm start -- --help" lists them.'],
  [['--port'], 'Option \'--port <value>\' argument missing. "npm start -- --help" lists them.'],
  [['show.json'], 'Unexpected argument \'show.json\'. "npm start -- --help" lists them.'],
])('[BR4] %j is answered by a sentence that says what is right', (args, sentence) => {
  expect(said(...args)).toBe(sentence);
});

test('[BR2] the help names every flag', () => {
  for (const flag of [
    'scope',
    'port',
    'osc-port',
    'osc-host',
    'mapping',
    'show',
    'data',
    'rehearse',
    'chunk-ms',
    'no-take',
    'no-open',
  ])
    expect(helpText()).toContain(`--${flag} `);
});

const fault = (code: string) => Object.assign(new Error(`bind ${code}`), { code });

test('[BR5] a port that cannot be had is named, with the flag that moves it', () => {
  expect(portSentence(fault('EADDRINUSE'), 'port', 4400)).toBe(
    'Port 4400 is taken by another program. Close it, or start with --port 4401.',
  );
  expect(portSentence(fault('EADDRINUSE'), 'osc-port', 65_535)).toBe(
    'UDP port 65535 is taken by another program. Close it, or start with --osc-port 65534.',
  );
  expect(portSentence(fault('EACCES'), 'port', 80)).toContain('--port 4400');
  expect(portSentence(fault('EADDRNOTAVAIL'), 'osc-port', 9000)).toContain('--osc-host 127.0.0.1');
  expect(portSentence(fault('EWEIRD'), 'port', 4400)).toBe('Port 4400 cannot be opened: bind EWEIRD.');
});
