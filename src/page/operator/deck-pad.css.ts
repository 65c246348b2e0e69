/** How a pad is drawn in each of its states: always a form and a word beside the colour, and the same box. */
import { css } from 'lit';

export const padSheet = css`
  :host { display: grid; }
  button { --name: 1.625rem; position: relative; display: grid; grid-template: minmax(0, 1fr) var(--name) / minmax(0, 1fr); background: var(--desk-panel); border-radius: var(--desk-radius-2); overflow: clip; min-inline-size: 0; min-block-size: 0; touch-action: manipulation; -webkit-tap-highlight-color: transparent; contain: layout; }
  .thumb { background: var(--look) center / cover; opacity: 0.62; }
  .no { position: absolute; inset: 0 auto auto 0; min-inline-size: 1.375rem; text-align: center; font-size: var(--desk-size-1); line-height: 1.25rem; font-weight: 600; background: var(--desk-panel); color: var(--desk-quiet); border-end-end-radius: var(--desk-radius-2); padding-inline: 0.25rem; }
  .deck { position: absolute; inset: 0 0 auto auto; min-inline-size: 1.375rem; text-align: center; font-size: var(--desk-size-1); line-height: 1.25rem; font-weight: 700; background: var(--desk-ink); color: var(--desk-on-bright); border-end-start-radius: var(--desk-radius-2); }
  .deck.ghost { background: var(--desk-panel); color: var(--desk-quiet); }
  .name { position: relative; display: flex; align-items: center; padding-inline: 0.5rem 0.375rem; font-size: var(--desk-size-2); min-inline-size: 0; }
  .name::before { content: ''; position: absolute; inset: 0.375rem auto 0.375rem 0; inline-size: 0.1875rem; background: var(--hue, transparent); border-radius: 0 2px 2px 0; }
  .badge { position: absolute; inset: auto 0 var(--name) auto; display: flex; align-items: center; gap: 0.25rem; block-size: 1.375rem; padding-inline: 0.375rem; font-size: var(--desk-size-3); font-weight: 700; background: var(--desk-panel); border-start-start-radius: var(--desk-radius-2); white-space: nowrap; }
  .badge svg.i { inline-size: 1em; block-size: 1em; stroke-width: 2.25; }
  .why { position: absolute; inset: 1.125rem 0.375rem var(--name); display: grid; place-content: center; text-align: center; font-size: var(--desk-size-1); line-height: 1.15; --lines: 2; }
  .why .lines { text-wrap: balance; }
  .run { position: absolute; inset: auto 0 var(--name) 0; block-size: 0.375rem; background: var(--desk-panel); }
  .run i { position: absolute; inset: 0; background: var(--desk-live); transform-origin: left; transform: scaleX(var(--done, 0)); }
  button::after { content: ''; position: absolute; inset: 0; border-radius: inherit; pointer-events: none; }
  button:enabled:hover .thumb { opacity: 0.8; }
  button[disabled] .no { color: var(--desk-faint); }

  [data-state='active'] .thumb, [data-state='moving'] .thumb, [data-state='changed'] .thumb, [data-state='stored'] .thumb { opacity: 1 !important; }
  [data-state='active']::after, [data-state='changed']::after { border: 0.1875rem solid var(--desk-live); }
  [data-state='active'] .name { background: var(--desk-live); color: var(--desk-on-bright); font-weight: 600; }
  [data-state='active'] .badge { background: var(--desk-live); color: var(--desk-on-bright); font-size: var(--desk-size-1); }
  [data-state='changed'] .name, [data-state='moving'] .name, [data-state='leaving'] .name { font-weight: 600; }
  [data-state='changed'] .badge { color: var(--desk-live); font-size: var(--desk-size-1); }
  [data-state='leaving'] .thumb { opacity: 0.85; }
  [data-state='leaving']::after { border: var(--desk-stroke) solid var(--desk-live-deep); }
  [data-state='moving'] .badge { color: var(--desk-live); inset-block-end: calc(var(--name) + 0.375rem); }
  [data-state='moving']::after { border: var(--desk-stroke) solid var(--desk-live); }
  [data-state='armed']::after { border: 0.1875rem dashed var(--desk-armed); animation: pulse var(--beat, 1s) linear infinite; }
  [data-state='armed'] .name, [data-state='armed'] .badge { color: var(--desk-armed); font-weight: 600; }
  [data-state='armed'] .badge { font-weight: 700; }
  [data-state='armed'] .badge b, [data-state='moving'] .badge b { min-inline-size: 4.7ch; text-align: end; }
  .badge b { font: inherit; }
  [data-state='stored']::after { border: 0.1875rem solid var(--desk-ink); }
  [data-state='stored'] .name { background: var(--desk-ink); color: var(--desk-on-bright); font-weight: 600; }
  [data-state='stored'] .badge { background: var(--desk-ink); color: var(--desk-on-bright); font-size: var(--desk-size-1); }
  [data-state='empty'] { background: none; color: var(--desk-faint); }
  [data-state='empty']::after { border: 1px dashed var(--desk-edge); }
  [data-state='empty'] .no { background: none; color: var(--desk-faint); }
  [data-state='empty']:enabled:hover { background: var(--desk-panel); }
  [data-state='failed'] .thumb { opacity: 0.25 !important; filter: grayscale(1); }
  [data-state='failed']::after { border: var(--desk-stroke) solid var(--desk-problem); }
  [data-state='failed'] .name { color: var(--desk-problem); font-weight: 600; }
  [data-state='failed'] .badge { color: var(--desk-problem); background: none; inset-block: 0 auto; }

  .holding { display: none; position: absolute; inset: 0; background: color-mix(in oklch, var(--desk-problem) 45%, transparent); transform-origin: left; transform: scaleX(0); }
  .keep { display: none; }
  [data-held] .holding { display: block; animation: fill var(--desk-hold) linear forwards; }
  [data-held] .keep { display: flex; position: absolute; inset: auto 0 0; block-size: var(--name); align-items: center; padding-inline: 0.5rem; background: var(--desk-problem-deep); color: var(--desk-ink); font-weight: 600; }
  @keyframes fill { to { transform: none; } }
  @keyframes pulse { 0% { opacity: 1; } 60%, 100% { opacity: 0.62; } }
  @media (prefers-reduced-motion: reduce) {
    [data-state='armed']::after { animation: none; }
    [data-held] .holding { animation-timing-function: steps(2, jump-none); }
  }
`;
