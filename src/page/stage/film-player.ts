/** A recorded film that plays instead of the stream: shown from its first frame on, begun again at its end. */

type FilmPlayer = {
  readonly video: HTMLVideoElement;
  /** Which film plays; empty: none. */
  readonly play: (name: string) => void;
  /** Has it a frame to show? */
  readonly isShown: () => boolean;
};

const filmPath = (name: string): string => `/films/${encodeURIComponent(name)}`;

/** `changed`: it has begun, or has gone. */
export function makeFilmPlayer(video: HTMLVideoElement, changed: () => void, pathOf = filmPath): FilmPlayer {
  let playing = '';
  let isShown = false;
  const show = (is: boolean) => {
    if (isShown === is) return;
    isShown = is;
    changed();
  };
  const begin = () => void video.play().catch(() => undefined);
  video.addEventListener('loadeddata', () => show(playing !== ''));
  // A recording's length is not written in it, and what has none is not looped by the browser.
  video.addEventListener('ended', () => {
    video.currentTime = 0;
    begin();
  });
  // A film that is not there, or no film: Scope plays on.
  video.addEventListener('error', () => show(false));

  const play: FilmPlayer['play'] = (name) => {
    if (name === playing) return;
    playing = name;
    if (name === '') {
      show(false);
      video.pause();
      return;
    }
    video.src = pathOf(name);
    begin();
  };
  return { video, play, isShown: () => isShown };
}
