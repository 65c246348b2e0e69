/**
 * The one pass. Order of what it does to the picture: loop and dissolve, zoom, mirror, trails, hue and saturation,
 * contrast, and last how much of all that is let through. Light lies above it, in the page (`docs/stage.md`).
 */

export const vertexSource = `#version 300 es
uniform float uFlip;
out vec2 vAt;
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  vAt = corner * 0.5 + 0.5;
  gl_Position = vec4(corner.x, corner.y * uFlip, 0.0, 1.0);
}`;

/** Places: a layer of the kept frames, or one of these. */
export const LIVE_PLACE = -1;
export const HELD_PLACE = -2;

/**
 * What a draw needs: the present alone, two pictures and their mix, or two that each have a seam; geometry; trails. Each
 * combination is a program of its own, made in advance: a processor that stands in for a GPU samples every texture it
 * reads of, whatever a branch says, and a compiler at work during a show is a picture that stands.
 */
export type Variant = {
  readonly source: 'present' | 'mix' | 'seams';
  readonly geometry: boolean;
  readonly trails: boolean;
};

export const VARIANTS: readonly Variant[] = (['present', 'mix', 'seams'] as const).flatMap((source) =>
  [false, true].flatMap((geometry) => [false, true].map((trails) => ({ source, geometry, trails }))),
);

export const fragmentSource = ({ source, geometry, trails }: Variant): string => `#version 300 es
#define SOURCE ${source === 'present' ? 0 : source === 'mix' ? 1 : 2}
#define GEOMETRY ${geometry ? 1 : 0}
#define TRAILS ${trails ? 1 : 0}
precision highp float;
precision highp sampler2DArray;
uniform sampler2D uLive;
uniform sampler2D uHeld;
uniform sampler2D uFed;
uniform sampler2DArray uKept;
uniform ivec4 uPlaces;
uniform vec3 uShares;
uniform float uAspect;
uniform float uZoom;
uniform int uAxes;
uniform float uTrails;
uniform float uGrowth;
uniform mat3 uColour;
uniform float uContrast;
uniform float uFx;
in vec2 vAt;
layout(location = 0) out vec4 shown;
layout(location = 1) out vec4 fed;

#if SOURCE == 0
vec3 picture(vec2 at) { return textureLod(uLive, at, 0.0).rgb; }
#else
vec3 place(int which, vec2 at) {
  if (which >= 0) return textureLod(uKept, vec3(at, float(which)), 0.0).rgb;
  if (which == ${LIVE_PLACE}) return textureLod(uLive, at, 0.0).rgb;
  return textureLod(uHeld, at, 0.0).rgb;
}

vec3 reel(int one, int two, float share, vec2 at) {
#if SOURCE == 1
  return place(one, at);
#else
  // Only kept frames have a second one.
  return mix(place(one, at), textureLod(uKept, vec3(at, float(max(two, 0))), 0.0).rgb, share);
#endif
}

vec3 picture(vec2 at) {
  return mix(reel(uPlaces.x, uPlaces.y, uShares.x, at), reel(uPlaces.z, uPlaces.w, uShares.y, at), uShares.z);
}
#endif

// Axes through the centre, the first upright; between two of them the sector right of it, and its mirror image.
vec2 folded(vec2 q) {
  if (uAxes == 0) return q;
  q.x *= uAspect;
  float turn = 6.283185307 / float(uAxes);
  float angle = mod(atan(q.x, -q.y), turn);
  angle = 0.5 * turn - abs(angle - 0.5 * turn);
  vec2 r = length(q) * vec2(sin(angle), -cos(angle));
  return vec2(r.x / uAspect, r.y);
}

void main() {
  vec3 dry = picture(vAt);
  vec3 wet = dry;
#if GEOMETRY
  // What a segment finds beyond the edge is the picture again, mirrored there.
  wet = picture(1.0 - abs(mod(folded(vAt - 0.5) / uZoom + 0.5, 2.0) - 1.0));
#endif
#if TRAILS
  vec2 back = (vAt - 0.5) / uGrowth + 0.5;
  if (all(equal(back, clamp(back, 0.0, 1.0)))) {
    vec3 trail = mix(wet, textureLod(uFed, back, 0.0).rgb, uTrails);
    // Half floats round a long trail's last steps away; so it takes at least one, and arrives.
    wet = trail + clamp(wet - trail, -0.0006, 0.0006);
  }
#endif
  fed = vec4(wet, 1.0);
  vec3 coloured = (uColour * wet - 0.5) * uContrast + 0.5;
  shown = vec4(mix(dry, clamp(coloured, 0.0, 1.0), uFx), 1.0);
}`;
