import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { buildRehearsal, startRehearsal } from '../support/rehearsal.ts';

async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [await buildRehearsal(), ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece) => (out += String(piece)));
  child.stderr.on('data', (piece) => (err += String(piece)));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  return { code, out, err };
}

describe('the command line', () => {
  test.each([
    [['--prot', '1'], /--prot/],
    [['--port', 'x'], /--port .* not "x"/],
    [['--port', '70000'], /--port takes a number from 0 to 65535/],
    [['--chunk-ms', '900-400'], /--chunk-ms/],
    [['--chunk-ms', '5'], /--chunk-ms/],
    [['--frames', '1.5'], /--frames takes a whole number/],
    [['stray'], /stray/],
    [['--port'], /--port/],
  ])('[RH92] a bad flag is one clear sentence and exit 2: %j', async (args, sentence) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(sentence);
    expect(err).toMatch(/\.\n$/);
  });

  test('[RH92] a port in use is named together with the flag that helps', async () => {
    const first = await startRehearsal();
    const { port } = new URL(first.url);
    const { code, err } = await run('--port', port);
    expect(code).toBe(2);
    expect(err).toBe(`Port ${port} is taken; choose another with --port, or --port 0 for any free one.\n`);
    expect(await first.stop()).toBe(0);
  });

  test('[RH93] it says one line when it is ready, and ends orderly on a signal', async () => {
    const rehearsal = await startRehearsal('--loaded', '--chunk-ms', '400-600', '--seed', '3');
    expect(await rehearsal.get('/api/v1/pipeline/status')).toMatchObject({ status: 'loaded', pipeline_id: 'longlive' });
    let more = '';
    rehearsal.process.stdout?.on('data', (piece) => (more += String(piece)));
    rehearsal.process.kill('SIGINT');
    const code = await new Promise((resolve) => rehearsal.process.once('exit', resolve));
    expect([code, more]).toEqual([0, '']);
  });

  test('[RH93] with --with-parent it ends when the parent’s end of its input closes', async () => {
    const rehearsal = await startRehearsal('--with-parent');
    const ended = new Promise((resolve) => rehearsal.process.once('exit', resolve));
    rehearsal.process.stdin?.end();
    expect(await ended).toBe(0);
  });

  test('[RH94] a crash is a crash: the process is gone without a word', async () => {
    const rehearsal = await startRehearsal();
    const ended = new Promise((resolve) => rehearsal.process.once('exit', (_code, signal) => resolve(signal)));
    await rehearsal.post('/rehearsal/fault', { kind: 'crash' });
    expect(await ended).toBe('SIGKILL');
  });
});
