/** Words of the invented catalogue, with the letters, quotes and commas that real catalogues have. */
export const TITLES = [
  'Silver', 'Midnight', 'Hollow', 'Åskans', 'Slow', 'Paper', 'Velvet', 'Última', 'Golden', 'Blå', 'Electric', 'Über',
  'Distant', 'Wild', 'Night of the', 'Čarobna', 'Half a', 'Winter', 'Première', 'Neon', 'Little', 'Northern', 'Glass', '青い',
] as const; // prettier-ignore

export const NOUNS = [
  'Harbour', 'Rivers', 'Sång', 'Letters', 'Corazón', 'Machine', 'Avenue', 'Stille', 'Window', 'Lanterns', 'Été', 'Engine',
  'Garden', 'Satellite', 'Dança', 'Signal', 'Orchard', 'Weather', 'Mirror', 'Horses', 'Tide', 'Balcony', 'Ashes', '夜',
  'Carousel', 'Island', 'Thunder', 'Postcard', 'Bridges', 'Static',
] as const; // prettier-ignore

export const EXTRAS = [
  ' (Live)', ' - Remastered 2024', ', Pt. 2', ' "Demo"', ' (feat. The Others)', ' / Reprise', '; Acoustic', ' 🎵',
] as const; // prettier-ignore

export const ARTISTS = [
  'The Quiet', 'Ana', 'Lindqvist &', 'Señor', 'Mount', 'DJ', 'Les', 'Orchestra', 'Saint', 'Cold', 'Young', 'Brass', 'Mira', 'Los',
  'Kleine', 'August', '"Papa"', 'Sister', 'Electric', 'Odd',
] as const; // prettier-ignore

export const PLACES = [
  'Harbour', 'Fontaine', 'Söner', 'Rivera', 'Eerie, Inc.', 'Kowalski', 'Atlas', 'Okafor', 'Nagasaki', 'Parallels', 'Duarte',
  'Weiß', 'Nord', 'Carter', 'Republic', 'Bells', 'Ocean', 'Brothers', 'Ltd.', 'Moreau', 'Club', 'Tapes', 'Mäkinen', 'Fields', 'Zafón',
] as const; // prettier-ignore
