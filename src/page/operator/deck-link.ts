/** The link: a form and a word. A press connects; holding stops. */
import { css, html, LitElement } from 'lit';
import type { LinkView } from '../../core/wire/view.ts';
import { blank } from './blank.ts';
import { deck } from './deed.ts';
import { hold } from './hold.ts';
import { icon } from './icon.ts';
import { type Bridge, phaseOf } from './phase.ts';
import { sheet } from './sheet.ts';

const asleep = new Set<LinkView['phase']>(['idle', 'stopped']);

export class DeckLink extends LitElement {
  static override properties = { link: { attribute: false }, bridge: {} };
  static override styles = [
    sheet,
    css`
      :host { display: grid; inline-size: 9rem; }
      .press { justify-content: flex-start; padding-inline: var(--desk-gap-3) var(--desk-gap-1); border-radius: 0; font-weight: 400; text-align: start; }
      .press:focus-visible { outline-offset: calc(-1 * var(--desk-stroke)); }
      .press > svg.i { inline-size: 1.375rem; block-size: 1.375rem; }
      .press > span:not(.unseen) { display: grid; min-inline-size: 0; line-height: 1.25; }
      b { font-size: var(--desk-size-3); font-weight: 700; justify-self: start; max-inline-size: 100%; }
      [data-phase='live'] > svg { color: var(--desk-live); }
      [data-phase='waiting'] > svg, [data-phase='lost'] > svg { color: var(--desk-problem); }
      [data-rehearsal] b { background: var(--desk-ink); color: var(--desk-on-bright); border-radius: var(--desk-radius-1); padding-inline: 0.3125rem; }
      .hold:enabled::after { inset-block-end: 0; }
      .hold:not(:hover, :focus-visible, [data-held])::after, [data-asleep]::after, [data-asleep] > i { display: none; }
    `,
  ];

  declare link: LinkView;
  declare bridge: Bridge;

  constructor() {
    super();
    this.link = blank.link;
    this.bridge = 'open';
  }

  protected override render(): unknown {
    const { link, bridge } = this;
    const { icon: form, word, line } = phaseOf(link, bridge);
    const isAsleep = asleep.has(link.phase) || bridge === 'lost';
    return html`<button
      class="press plain hold"
      data-phase=${bridge === 'lost' ? 'lost' : link.phase}
      ?data-asleep=${isAsleep}
      ?data-rehearsal=${word === 'Rehearsal'}
      title=${link.server}
      ?disabled=${bridge === 'lost'}
      ${hold({
        held: () => isAsleep || deck(this, { do: 'wish', connect: false }),
        tap: () => link.phase === 'live' || deck(this, { do: 'wish', connect: true }),
      })}
    ><i></i>${icon(form)}<span><b class="clip">${word}</b> <span class="small quiet clip">${line}</span></span><span class="unseen">, ${isAsleep ? 'press to connect' : 'hold to stop'}</span></button>`;
  }
}

customElements.define('deck-link', DeckLink);

declare global {
  interface HTMLElementTagNameMap {
    'deck-link': DeckLink;
  }
}
