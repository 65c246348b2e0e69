import { describe, expect, test } from 'vitest';
import { BLUE, createStand, GREEN, RED, START } from './stand.ts';

const cutsOf = (stand: ReturnType<typeof createStand>) => stand.engine.journal.chunks.all().map(({ cut }) => cut);

/** Video mode, with always enough frames: one message per chunk, from the second on. */
function playVideo(messages: readonly unknown[]) {
  const stand = createStand();
  const session = stand.open({ input_mode: 'video' });
  for (const [i, message] of messages.entries()) {
    session.input(30, START + stand.now());
    stand.run(i * 500 + 250);
    if (message !== null) stand.send(message);
    session.input(30, START + stand.now());
  }
  session.input(30, START + stand.now());
  stand.run(messages.length * 500 + 500);
  return cutsOf(stand).slice(1);
}

function playText(messages: readonly unknown[]) {
  const stand = createStand();
  stand.open();
  for (const [i, message] of messages.entries()) if (message !== null) stand.send(message, i * 500 + 250);
  stand.run(messages.length * 500 + 500);
  return cutsOf(stand);
}

const fade = (steps: number, target = [BLUE]) => ({ transition: { target_prompts: target, num_steps: steps } });

describe('hard cuts', () => {
  test('[RH50] the first chunk of a session starts anew, a reset does once', () => {
    expect(playText([{ reset_cache: true }, null, null])).toEqual(['start', 'reset', null, null]);
  });

  test('[RH50] a change of the step list cuts, the same list does not, and not without manage_cache', () => {
    const steps = { denoising_step_list: [1000, 500] };
    expect(playText([steps, steps, { manage_cache: false }, { denoising_step_list: [900] }])).toEqual([
      'start',
      'steps',
      null,
      null,
      null,
    ]);
  });

  test('[RH50] a step list that is modulated does not cut', () => {
    expect(playText([{ denoising_step_list: [900], _modulated_step_list: true }])).toEqual(['start', null]);
  });

  test('[RH51] every message with LoRA scales cuts, also when nothing changed', () => {
    const loras = { lora_scales: [{ path: '/a.safetensors', scale: 1 }] };
    expect(playText([loras, loras, null])).toEqual(['start', 'lora', 'lora', null]);
  });

  test('[RH51] manage_cache:false beside LoRA scales comes one chunk too late', () => {
    const loras = { lora_scales: [{ path: '/a.safetensors', scale: 1 }] };
    expect(playText([{ ...loras, manage_cache: false }, loras])).toEqual(['start', 'lora', null]);
  });

  test('[RH52] in text mode prompts never cut', () => {
    expect(playText([{ prompts: [BLUE] }, { prompts: [RED] }, fade(1), fade(3), null])).toEqual([
      'start',
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('[RH52] with video input every change outside a transition cuts, also one that changes nothing', () => {
    expect(playVideo([{ prompts: [BLUE] }, { prompts: [RED] }, fade(1), null])).toEqual([
      'prompts',
      'prompts',
      'prompts',
      null,
    ]);
  });

  test('[RH52] a transition does not cut, not even with its last step', () => {
    expect(playVideo([fade(4), null, null, null, null])).toEqual([null, null, null, null, null]);
    expect(playVideo([fade(2), null, null])).toEqual([null, null, null]);
  });

  test('[RH52] a plain list right after a chunk that was transitioning does not cut, a second one does', () => {
    const half = [
      { text: 'red', weight: 1 },
      { text: 'blue', weight: 1 },
    ];
    expect(playVideo([fade(4), null, { prompts: half }, { prompts: [BLUE] }])).toEqual([null, null, null, 'prompts']);
  });

  test('[RH52] in the chunk after the last of a transition a plain list cuts', () => {
    expect(playVideo([fade(2), null, { prompts: [GREEN] }])).toEqual([null, null, 'prompts']);
  });

  test('[RH52] a transition of four and a plain list in turn never cut', () => {
    const mix = (weight: number) => [
      { text: 'red', weight: 1 - weight },
      { text: 'blue', weight },
    ];
    const messages = [0.1, 0.3, 0.5, 0.7].flatMap((at) => [fade(4, mix(at + 0.1)), { prompts: mix(at) }]);
    expect(playVideo(messages)).toEqual(messages.map(() => null));
  });

  test('[RH52] without manage_cache nothing of this cuts', () => {
    expect(playVideo([{ manage_cache: false }, { prompts: [BLUE] }, { prompts: [RED] }])).toEqual([null, null, null]);
  });

  test('[RH53] by itself the picture starts anew after some 340 chunks, and the prompts stay', () => {
    const stand = createStand({ chunk: 20 });
    stand.open();
    stand.send({ prompts: [BLUE] }, 30);
    stand.run(20 * 400);
    const cuts = stand.engine.journal.chunks.all().filter(({ cut }) => cut === 'limit');
    expect(cuts.map(({ number }) => number)).toEqual([342]);
    expect(cuts[0]?.prompts).toEqual([{ text: 'blue', share: 1 }]);
    expect(cuts[0]?.frames).toBe(9);
  });
});
