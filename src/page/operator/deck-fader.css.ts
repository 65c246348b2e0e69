/** How a fader is drawn: solid = on the picture, hatched = in the air, bar = wanted, hollow triangle = the hand that waits. */
import { css } from 'lit';

export const faderSheet = css`
  :host { --t: 0.375rem; --bar: 1.625rem; --value: 0; --seen: 0; --sent: 0; --hand: 0; display: block; position: relative; contain: layout paint; min-block-size: var(--desk-target); block-size: 100%; touch-action: none; -webkit-tap-highlight-color: transparent; border-radius: var(--desk-radius-2); }
  :host(:focus-visible) { outline: var(--desk-stroke) solid var(--desk-ink); outline-offset: calc(-1 * var(--desk-stroke)); }
  .track { position: absolute; inset: var(--track, 0 0.5rem); }
  .rail { position: absolute; inset: calc(50% - var(--t) / 2) 0 auto; block-size: var(--t); background: var(--desk-rail); border-radius: var(--desk-radius-1); overflow: clip; }
  .seen { position: absolute; inset: 0; background: var(--desk-live-deep); clip-path: inset(0 calc((1 - min(var(--seen), var(--sent))) * 100%) 0 0); }
  .air { position: absolute; inset: 0; background: repeating-linear-gradient(-45deg, var(--desk-live) 0 2px, transparent 2px 5px); clip-path: inset(0 calc((1 - max(var(--seen), var(--sent))) * 100%) 0 calc(min(var(--seen), var(--sent)) * 100%)); }
  .at, .hand { position: absolute; inset: 0; transform: translateX(calc(var(--value) * 100%)); pointer-events: none; }
  .hand { transform: translateX(calc(var(--hand) * 100%)); }
  .at i { position: absolute; inset-inline-start: -0.1875rem; inset-block-start: 50%; inline-size: 0.375rem; block-size: var(--bar); translate: 0 -50%; border-radius: var(--desk-radius-1); background: var(--desk-ink); box-shadow: 0 0 0 2px var(--desk-panel); transition: background var(--desk-flash) linear; }
  .hand svg { position: absolute; inset-inline-start: -0.5rem; inset-block-start: calc(50% - 1.3125rem); inline-size: 1rem; block-size: 0.875rem; rotate: -90deg; fill: var(--desk-panel); stroke: var(--desk-hand); stroke-width: 1.75; stroke-linejoin: round; }
  .gap { position: absolute; inset: calc(50% - 0.5rem) 0 auto; block-size: var(--desk-stroke); background: repeating-linear-gradient(90deg, var(--desk-quiet) 0 2px, transparent 2px 5px); clip-path: inset(0 calc((1 - max(var(--hand), var(--value))) * 100%) 0 calc(min(var(--hand), var(--value)) * 100%)); }
  :host(:not([waits])) :is(.hand, .gap) { visibility: hidden; }
  :host([lit]) .at i { background: var(--desk-live); block-size: calc(var(--bar) + 0.25rem); transition: none; }
  .notch, .mid { display: none; position: absolute; inset-block: calc(50% + 0.25rem) calc(50% - 0.5rem); }
  :host([notch]) .notch { display: block; inset-inline: 0; background: repeating-linear-gradient(90deg, var(--desk-edge) 0 1px, transparent 1px 25%); border-inline-end: 1px solid var(--desk-edge); }
  :host([centre]) .mid { display: block; inset-inline-start: 50%; inline-size: 1px; background: var(--desk-edge); }
  :host([centre]) .seen { clip-path: inset(0 calc((1 - max(var(--seen), 0.5)) * 100%) 0 calc(min(var(--seen), 0.5) * 100%)); }

  :host([upright]) { --bar: 2.25rem; min-block-size: var(--desk-fader); }
  :host([upright]) .track { inset: var(--track, 0.25rem 0); }
  :host([upright]) .rail { inset: 0 auto 0 calc(50% - var(--desk-groove) / 2); inline-size: var(--desk-groove); block-size: auto; }
  :host([upright]) .seen { clip-path: inset(calc((1 - min(var(--seen), var(--sent))) * 100%) 0 0 0); }
  :host([upright]) .air { clip-path: inset(calc((1 - max(var(--seen), var(--sent))) * 100%) 0 calc(min(var(--seen), var(--sent)) * 100%) 0); }
  :host([upright]) .at { transform: translateY(calc((1 - var(--value)) * 100%)); }
  :host([upright]) .hand { transform: translateY(calc((1 - var(--hand)) * 100%)); }
  :host([upright]) .at i { inset: -0.1875rem auto auto 50%; inline-size: var(--bar); block-size: 0.375rem; translate: -50% 0; }
  :host([upright][lit]) .at i { inline-size: calc(var(--bar) + 0.5rem); block-size: 0.375rem; }
  :host([upright]) .hand svg { inset: -0.5rem auto auto calc(50% + 0.5625rem); inline-size: 0.875rem; block-size: 1rem; rotate: none; }
  :host([upright]) .gap { inset: 0 auto 0 calc(50% + 0.75rem); inline-size: var(--desk-stroke); block-size: auto; background: repeating-linear-gradient(var(--desk-quiet) 0 2px, transparent 2px 5px); clip-path: inset(calc((1 - max(var(--hand), var(--value))) * 100%) 0 calc(min(var(--hand), var(--value)) * 100%)); }

  :host([calm]) .seen { background: var(--desk-edge); }
  :host([ghost]) .seen { background: var(--desk-edge); }
  :host([ghost]) .air { background: repeating-linear-gradient(-45deg, var(--desk-edge) 0 2px, transparent 2px 5px); }
  :host([ghost]:not([lit])) .at i { background: var(--desk-panel); box-shadow: inset 0 0 0 1px var(--desk-faint), 0 0 0 1px var(--desk-panel); }
  :host([muted]) .seen { background: repeating-linear-gradient(0deg, var(--desk-edge) 0 2px, transparent 2px 5px); }
  :host([off]) .rail { background: none; border-block-start: var(--desk-stroke) dotted var(--desk-edge); border-radius: 0; block-size: 0; inset-block-start: 50%; }
  :host([upright][off]) .rail { border: 0; border-inline-start: var(--desk-stroke) dotted var(--desk-edge); inline-size: 0; inset: 0 auto 0 50%; block-size: auto; }
  :host([off]) :is(.seen, .air, .at, .hand, .gap, .notch, .mid) { display: none; }
`;
