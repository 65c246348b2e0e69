/** The hands bar: devices, who waits and the last gesture, the take, undo, lock, the size of the desk, the clock. */
import { css, html, LitElement } from 'lit';
import type { DeviceView, View } from '../../core/wire/view.ts';
import { ask } from './ask.ts';
import { blank } from './blank.ts';
import './deck-clock.ts';
import { recordingWords, type RecordingView } from './deck-output.ts';
import { deck, put } from './deed.ts';
import { gestureOf } from './gesture.ts';
import { icon } from './icon.ts';
import { Roving } from './roving.ts';
import { sheet } from './sheet.ts';
import type { Waits } from './waits.ts';

const words: Readonly<Partial<Record<DeviceView['state'], string>>> = { gone: 'unplugged', waiting: 'waiting' };

export class DeckHands extends LitElement {
  static override properties = {
    devices: { attribute: false },
    gesture: { attribute: false },
    waits: {
      attribute: false,
      hasChanged: (next: Waits, before: Waits | undefined) => next?.say !== before?.say || next?.to !== before?.to,
    },
    can: { attribute: false },
    locked: { type: Boolean },
    recording: { attribute: false },
    ends: { attribute: false },
  };
  static override styles = [
    sheet,
    css`
      :host { display: grid; grid-template-columns: minmax(0, auto) minmax(16rem, 1fr) auto; background: var(--desk-panel); border-block-start: 1px solid var(--desk-line); }
      :host > * { display: flex; align-items: center; min-inline-size: 0; padding-inline: var(--desk-gap-1); }
      :host > * + * { border-inline-start: 1px solid var(--desk-line); }
      .press { background: none; box-shadow: none; font-weight: 400; padding-inline: var(--desk-gap-2); }
      .press[disabled] { box-shadow: none; }
      .press:enabled:hover { background: var(--desk-raised); }
      .devices { overflow: clip; }
      .device { display: flex; align-items: center; gap: var(--desk-gap-2); padding-inline: var(--desk-gap-2); white-space: nowrap; min-inline-size: 0; flex: 0 1 auto; }
      .device svg { color: var(--desk-faint); }
      .device[data-state='heard'] svg { color: var(--desk-live); }
      .device:is([data-state='gone'], [data-state='waiting']), .none { color: var(--desk-faint); }
      .last { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 14.75rem); padding-inline: var(--desk-gap-3); gap: var(--desk-gap-3); overflow: hidden; white-space: nowrap; color: var(--desk-quiet); }
      .last b { color: var(--desk-ink); font-weight: 600; }
      .arrow { color: var(--desk-faint); }
      .rec { inline-size: 0.625rem; block-size: 0.625rem; border-radius: 50%; box-shadow: inset 0 0 0 1px var(--desk-edge); flex: none; }
      .rec[data-on] { background: currentColor; }
      .record { min-inline-size: 7.5rem; }
      deck-clock { font-size: var(--desk-size-4); font-weight: 600; padding-inline: var(--desk-gap-2); }
      @container (max-width: 74.9rem) { .last { grid-template-columns: minmax(0, 1fr); } .did:not(.spare) + .clip { display: none; } .device:is([data-state='gone'], [data-state='waiting']), .spare { display: none; } }
    `,
  ];

  declare devices: View['devices'];
  declare gesture: View['gesture'];
  declare waits: Waits;
  declare can: View['can'];
  declare locked: boolean;
  declare recording: RecordingView;
  /** Which ends of the size key are reached. */
  declare ends: { readonly least: boolean; readonly most: boolean };

  constructor() {
    super();
    this.devices = [];
    this.gesture = null;
    this.waits = null;
    this.can = blank.can;
    this.locked = false;
    this.recording = { is: 'off', said: '' };
    this.ends = { least: false, most: false };
    this.addController(new Roving(this, 'button'));
  }

  protected override render(): unknown {
    const { can, locked, ends } = this;
    return html`<div class="devices" role="group" aria-label="Devices" title="Open the monitor" @click=${() => ask(this, { open: 'monitor' })}>
        ${this.devices.length === 0 ? html`<span class="device none">${icon('quiet')}No controller heard yet</span>` : this.devices.map((device) => this.#device(device))}
      </div>
      <div class="last" aria-live="off">${this.#last()}</div>
      <div>
        ${this.#record()}
        <button class="press" aria-label="Undo" ?disabled=${!can.undo} @click=${() => put(this, '/undo', true)}>${icon('undo')}</button>
        <button class="press" aria-label="Redo" ?disabled=${!can.redo} @click=${() => put(this, '/redo', true)}>${icon('redo')}</button>
        <button class="press" aria-pressed=${locked} aria-label=${locked ? 'Locked, unlock the show' : 'Lock the show'} @click=${() => put(this, '/show/lock', !locked)}>${icon(locked ? 'locked' : 'open')}</button>
        <button class="press" aria-label="A−, smaller" ?disabled=${ends.least} @click=${() => ask(this, { size: -1 })}>A−</button>
        <button class="press" aria-label="A+, larger" ?disabled=${ends.most} @click=${() => ask(this, { size: 1 })}>A+</button>
        <deck-clock></deck-clock>
      </div>`;
  }

  #record(): unknown {
    const { recording } = this;
    const isOn = recording.is === 'on';
    const word = isOn ? recordingWords(recording) : 'Record';
    return html`<button class="press spare record" aria-pressed=${isOn} aria-label=${isOn ? `${word}, stop recording` : 'Record'} @click=${() => deck(this, { do: 'record' })}><i class="rec" ?data-on=${isOn}></i>${word}</button>`;
  }

  #device(device: DeviceView): unknown {
    const note = words[device.state] ?? (device.rate === null ? '' : `${Math.round(device.rate)}/s`);
    return html`<span class="device" data-state=${device.state}>${icon(device.state === 'waiting' ? 'gone' : device.state)}<span class="clip">${device.name}</span><span class="unseen">${device.state}</span>${note === '' ? null : html`<span class="small faint spare">${note}</span>`}</span>`;
  }

  #last(): unknown {
    const { waits: word, gesture } = this;
    const said = gesture === null ? null : gestureOf(gesture);
    const did = this.locked
      ? html`<b>Locked</b>`
      : gesture === null
        ? null
        : html`<b>${gesture.from}</b> <span class="arrow">→</span> ${said?.what} <b>${said?.value}</b>`;
    return html`<span class="clip did ${word === null ? '' : 'spare'}">${did}</span
      ><span class="clip">${word === null ? null : html`${word.say} <b>${word.to}</b>`}</span>`;
  }
}

customElements.define('deck-hands', DeckHands);

declare global {
  interface HTMLElementTagNameMap {
    'deck-hands': DeckHands;
  }
}
