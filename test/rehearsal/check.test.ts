import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadBody, offerBody, parameters } from '../../src/rehearsal/bodies.ts';
import { checkBody } from '../../src/rehearsal/check.ts';
import type { Json } from '../../src/core/unit.ts';

const complaintsOf = (body: Json) => {
  const checked = checkBody(body, parameters);
  return 'complaints' in checked ? checked.complaints : [];
};

describe('bodies are checked as the real server does', () => {
  test('[RH70] two parameters have defaults and therefore are always there', () => {
    expect(checkBody({}, parameters)).toEqual({
      value: { prompt_interpolation_method: 'linear', vace_context_scale: 1 },
    });
  });

  test('[RH70] unknown keys stay, nulls go, and what can be read as the right type is', () => {
    const body = { odd: { a: [1] }, gone: null, prompts: null, noise_scale: '0.5', manage_cache: 'yes' };
    expect(checkBody(body, parameters)).toMatchObject({
      value: { odd: { a: [1] }, noise_scale: 0.5, manage_cache: true },
    });
    expect(JSON.stringify(checkBody(body, parameters))).not.toContain('gone');
  });

  test('[RH70] a transition in the offer has four steps unless it says otherwise', () => {
    const transition = { target_prompts: [{ text: 'x' }] };
    expect(checkBody({ transition }, parameters)).toMatchObject({
      value: {
        transition: {
          target_prompts: [{ text: 'x', weight: 1 }],
          num_steps: 4,
          temporal_interpolation_method: 'linear',
        },
      },
    });
  });

  test.each<[Json, string, Json]>([
    [{ prompts: [{ text: 'red', weight: 'x' }] }, 'float_parsing', ['body', 'prompts', 0, 'weight']],
    [{ prompts: [{ text: 'red', weight: -1 }] }, 'greater_than_equal', ['body', 'prompts', 0, 'weight']],
    [{ prompts: [{ weight: 1 }] }, 'missing', ['body', 'prompts', 0, 'text']],
    [{ prompts: 'red' }, 'list_type', ['body', 'prompts']],
    [{ noise_scale: 2 }, 'less_than_equal', ['body', 'noise_scale']],
    [{ noise_scale: [] }, 'float_type', ['body', 'noise_scale']],
    [{ denoising_step_list: [1.5] }, 'int_from_float', ['body', 'denoising_step_list', 0]],
    [{ denoising_step_list: ['x'] }, 'int_parsing', ['body', 'denoising_step_list', 0]],
    [{ input_mode: 'audio' }, 'literal_error', ['body', 'input_mode']],
    [{ manage_cache: 'perhaps' }, 'bool_parsing', ['body', 'manage_cache']],
    [{ transition: 5 }, 'model_attributes_type', ['body', 'transition']],
    [[], 'model_attributes_type', ['body']],
  ])('[RH71] %j is complained about as %s', (body, type, loc) => {
    const [first] = complaintsOf(body);
    expect(first).toMatchObject({ type, loc });
    expect(first?.msg).toMatch(/./);
  });

  test('[RH71] all complaints come together', () => {
    expect(complaintsOf({ noise_scale: 7, manage_cache: 5.5, prompts: 1 }).map(({ type }) => type)).toEqual([
      'list_type',
      'less_than_equal',
      'bool_parsing',
    ]);
  });

  test('[RH71] any JSON is either read or complained about', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        for (const check of [parameters, offerBody, loadBody]) {
          // jsonValue is JSON by its making.
          const checked = checkBody<unknown>(body as Json, check);
          expect('value' in checked || checked.complaints.length > 0).toBe(true);
        }
      }),
    );
  });
});
