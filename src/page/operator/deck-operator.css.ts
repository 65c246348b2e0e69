/** The plan of the screen, 80 × 45 rem: only the window's size changes it, never a state. */
import { css } from 'lit';

export const planSheet = css`
  :host {
    container: desk / size; display: block; position: fixed; inset: 0; background: var(--desk-ground); color: var(--desk-ink);
    font: 400 var(--desk-size-2) / var(--desk-leading) var(--desk-face); font-variant-numeric: tabular-nums; overflow: hidden; user-select: none; -webkit-user-select: none; -webkit-text-size-adjust: none;
  }
  .desk { display: grid; grid-template: var(--desk-far) minmax(0, 1fr) var(--desk-hands) / minmax(0, 1fr); block-size: 100%; }
  header, footer { display: grid; min-inline-size: 0; }
  main { position: relative; display: grid; gap: var(--desk-gutter); padding: var(--desk-gutter); min-block-size: 0; grid-template: minmax(0, 1fr) / var(--desk-left) minmax(0, 1fr); }
  .left { display: flex; flex-direction: column; gap: var(--desk-gutter); min-block-size: 0; min-inline-size: 0; }
  .stage { flex: none; background: var(--desk-panel); border-radius: var(--desk-radius-2); overflow: clip; }
  deck-picture { block-size: var(--desk-top); }
  deck-master { margin-block-start: var(--desk-gutter); }
  .facts { display: flex; align-items: center; justify-content: space-between; gap: var(--desk-gap-2); block-size: 1.5rem; padding-inline: var(--desk-gap-3); font-size: var(--desk-size-1); color: var(--desk-quiet); white-space: nowrap; overflow: hidden; }
  .seat { flex: 1; min-block-size: 0; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); }
  .seat > * { grid-area: 1 / 1; }
  .seat > [inert] { visibility: hidden; }
  deck-learn-panel { position: relative; z-index: 1; }
  .right {
    display: grid; gap: var(--desk-gutter); min-block-size: 0; min-inline-size: 0;
    grid-template: var(--desk-top) minmax(0, 1fr) minmax(calc(var(--desk-head) + var(--desk-gap-1) + var(--desk-pads)), 0.5fr) / repeat(2, minmax(0, 1fr));
    grid-template-areas: 'reading mix' 'slots slots' 'play play';
  }
  deck-reading { grid-area: reading; }
  deck-mix { grid-area: mix; }
  .slots { grid-area: slots; display: grid; grid-template: var(--desk-head) minmax(0, 1fr) / minmax(0, 1fr); gap: var(--desk-gap-1); min-block-size: 0; }
  .play { grid-area: play; display: flex; flex-direction: column; gap: var(--desk-gap-1); min-block-size: 0; min-inline-size: 0; }
  deck-tempo { flex: none; }
  deck-pads { flex: 1; }
  .extra { display: none; background: var(--desk-panel); border-radius: var(--desk-radius-2); min-inline-size: 0; flex-direction: column; }
  .extra deck-params { flex: 1; }

  /* nothing here works without the bridge: what would look live is grey */
  .desk[data-dead] :is(.right, .stage > :not(deck-picture), deck-list, footer) { filter: grayscale(1); }

  deck-over { position: absolute; z-index: 2; inset: var(--desk-gutter) var(--desk-gutter) auto calc(var(--desk-left) + 2 * var(--desk-gutter)); block-size: calc(var(--desk-top) + var(--desk-gutter) + var(--desk-head)); }
  deck-find { position: absolute; z-index: 2; inset: var(--desk-gutter) auto auto calc(50% + var(--desk-left) / 2); translate: -50% 0; inline-size: min(40rem, 100% - var(--desk-left) - 3 * var(--desk-gutter)); block-size: calc(var(--desk-top) + var(--desk-gutter) + var(--desk-head)); }
  deck-first { position: absolute; inset: 0; z-index: 3; }
  header, footer { position: relative; }
  deck-learn-bar { position: absolute; inset: 0; }
  .desk[data-learns]::after { content: ''; position: absolute; inset: 0; border: 0.1875rem solid var(--desk-learn); pointer-events: none; z-index: 4; }
  .far-view { position: absolute; inset: 0; z-index: 3; }

  @container (max-height: 44.9rem) {
    main { overflow-y: auto; scrollbar-width: thin; grid-template-rows: auto; }
    .right { grid-template-rows: var(--desk-top) minmax(14.5rem, 1fr) minmax(12.25rem, 0.5fr); }
    .seat { min-block-size: 12rem; flex: 1 1 0; }
  }
  @media (min-width: 2560px) and (min-height: 1300px) {
    main { grid-template-columns: var(--desk-left) minmax(0, 1fr) var(--desk-right); }
    .extra { display: flex; }
    deck-over { inset-inline-end: calc(var(--desk-right) + 2 * var(--desk-gutter)); }
  }
  @container (max-width: 74.9rem) {
    main {
      grid-template: var(--desk-top) var(--desk-head) 3.25rem minmax(calc(var(--desk-name) + var(--desk-fader)), 1fr) auto / var(--desk-left) repeat(2, minmax(0, 1fr));
      grid-template-areas: 'picture reading mix' 'master reading mix' 'five five five' 'slots slots slots' 'play play play'; gap: 0 var(--desk-gutter);
    }
    .left, .right, .stage, .slots, .seat { display: contents; }
    deck-picture { grid-area: picture; border-radius: var(--desk-radius-2) var(--desk-radius-2) 0 0; }
    deck-master { grid-area: master; background: var(--desk-panel); margin: 0; border-radius: 0 0 var(--desk-radius-2) var(--desk-radius-2); }
    deck-five { grid-area: five; margin-block-start: var(--desk-gutter); align-self: stretch; }
    .facts, .extra { display: none; }
    deck-columns { grid-area: slots; margin-block: var(--desk-gutter); }
    .seat > deck-list { grid-area: reading; z-index: 1; }
    .seat > deck-learn-panel { grid-area: reading; z-index: 1; }
    deck-find { inset-inline: 50% auto; translate: -50% 0; }
    .play { block-size: calc(var(--desk-head) + var(--desk-gap-1) + var(--desk-pads) + 0.5rem); }
    deck-knobs { display: none; grid-area: reading; z-index: 1; margin: calc(var(--desk-head) + var(--desk-gap-2)) var(--desk-gap-2) var(--desk-gap-2); grid-template: none / repeat(3, minmax(0, 1fr)); grid-auto-rows: var(--desk-head); align-content: space-evenly; }
    .desk[data-seat='effects'] deck-knobs { display: grid; }
    .desk:not([data-seat='text']) deck-reading { visibility: hidden; }
    .desk[data-seat='effects'] deck-list { background: var(--desk-panel); z-index: 0; }
    deck-over { block-size: calc(var(--desk-top) + var(--desk-head)); }
  }
`;
