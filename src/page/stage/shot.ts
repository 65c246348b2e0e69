/** A scene in the painter's terms: times on the film become layers of the ring. */
import type { Film } from './film.ts';
import type { Shot } from './gl/painter.ts';
import { HELD_PLACE, LIVE_PLACE } from './gl/shader.ts';
import type { Reel, Scene } from './transport.ts';

export function shotOf({ from, to, mix }: Scene, film: Film): Shot {
  const [a, b] = [placesOf(from, film), placesOf(to, film)];
  return { places: [a.one, a.two, b.one, b.two], shares: [a.share, b.share, mix] };
}

type Places = { readonly one: number; readonly two: number; readonly share: number };

function placesOf(reel: Reel, film: Film): Places {
  switch (reel.of) {
    case 'live':
      return { one: LIVE_PLACE, two: LIVE_PLACE, share: 0 };
    case 'held':
      return { one: HELD_PLACE, two: HELD_PLACE, share: 0 };
    case 'kept': {
      const one = film.layerAt(reel.one) ?? LIVE_PLACE;
      return { one, two: film.layerAt(reel.two) ?? LIVE_PLACE, share: reel.share };
    }
  }
}
