/** Twelve hues of equal lightness and strength (OKLCH 0.58, 0.115), and what each is called. */
export const staffColours: readonly { colour: string; name: string }[] = [
  { colour: '#078d87', name: 'Teal' },
  { colour: '#b35b6b', name: 'Rose' },
  { colour: '#3f7ebb', name: 'Blue' },
  { colour: '#a56d1c', name: 'Amber' },
  { colour: '#8f66ad', name: 'Violet' },
  { colour: '#638839', name: 'Olive green' },
  { colour: '#0388a5', name: 'Cyan' },
  { colour: '#b36043', name: 'Terracotta' },
  { colour: '#6e71bd', name: 'Indigo' },
  { colour: '#8a7b13', name: 'Mustard' },
  { colour: '#a75d90', name: 'Magenta' },
  { colour: '#2a8f62', name: 'Green' },
];

/** What a colour is called; its code where it has no name. */
export function colourName(colour: string): string {
  return staffColours.find((one) => one.colour === colour)?.name ?? colour;
}
