/** The far view's letters: they fill whatever window they are given; upright windows stack the lines. */
import { css } from 'lit';

export const farSheet = css`
  :host { display: grid; grid-template: auto minmax(0, 1fr) minmax(0, 1fr) auto / minmax(0, 1fr); padding: calc(1.4 * var(--desk-unit)) calc(2 * var(--desk-unit)); gap: calc(1.2 * var(--desk-unit)); background: var(--desk-ground); font-size: var(--desk-view-1); line-height: 1.1; }
  .top { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: calc(2.2 * var(--desk-unit)); margin: calc(-1.4 * var(--desk-unit)) calc(-2 * var(--desk-unit)) 0; padding: calc(1.4 * var(--desk-unit)) calc(2 * var(--desk-unit)) 0; }
  .top[data-rehearsal] { background: repeating-linear-gradient(-45deg, var(--desk-ground) 0 calc(1.5 * var(--desk-unit)), var(--desk-press) 0 calc(3 * var(--desk-unit))); padding-block-end: calc(1 * var(--desk-unit)); }
  .top[data-rehearsal] .phase > span { background: var(--desk-ink); color: var(--desk-on-bright); padding-inline: 0.2em; border-radius: var(--desk-radius-2); }
  .big { font-size: var(--desk-view-3); font-weight: 700; letter-spacing: -0.02em; line-height: 1.05; white-space: nowrap; }
  .none { color: var(--desk-faint); }
  .phase { display: flex; align-items: center; gap: 0.3em; }
  .phase svg.i { inline-size: 0.9em; block-size: 0.9em; }
  .phase[data-phase='live'] svg.i { color: var(--desk-live); }
  .phase[data-phase='waiting'] svg.i, .phase[data-phase='lost'] svg.i { color: var(--desk-problem); }
  .what { display: flex; align-items: center; justify-content: center; gap: calc(1.2 * var(--desk-unit)); overflow: clip; }
  .what span { padding: 0.15em 0.5em; border-radius: var(--desk-radius-2); box-shadow: inset 0 0 0 2px var(--desk-edge); background: var(--desk-ground); white-space: nowrap; font-weight: 600; }
  .line { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; background: var(--desk-panel); border-radius: calc(0.6 * var(--desk-unit)); padding: 0 calc(1.8 * var(--desk-unit)) 0 calc(2.8 * var(--desk-unit)); position: relative; overflow: clip; column-gap: calc(1.6 * var(--desk-unit)); }
  small { display: block; font-size: var(--desk-view-1); color: var(--desk-quiet); margin-block-end: 0.35em; font-weight: 500; min-block-size: 1.1em; }
  .who { min-inline-size: 0; }
  .thing { font-size: var(--desk-view-4); font-weight: 700; letter-spacing: -0.03em; line-height: 1.1; display: block; padding-block-end: 0.06em; }
  .left { text-align: end; }
  .left b { font-size: var(--desk-view-4); font-weight: 700; letter-spacing: -0.03em; line-height: 1.1; white-space: nowrap; display: block; padding-block-end: 0.06em; }
  .left b small { display: inline; font-size: var(--desk-view-3); margin: 0 0 0 0.12em; color: inherit; letter-spacing: 0; }
  .now { box-shadow: inset calc(0.9 * var(--desk-unit)) 0 0 var(--desk-live); }
  .now .left b { color: var(--desk-live); }
  .run { position: absolute; inset: auto 0 0 calc(0.9 * var(--desk-unit)); block-size: calc(1 * var(--desk-unit)); background: var(--desk-rail); }
  .run i { position: absolute; inset: 0; background: var(--desk-live); transform-origin: left; transform: scaleX(var(--done)); }
  .next .thing, .next .left b { font-size: calc(1.6 * var(--desk-view-3)); }
  .next[data-state='armed'] { outline: calc(0.3 * var(--desk-unit)) dashed var(--desk-armed); outline-offset: calc(-0.3 * var(--desk-unit)); }
  .next[data-state='armed'] :is(.thing, .left b) { color: var(--desk-armed); }
  .next:not([data-state='armed']) :is(.thing, .left b) { color: var(--desk-quiet); }
  .foot { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: calc(1.4 * var(--desk-unit)); min-block-size: calc(3.9 * var(--desk-unit) * 2); }
  .form { display: grid; color: var(--desk-problem); }
  .form[data-weight='know'] { color: var(--desk-quiet); }
  .form svg.i { inline-size: var(--desk-view-3); block-size: var(--desk-view-3); }
  p { font-size: var(--desk-view-2); font-weight: 600; line-height: 1.16; letter-spacing: -0.01em; --lines: 2; }
  .clock { font-size: var(--desk-view-3); font-weight: 600; white-space: nowrap; display: flex; align-items: center; gap: 0.3em; }
  .press { font-size: var(--desk-view-1); min-inline-size: max(var(--desk-target), calc(5.5 * var(--desk-unit))); min-block-size: max(var(--desk-target), calc(4 * var(--desk-unit))); }
  @media (max-aspect-ratio: 1/1) {
    :host { --desk-view-1: 4.2vw; --desk-view-2: 5.2vw; --desk-view-3: 8vw; --desk-view-4: 13vw; --desk-unit: 2vw; }
    .top { grid-template-columns: minmax(0, 1fr) auto; }
    .what { grid-column: 1 / -1; grid-row: 2; justify-content: flex-start; flex-wrap: wrap; }
    .line { grid-template-columns: minmax(0, 1fr); align-content: center; row-gap: 0.6em; }
    .left { text-align: start; }
    .foot { grid-template-columns: auto minmax(0, 1fr); min-block-size: 0; }
    .clock { grid-column: 1 / -1; justify-content: flex-end; }
    .clock deck-clock { flex: 1; }
    .thing, .next .thing { font-size: calc(0.78 * var(--desk-view-4)); }
  }
`;
