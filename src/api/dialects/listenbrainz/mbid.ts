const HEX = /^[0-9a-f]{32}$/;

/** A MusicBrainz id in its canonical form; like ListenBrainz it takes braces, `urn:uuid:` and missing hyphens. */
export const parseMbid = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const hex = value.toLowerCase().replace(/^urn:uuid:/, '').replaceAll(/[{}-]/g, ''); // prettier-ignore
  if (!HEX.test(hex)) return undefined;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
